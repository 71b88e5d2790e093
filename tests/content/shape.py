"""The shape of an authored procedure, checked without the corpus; checks tell what is wrong, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LEVELS = {"commune", "province", "ministry"}
CHANNELS = {"direct", "online", "postal"}
UNITS = {"working_day", "day", "hour", "month", "year"}
_REQUIRED = {"code", "title", "decision", "as_of", "name", "summary", "tips", "methods", "documents", "steps"}
_OPTIONAL = {"level", "field", "link", "aliases", "audience", "result", "agency", "conditions", "legal"}
_TEXTS = (
    "code",
    "title",
    "decision",
    "level",
    "field",
    "as_of",
    "link",
    "name",
    "summary",
    "result",
    "agency",
)
_LISTS = ("aliases", "tips", "audience", "steps", "conditions")


def shape_problems(content: Any) -> list[str]:
    """What is wrong with the shape of one file's parsed content."""
    if not isinstance(content, dict):
        return ["not a mapping"]
    problems = list(_keys(content, "the file", _REQUIRED, _OPTIONAL))
    problems += [f"{key}: not a text" for key in _TEXTS if key in content and not _text(content[key])]
    for key in _LISTS:
        values = content.get(key, [])
        if not isinstance(values, list) or not all(_text(value) for value in values):
            problems.append(f"{key}: not a list of texts")
    if problems:
        return problems
    if content.get("level", "commune") not in LEVELS:
        problems.append(f"level: {content['level']}")
    if not 1 <= len(content["tips"]) <= 4:
        problems.append("tips: 1 to 4 wanted")
    if len(content.get("aliases", [])) > 4:
        problems.append("aliases: at most 4")
    problems += _each(content, "methods", _method)
    problems += _each(content, "documents", _group)
    problems += _each(content, "legal", _legal)
    return problems


def _each(content: dict[str, Any], key: str, check: Any) -> list[str]:
    values = content.get(key, [])
    if not isinstance(values, list) or (key != "legal" and not values):
        return [f"{key}: not a list, or empty"]
    return [f"{key}[{index}]: {problem}" for index, value in enumerate(values) for problem in check(value)]


def _keys(value: Any, where: str, required: set[str], optional: set[str]) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where}: not a mapping"
        return
    for key in sorted(required - value.keys()):
        yield f"{where}: {key} missing"
    for key in sorted(value.keys() - required - optional):
        yield f"{where}: unknown key {key}"


def _method(method: Any) -> Iterator[str]:
    yield from _keys(method, "method", {"channel"}, {"time", "fees", "note"})
    if not isinstance(method, dict):
        return
    if method.get("channel") not in CHANNELS:
        yield f"channel: {method.get('channel')}"
    if "note" in method and not _text(method["note"]):
        yield "note: not a text"
    if "time" in method:
        time = method["time"]
        yield from _keys(time, "time", set(), {"value", "unit", "note"})
        if isinstance(time, dict):
            if ("value" in time) != ("unit" in time) or not time:
                yield "time: value and unit go together; else a note alone"
            if "value" in time and (not _count(time["value"], float) or time["unit"] not in UNITS):
                yield f"time: {time['value']} {time['unit']}"
    fees = method.get("fees", [])
    if not isinstance(fees, list):
        yield "fees: not a list"
        return
    for fee in fees:
        yield from _keys(fee, "fee", set(), {"amount", "currency", "note"})
        if isinstance(fee, dict):
            if "amount" in fee and not (_count(fee["amount"], float) and _text(fee.get("currency"))):
                yield "fee: amount is no number, or has no currency"
            if "amount" not in fee and not _text(fee.get("note")):
                yield "fee: neither amount nor note"


def _group(group: Any) -> Iterator[str]:
    yield from _keys(group, "group", {"papers"}, {"case"})
    if not isinstance(group, dict) or not isinstance(group.get("papers"), list) or not group["papers"]:
        yield "papers: not a list, or empty"
        return
    for paper in group["papers"]:
        yield from _keys(paper, "paper", {"name"}, {"originals", "copies"})
        if isinstance(paper, dict):
            if not _text(paper.get("name")):
                yield "paper: name is not a text"
            if not all(_count(paper.get(key, 0), int) for key in ("originals", "copies")):
                yield f"paper: counts of {paper.get('name')}"


def _legal(legal: Any) -> Iterator[str]:
    yield from _keys(legal, "legal", {"title"}, {"number"})
    if isinstance(legal, dict) and not all(_text(value) for value in legal.values()):
        yield "legal: not texts"


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _count(value: Any, kind: type[int] | type[float]) -> bool:
    return not isinstance(value, bool) and isinstance(value, (int, kind)) and bool(value >= 0)
