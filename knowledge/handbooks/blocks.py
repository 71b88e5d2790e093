"""What a loader gives: the blocks of a document in reading order, and what is known of the document as a whole.

Records without I/O. Imported by the loaders, headings and passages. Tested through them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"  # one row a line, cells parted by CELL; the first row is the head
    LIST = "list"  # one item of a list, with its own mark ("a)", "-")


CELL = " | "


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document. `level` counts from 1 (outermost) for a heading, 0 otherwise.

    `border` marks a heading that no passage crosses: an article (Điều) or anything above it. `bold` says that all of
    it is set in bold, where the format tells.
    """

    kind: Kind
    text: str
    page: int | None = None
    level: int = 0
    bold: bool = False
    border: bool = False
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document as its loader read it. `title`, `as_of` and `province` are only what its metadata says."""

    blocks: tuple[Block, ...]
    pages: int = 0
    ocr_pages: int = 0
    title: str = ""
    as_of: str = ""
    province: str = ""
    notes: tuple[str, ...] = ()
    lasting: bool = True  # False where another try may read more: a program took too long
