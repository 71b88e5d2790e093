"""The facts of an authored procedure against its official record; checks tell what is wrong, in words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.content.raw_records import SILENT, Paper, RawRecord, number, squeeze

_LEVELS = {"Cấp Xã": "commune", "Cấp Tỉnh": "province", "Cấp Bộ/Trung ương": "ministry", SILENT: ""}
_COMMON = frozenset(
    [
        "và",
        "hoặc",
        "của",
        "theo",
        "các",
        "những",
        "được",
        "có",
        "trong",
        "cho",
        "với",
        "về",
        "là",
        "để",
        "tại",
    ]
    + ["từ", "khi", "phải", "này", "đó", "thì", "nếu", "do"]
)
_WORD = re.compile(r"\w+")
_GROUPED = re.compile(r"\b\d{1,3}(?:\.\d{3})+\b|\b\d{4,}(?= ?(?:đồng|đ\b|VNĐ))")
_SPAN = re.compile(r"(\d+) *(?:\([^)]{1,20}\))? *(ngày làm việc|ngày|giờ|tháng)(?!\s+\d|/)")
_SPAN_UNITS = {"working_day": "ngày làm việc", "day": "ngày", "hour": "giờ", "month": "tháng"}
_SENTENCE_END = re.compile(r"[.;:!?\n]+(?:\s|$)")
_COPIED = 12  # words: a sentence this long is no coincidence
_COPIED_NAME = 25  # words: names of papers are facts; longer ones are sentences


def fact_problems(content: dict[str, Any], record: RawRecord, link: str) -> list[str]:
    """What in one authored procedure disagrees with its record; `link` is its published address, or ""."""
    return [
        *_heading(content, record, link),
        *_fees_and_times(content, record),
        *_papers(content, record),
        *_legal(content, record),
        *_copied(content, record),
    ]


def _heading(content: dict[str, Any], record: RawRecord, link: str) -> Iterator[str]:
    expected = {
        "title": record.fields["Tên thủ tục"],
        "decision": record.fields["Số quyết định"],
        "field": record.fields["Lĩnh vực"],
        "level": _LEVELS[record.fields["Cấp thực hiện"]],
        "link": link,
    }
    for key, value in expected.items():
        if key in ("field",) and key not in content:
            continue
        if squeeze(content.get(key, "")) != value:
            yield f"{key}: {content.get(key, '')!r}, the record has {value!r}"
    told = record.fields["Đối tượng thực hiện"]
    for who in content.get("audience", []):
        if squeeze(who) not in told:
            yield f"audience: the record does not name {who!r}"


def _fees_and_times(content: dict[str, Any], record: RawRecord) -> Iterator[str]:
    methods = content["methods"]
    channels = Counter(method["channel"] for method in methods)
    if channels != Counter(method.channel for method in record.methods):
        yield f"methods: {dict(channels)}, the record has {Counter(m.channel for m in record.methods)}"
    fees = Counter(
        (method["channel"], float(fee["amount"]))
        for method in methods
        for fee in method.get("fees", [])
        if "amount" in fee
    )
    stated = Counter((method.channel, amount) for method in record.methods for amount in method.amounts)
    if fees != stated:
        yield f"fees: {dict(fees - stated)} too many, {dict(stated - fees)} missing"
    times = Counter(
        (method["channel"], float(method["time"]["value"]), method["time"]["unit"])
        for method in methods
        if "value" in method.get("time", {})
    )
    limits = Counter((method.channel, *method.time) for method in record.methods if method.time)
    if times != limits:
        yield f"times: {dict(times - limits)} too many, {dict(limits - times)} missing"
    said = squeeze(" ".join(_strings(methods)))
    official = " ".join(method.text for method in record.methods)
    amounts = {amount for _, amount in fees} | {number(found) for found in _GROUPED.findall(said)}
    for found in sorted({number(found) for found in _GROUPED.findall(official)} - amounts):
        yield f"methods: the amount {found:.0f} of the record is not told"
    spans = {(int(value), unit) for value, unit in _SPAN.findall(said)}
    spans |= {(int(value), _SPAN_UNITS[unit]) for _, value, unit in times if unit in _SPAN_UNITS}
    for value, unit in sorted({(int(value), unit) for value, unit in _SPAN.findall(official)} - spans):
        yield f"methods: the time {value} {unit} of the record is not told"


def _papers(content: dict[str, Any], record: RawRecord) -> Iterator[str]:
    authored = [
        Paper(squeeze(paper["name"]), paper.get("originals", 0), paper.get("copies", 0))
        for group in content["documents"]
        for paper in group["papers"]
    ]
    official = [paper for paper in record.papers if not paper.introduces]
    shared = Counter(word for paper in official for word in _content_words(paper.name))
    rare = {word for word, papers in shared.items() if papers <= max(1, len(official) // 3)}
    alike = {
        (mine, theirs)
        for mine, paper in enumerate(authored)
        for theirs, source in enumerate(official)
        if _alike(_content_words(paper.name), _content_words(source.name), rare)
    }
    counted = [theirs for theirs, source in enumerate(official) if source.counted]
    choices = {
        theirs: [
            mine
            for mine, paper in enumerate(authored)
            if (mine, theirs) in alike
            and (paper.originals, paper.copies) == (official[theirs].originals, official[theirs].copies)
        ]
        for theirs in counted
    }
    paired = _pairs(choices)
    for theirs in counted:
        if theirs not in paired:
            source = official[theirs]
            counts = f"{source.originals}/{source.copies}"
            yield f"papers: no paper of its own with {counts} for {source.name[:90]!r}"
    for theirs, source in enumerate(official):
        if not source.counted and not any(pair[1] == theirs for pair in alike):
            yield f"papers: nothing says {source.name[:90]!r}"
    for mine, paper in enumerate(authored):
        if not any(pair[0] == mine for pair in alike):
            yield f"papers: the record has nothing like {paper.name[:90]!r}"
        elif paper.counted and mine not in paired.values() and not _repeats(paper, authored[:mine]):
            yield f"papers: the record counts {paper.name[:90]!r} otherwise"


def _repeats(paper: Paper, earlier: list[Paper]) -> bool:
    """Whether a paper already named in another case is named again."""
    words = _content_words(paper.name)
    return any(len(words & _content_words(other.name)) >= len(words) / 2 for other in earlier)


def _alike(mine: set[str], theirs: set[str], rare: set[str]) -> bool:
    if not mine:
        return False
    distinctive = theirs & rare
    return len(mine & theirs) >= len(mine) / 2 or (
        bool(distinctive) and len(mine & distinctive) >= len(distinctive) / 2
    )


def _pairs(choices: dict[int, list[int]]) -> dict[int, int]:
    """A largest pairing of record papers with authored ones, each used once (augmenting paths)."""
    taken: dict[int, int] = {}

    def place(theirs: int, tried: set[int]) -> bool:
        for mine in choices[theirs]:
            if mine not in tried:
                tried.add(mine)
                if mine not in taken or place(taken[mine], tried):
                    taken[mine] = theirs
                    return True
        return False

    for theirs in choices:
        place(theirs, set())
    return {theirs: mine for mine, theirs in taken.items()}


def _legal(content: dict[str, Any], record: RawRecord) -> Iterator[str]:
    mine = {squeeze(entry["number"]) for entry in content.get("legal", []) if "number" in entry}
    theirs = set(record.legal_numbers)
    for missing in sorted(theirs - mine):
        yield f"legal: {missing} is missing"
    for added in sorted(mine - theirs):
        yield f"legal: the record does not rest on {added}"


def _copied(content: dict[str, Any], record: RawRecord) -> Iterator[str]:
    official = f" {' '.join(_words(record.text))} "
    notes = [paper for group in content["documents"] for paper in group["papers"] if not _counted(paper)]
    names = [paper for group in content["documents"] for paper in group["papers"] if _counted(paper)]
    kept = ("name", "aliases", "summary", "tips", "methods", "steps", "conditions")
    prose = [text for key in kept for text in _strings(content.get(key, []))]
    for limit, texts in (
        (_COPIED, [*prose, *(paper["name"] for paper in notes)]),
        (_COPIED_NAME, [paper["name"] for paper in names]),
    ):
        for text in texts:
            for sentence in _SENTENCE_END.split(text):
                words = _words(sentence)
                if len(words) >= limit and f" {' '.join(words)} " in official:
                    yield f"copied from the record: {sentence.strip()[:90]!r}"


def _counted(paper: dict[str, Any]) -> bool:
    return bool(paper.get("originals") or paper.get("copies"))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def _content_words(text: str) -> set[str]:
    return set(_words(text)) - _COMMON


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
