"""The outcome of a build, for people and for machines. Imported by bot.cli.

Tested by tests/unit/bot/cli/test_commands.py.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from bot.building import BuildOutcome

NAMED = 10  # items named of each list; the JSON holds them all


def as_json(outcome: BuildOutcome) -> str:
    """One JSON object: `imported` as knowledge.report writes it, `indexed`, `seconds`."""
    indexed = outcome.indexed
    return json.dumps(
        {
            "imported": json.loads(outcome.imported.to_json()),
            "indexed": {
                "generation": indexed.generation,
                "changed": indexed.changed,
                "procedures": indexed.procedures,
                "phrasings": indexed.phrasings,
                "seconds": dict(indexed.seconds),
            },
            "handbooks": {
                "files": [asdict(file) for file in outcome.handbooks.files],
                "refused": [asdict(refusal) for refusal in outcome.handbooks.refusals],
            },
            "seconds": round(outcome.seconds, 2),
        },
        ensure_ascii=False,
    )


def as_text(outcome: BuildOutcome) -> str:
    """A few lines a person reads: by source what was read, changed, cleaned and refused."""
    lines = []
    for source in outcome.imported.sources:
        changes = source.changes
        lines.append(
            f"{source.source}: đọc {source.read}, thêm {len(changes.added)}, đổi {len(changes.changed)}, "
            f"giữ nguyên {changes.unchanged}, không còn {len(changes.gone)}, từ chối {len(source.refused)}"
        )
        if source.cleaned:
            kinds = ", ".join(f"{count.kind.value} {count.records}" for count in source.cleaned)
            lines.append(f"  làm sạch, đánh dấu: {kinds}")
        lines += [f"  đổi {item.code}: {', '.join(item.sections)}" for item in changes.changed[:NAMED]]
        lines += _rest(len(changes.changed))
        if changes.gone:
            lines.append(f"  không còn: {', '.join(changes.gone[:NAMED])}")
        lines += [f"  từ chối {item.name}: {item.reason}" for item in source.refused[:NAMED]]
        lines += _rest(len(source.refused))
        lines += [f"  {note}" for note in source.notes]
    if outcome.handbooks.files or outcome.handbooks.refusals:
        read = outcome.handbooks
        lines.append(f"sổ tay: đọc {len(read.files)}, {len(read.passages)} đoạn, từ chối {len(read.refusals)}")
        lines += [f"  từ chối {refusal.name}: {refusal.reason}" for refusal in read.refusals[:NAMED]]
    indexed = outcome.indexed
    state = "mới" if indexed.changed else "không đổi"
    lines.append(
        f"chỉ mục {indexed.generation} ({state}): {indexed.procedures} thủ tục, {indexed.phrasings} câu dân dùng"
    )
    lines.append(f"xong trong {outcome.seconds:.1f} giây")
    return "\n".join(lines)


def _rest(total: int) -> list[str]:
    return [f"  ... và {total - NAMED} mục nữa (xem --json)"] if total > NAMED else []
