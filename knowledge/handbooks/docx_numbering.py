"""The numbers that Word counts itself ("1.", "a)"): a file holds only the rule, and a reader would lose them.

Imported by docx. Tested by tests/unit/knowledge/handbooks/test_docx.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str  # decimal, lowerLetter, upperRoman, bullet, ...
    text: str  # "%1.", "%1.%2)"
    start: int


@dataclass(slots=True)
class Numbering:
    """The counters of one document; `mark` is called for each numbered paragraph in order."""

    _lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def mark(self, list_id: str, depth: int) -> str:
        """The mark of the next paragraph of that list at `depth` (from 0): "1.", "-", or "" where there is none."""
        if list_id not in self._lists or not 0 <= depth < _DEEPEST:
            return ""
        shared, levels = self._lists[list_id]
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "-"
        counts = self._counts.setdefault(
            shared, [levels[item].start - 1 if item in levels else 0 for item in range(_DEEPEST)]
        )
        counts[depth] += 1
        for deeper in range(depth + 1, _DEEPEST):
            counts[deeper] = levels[deeper].start - 1 if deeper in levels else 0

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            form = levels[place].form if place in levels else "decimal"
            return _number(max(counts[place], 1), form) if 0 <= place < _DEEPEST else ""

        return _PLACE.sub(shown, level.text).strip()


def numbering(root: Any | None) -> Numbering:
    """The counters by the numbering part whose XML is `root`; none for a document without one."""
    result = Numbering()
    if root is None:
        return result
    abstract: dict[str, dict[int, _Level]] = {}
    for item in root.iterfind(f"{W}abstractNum"):
        levels = {_int(level.get(f"{W}ilvl")): _level(level) for level in item.iterfind(f"{W}lvl")}
        abstract[item.get(f"{W}abstractNumId", "")] = levels
    for item in root.iterfind(f"{W}num"):
        number = item.get(f"{W}numId", "")
        shared = _value(item.find(f"{W}abstractNumId"))
        levels = dict(abstract.get(shared, {}))
        restarted = False
        for change in item.iterfind(f"{W}lvlOverride"):
            depth = _int(change.get(f"{W}ilvl"))
            start = change.find(f"{W}startOverride")
            if start is not None and depth in levels:
                levels[depth] = _Level(levels[depth].form, levels[depth].text, _int(_value(start)))
                restarted = True
            new = change.find(f"{W}lvl")
            if new is not None:
                levels[depth] = _level(new)
        result._lists[number] = (f"own {number}" if restarted else shared, levels)
    return result


def _level(element: Any) -> _Level:
    start = _value(element.find(f"{W}start"))
    return _Level(
        _value(element.find(f"{W}numFmt")) or "decimal",
        _value(element.find(f"{W}lvlText")),
        _int(start) if start else 1,
    )


def _value(element: Any | None) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))


def _int(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0


def _number(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        result = ""
        for worth, sign in _ROMAN:
            while value >= worth and len(result) < 20:
                result, value = result + sign, value - worth
        return result if form == "lowerRoman" else result.upper()
    return f"{value:02d}" if form == "decimalZero" else str(value)
