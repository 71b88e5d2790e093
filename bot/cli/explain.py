"""The ranking of a question as a table: each candidate with what each signal said. Imported by bot.cli."""

from __future__ import annotations

from index.searcher import Ranking

SHOWN = 0.0005


def explain(ranking: Ranking) -> str:
    """How the question was read, then a block a candidate: score, code, title, weighted signals, largest first."""
    query = ranking.query
    lines = [
        f"ngôn ngữ: {query.language.value}; phần hỏi: {', '.join(query.facets) or 'overview'}",
        *(f"đọc là ({reading.weight:.2f}): {reading.text}" for reading in query.subjects),
    ]
    if query.additions:
        lines.append(f"từ chính thức thêm vào: {'; '.join(' '.join(words) for words in query.additions)}")
    if query.unwanted:
        lines.append(f"không phải: {' '.join(query.unwanted)}")
    for place, hit in enumerate(ranking.hits, 1):
        said = sorted(hit.signals, key=lambda item: -abs(item[1]))
        signals = "  ".join(f"{name} {value:+.3f}" for name, value in said if abs(value) > SHOWN)
        lines += [f"{place:2d}. {hit.score:.3f}  {hit.row.code}  {hit.row.title}", f"    {signals}"]
    lines.append(f"{ranking.milliseconds:.1f} ms")
    return "\n".join(lines)
