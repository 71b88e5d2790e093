"""The text of a passage as blocks: paragraphs, lists, and tables, which handbooks write as cells between bars.

Pure. Imported by bot.pages.handbooks. Tested by tests/unit/bot/pages/test_handbooks.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

BAR = " |"
BULLETS = ("• ", "- ", "– ", "+ ")
_BORDER = re.compile(r"\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one kind: "text", "list", or "table", whose rows are cells and whose first row are heads."""

    kind: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; empty lines part them."""
    found = []
    for kind, lines in groupby((line.rstrip() for line in text.split("\n")), key=_kind):
        if kind == "table":
            found.append(Block(kind, rows=_rows(list(lines))))
        elif kind == "list":
            found.append(Block(kind, tuple(line.lstrip()[2:].strip() for line in lines)))
        elif kind:
            found.append(Block(kind, tuple(lines)))
    return tuple(found)


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    if BAR in line:
        return "table"
    return "list" if line.lstrip().startswith(BULLETS) else "text"


def _rows(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    """The cells of every line; each row has as many as the longest."""
    rows = [tuple(_BORDER.split(line)) for line in lines]
    width = max(map(len, rows))
    return tuple((*row, *[""] * (width - len(row))) for row in rows)
