"""What Word's paragraph styles say: the level of a heading, bold. Laws use "Normal" alone, handbooks often do not.

Imported by docx. Tested by tests/unit/knowledge/handbooks/test_docx.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from knowledge.handbooks.docx_numbering import W

_HEADING = re.compile(r"(?:heading|tiêu đề|đề mục)\s*(\d)", re.IGNORECASE)
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Style:
    """`level` is that of a heading, 0 for none."""

    level: int = 0
    bold: bool = False


@dataclass(slots=True)
class Styles:
    """The paragraph styles of a document by their ids."""

    known: dict[str, Style] = field(default_factory=dict)
    default: Style = Style()

    def of(self, paragraph: Any) -> Style:
        """The style in force for a paragraph element, its own outline level included."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = self.known.get(named.get(f"{W}val", ""), self.default) if named is not None else self.default
        outline = _outline(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        return Style(outline, style.bold) if outline else style


def styles(root: Any) -> Styles:
    """The paragraph styles by the styles part whose XML is `root`."""
    elements = {
        item.get(f"{W}styleId", ""): item for item in root.iterfind(f"{W}style") if item.get(f"{W}type") == "paragraph"
    }
    result = Styles({name: _style(name, elements) for name in elements})
    for name, item in elements.items():
        if item.get(f"{W}default") in ("1", "true"):
            result.default = result.known[name]
    return result


def is_on(element: Any | None, inherited: bool) -> bool:
    """Whether a toggle like <w:b/> is on; `inherited` where it is not said."""
    return inherited if element is None else element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _style(name: str, elements: dict[str, Any]) -> Style:
    level = 0
    bold: bool | None = None
    visited: set[str] = set()
    while name in elements and name not in visited:
        visited.add(name)
        item = elements[name]
        shown = item.find(f"{W}name")
        match = _HEADING.search(shown.get(f"{W}val", "")) if shown is not None else None
        level = level or _outline(item.find(f"{W}pPr/{W}outlineLvl")) or (int(match[1]) if match else 0)
        own = item.find(f"{W}rPr/{W}b")
        if bold is None and own is not None:
            bold = is_on(own, False)
        based = item.find(f"{W}basedOn")
        name = based.get(f"{W}val", "") if based is not None else ""
    return Style(level, bool(bold))


def _outline(element: Any | None) -> int:
    if element is None:
        return 0
    try:
        level = int(element.get(f"{W}val", "9")) + 1
    except ValueError:
        return 0
    return level if 1 <= level <= _DEEPEST else 0
