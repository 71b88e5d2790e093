"""How deep a heading stands, from the styles of those before it: documents differ in what they number inside what.

Pure. Imported by headings. Tested by tests/unit/knowledge/handbooks/test_outline.py.
"""

from __future__ import annotations

from dataclasses import dataclass

WRITTEN = "written"  # a heading the format marks: <h2>, "##", Heading 2; rank: its level
LAW = "law"  # Phụ lục 0, Phần 1, Chương 2, Mục 3, Tiểu mục 3.5, Thủ tục 4, Điều 5
FREE = "free"  # I., 1., a), a bold line: told apart by form


@dataclass(frozen=True, slots=True)
class Style:
    """A form of heading. Ranks of one group are compared; forms of FREE nest as they appear."""

    group: str
    rank: float = 0
    form: str = ""  # of FREE
    written: int = 0  # the level at which the format marks a LAW heading too, 0 where it does not


class Outline:
    """The headings open at a place of the document, outermost first."""

    def __init__(self) -> None:
        self._open: list[Style] = []

    def enter(self, style: Style) -> int:
        """The level, from 1, of a heading of that style that stands here; deeper and equal ones end."""
        end = next((place for place, other in enumerate(self._open) if _ends(style, other)), len(self._open))
        del self._open[end:]
        self._open.append(style)
        return len(self._open)


def _ends(style: Style, other: Style) -> bool:
    """Whether a heading of `style` ends one of `other` that is open."""
    if style.group == other.group == FREE:
        # Of numbered forms "1." ends "1.1" whatever stood first.
        both_numbers = style.form.startswith("number ") and other.form.startswith("number ")
        return style.form == other.form or (both_numbers and other.form > style.form)
    if style.group == other.group:
        return other.rank >= style.rank
    if style.group == WRITTEN:
        return other.group == FREE or not other.written or other.written >= style.rank
    if style.group == LAW and other.group == WRITTEN:
        return 0 < style.written <= other.rank
    # Nothing bold or numbered goes on over an article: letterheads and titles are set so.
    return style.group == LAW and other.group == FREE
