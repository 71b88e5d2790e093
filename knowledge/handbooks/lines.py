"""From printed lines to paragraphs: running heads and page numbers away, lines of one paragraph joined.

Pure functions. Imported by pdf, ocr, html, doc and markdown. Tested by tests/unit/knowledge/handbooks/test_lines.py.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.handbooks.blocks import Block, Kind
from knowledge.handbooks.marks import DASH, begins_part, is_list_item
from knowledge.handbooks.running import drop_running

_CLOSED = re.compile(r"[.!?:;…]['\"”’)\]]*$|/\.$")
# What no paragraph ends with: the next line goes on with it, whatever it begins with.
_OPEN = re.compile(r"(?:[,–(“]|\b(?:của|và|theo|tại|cho|hoặc|các|những|số|với|về|từ|đến|do|trong|ở|bởi|thuộc))$")
_SLACK = 12  # points by which a ragged line may end early
_LONGEST = 6000  # characters of a paragraph; beyond, something was not recognised as its end


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. `left` and `right` in points, None where unknown. `gap`: blank space stands before it.

    `table` lines hold a whole table and are joined with nothing.
    """

    text: str
    bold: bool = False
    left: float | None = None
    right: float | None = None
    gap: bool = False
    table: bool = False


@dataclass(frozen=True, slots=True)
class _Measure:
    """The block of type of a page: its right edge and, without geometry, its width in characters."""

    right: float
    width: float

    def is_short(self, line: Line, following: Line) -> bool:
        """Whether `line` ends before it had to: the first word of `following` would have found room on it."""
        word = len(following.text.split(" ", 1)[0]) + 1
        if line.right is not None and line.left is not None:
            character = (line.right - line.left) / max(len(line.text), 1)
            return line.right + word * character < self.right - _SLACK
        return len(line.text) + word < 0.95 * self.width

    def is_very_short(self, line: Line) -> bool:
        return len(line.text) < 0.6 * self.width


def paragraphs_of(
    pages: Sequence[Sequence[Line]], *, paged: bool = True, ocr: frozenset[int] = frozenset()
) -> list[Block]:
    """The paragraphs, list items and tables of the lines of each page, in order.

    Page numbers count from 1, and are left out where not `paged`. Pages in `ocr` (from 1) were read from images.
    """
    kept = drop_running([[(line.text, line.table) for line in page] for page in pages]) if paged else None
    blocks: list[Block] = []
    open_lines: list[Line] = []
    start = 0
    whole = _measure([line for page in pages for line in page])

    def close() -> None:
        if open_lines:
            text = _joined(open_lines)
            kind = Kind.TABLE if open_lines[0].table else Kind.LIST if is_list_item(text) else Kind.PARAGRAPH
            bold = all(line.bold for line in open_lines)
            blocks.append(Block(kind, text, start if paged else None, bold=bold, ocr=start in ocr))
            open_lines.clear()

    for place, page in enumerate(pages, 1):
        lines = [page[item] for item in kept[place - 1]] if kept is not None else list(page)
        measure = _measure(lines) if len(lines) >= 8 else whole
        turned = True
        for line in lines:
            if open_lines and _ends(open_lines, line, measure, turned):
                close()
            turned = False
            if not open_lines:
                start = place
            open_lines.append(line)
    close()
    return blocks


def _measure(lines: Sequence[Line]) -> _Measure:
    rights = [line.right for line in lines if line.right is not None]
    lengths = sorted(len(line.text) for line in lines if not line.table)
    right = statistics.quantiles(rights, n=10)[-1] if len(rights) >= 2 else (rights[0] if rights else 0.0)
    return _Measure(right, float(lengths[int(0.9 * (len(lengths) - 1))]) if lengths else 0.0)


def _ends(opened: Sequence[Line], line: Line, measure: _Measure, turned: bool) -> bool:
    """Whether the paragraph of the lines `opened` ends before `line`; `turned` says that a page was turned between."""
    last, first = opened[-1], opened[0]
    if last.table or line.table or begins_part(line.text):
        return True
    if sum(len(item.text) for item in opened) > _LONGEST:
        return True
    if _OPEN.search(last.text) and not turned:
        return False
    lower = line.text[:1].islower()
    closed = bool(_CLOSED.search(last.text))
    if turned:
        return closed or not (lower or not measure.is_short(last, line)) or last.bold != line.bold
    if last.bold != line.bold and not (lower and not closed and not last.bold):
        return True
    if lower and not closed:
        return False
    if line.gap and (closed or measure.is_short(last, line) or not lower):
        return True
    if measure.is_very_short(last) or (measure.is_short(last, line) and (closed or not lower)):
        return not (lower and not closed)
    if line.left is not None and first.left is not None and last.left is not None and not lower:
        indented = line.left - last.left > 9
        hanging = len(opened) == 1 and DASH.match(first.text) is not None
        return indented and not hanging
    return not lower and last.text.endswith((";", ":"))


def _joined(lines: Sequence[Line]) -> str:
    if lines[0].table:
        return lines[0].text
    return re.sub(r"\s+", " ", " ".join(line.text for line in lines)).strip()
