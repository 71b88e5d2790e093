"""The printed lines of a PDF page with their place and weight, from pdfium's text layer.

pdfium reads 408 pages in half a second, keeps words whole where pypdf splits them, and leaves the signature stamp
out (notes/data.md, section E). Imported by pdf. Tested by tests/unit/knowledge/handbooks/test_pdf.py.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from knowledge.handbooks.lines import Line
from knowledge.text import clean, one_line

_BOLD = re.compile(rb"bold|black|heavy|semibold|demi|,\s*b\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line and its vertical place: points from the foot of the page; None where unknown."""

    line: Line
    bottom: float | None
    top: float | None


def page_lines(text_page: Any) -> list[PlacedLine]:
    """The lines of a pypdfium2 text page, in the order of the file."""
    count: int = text_page.count_chars()
    # pdfium writes U+FFFE for the hyphen at which it thinks a word was parted; codes like "NĐ-CP" keep theirs.
    text: str = text_page.get_text_range().replace("\ufffe", "-")
    # Indices into `text` are those of pdfium only where pdfium dropped no character.
    aligned = len(text) == count
    placed = []
    for match in _LINE.finditer(text):
        shown = one_line(clean(match[0]).text)
        if not shown:
            continue
        if not aligned:
            placed.append(PlacedLine(Line(shown), None, None))
            continue
        first = match.start() + len(match[0]) - len(match[0].lstrip())
        last = match.start() + len(match[0].rstrip()) - 1
        left, bottom, _, top = _box(text_page.raw, first)
        right = _box(text_page.raw, last)[2]
        middle = (first + last) // 2
        bold = all(_bold(text_page.raw, index) for index in (first, middle, last) if not text[index].isspace())
        placed.append(PlacedLine(Line(shown, bold, left, right), bottom, top))
    return _with_gaps(placed)


def _with_gaps(placed: list[PlacedLine]) -> list[PlacedLine]:
    """The same lines, those marked that stand further below the line before than 1.6 times their height."""
    result = []
    before: PlacedLine | None = None
    for item in placed:
        gap = False
        if before and before.bottom is not None and item.top is not None and item.bottom is not None:
            gap = before.bottom - item.top > 1.1 * max(item.top - item.bottom, 6)
        line = item.line
        result.append(PlacedLine(Line(line.text, line.bold, line.left, line.right, gap), item.bottom, item.top))
        before = item
    return result


def _box(page: Any, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _bold(page: Any, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(page, index) >= _BOLD_WEIGHT:
        return True
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, index, buffer, 128, flags)
    return _BOLD.search(buffer.value) is not None
