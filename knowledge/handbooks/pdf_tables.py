"""Tables of a PDF page that are drawn with rules, by pdfplumber: slow (0.1 s a page), so only on pages with rules.

Imported by pdf. Tested by tests/unit/knowledge/handbooks/test_pdf.py.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from knowledge.handbooks.blocks import CELL
from knowledge.text import clean, one_line

_RULES = 3  # in each direction
_THIN = 3.0  # points
_LONG = 12.0  # points
_MOST_OBJECTS = 4000  # a drawing has more; it is no table


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table: its text, one row a line, and its box in points from the foot of the page."""

    text: str
    bottom: float
    top: float


def has_rules(page: pdfium.PdfPage) -> bool:
    """Whether the page has at least three long thin paths across and three down, or three boxes of cells."""
    across = down = boxes = 0
    for place, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2)):
        if place > _MOST_OBJECTS:
            return False
        left, bottom, right, top = item.get_bounds()
        width, height = right - left, top - bottom
        across += height <= _THIN and width >= _LONG
        down += width <= _THIN and height >= _LONG
        boxes += width > _LONG and height > _LONG
    return (across >= _RULES and down >= _RULES) or boxes >= 2 * _RULES


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The file as pdfplumber has it."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        yield document


def tables(page: Any) -> list[PdfTable]:
    """The ruled tables of a pdfplumber page with two columns and two rows at least, from the top down."""
    found = []
    for table in page.find_tables():
        rows = [[one_line(clean(cell or "").text) for cell in row] for row in table.extract()]
        rows = [row for row in rows if any(row)]
        if len(rows) < 2 or max(sum(map(bool, row)) for row in rows) < 2:
            continue
        _, top, _, bottom = table.bbox
        text = "\n".join(CELL.join(cell for cell in _spread(row)) for row in rows)
        found.append(PdfTable(text, float(page.height) - bottom, float(page.height) - top))
    return sorted(found, key=lambda item: -item.top)


def _spread(row: list[str]) -> list[str]:
    """The cells of a row, those after its last filled one left out."""
    last = max((place for place, cell in enumerate(row) if cell), default=-1)
    return row[: last + 1]
