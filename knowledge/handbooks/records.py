"""What is known of a handbook: the handbook, its passages, and the files that were refused.

Frozen records without I/O. Imported by everything in knowledge.handbooks, by index and by bot; imports nothing of
the project. Tested by tests/unit/knowledge/handbooks/test_importer.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class HandbookKind(Enum):
    """What sort of document a handbook is."""

    HANDBOOK = "handbook"  # guidance, compendia, articles
    LAW = "law"  # laws, decrees, circulars, resolutions, rules in articles
    FORM = "form"  # declarations and applications to fill in


@dataclass(frozen=True, slots=True)
class Handbook:
    """One document. `name` is the file's; `province` the current name of the one it is of, "" for a national one.

    `pages` is 0 for a format without pages. `as_of` is the day it says of itself (ISO 8601), "" where it says none.
    `ocr` is true where any page was read from its image: its wording is then trusted less.
    """

    name: str
    title: str
    province: str
    kind: HandbookKind
    pages: int
    as_of: str
    ocr: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit found and cited: text of the handbook named `handbook`, under `heading` (outermost first).

    `page` counts from 1 and is the page on which the text begins; None for a format without pages.
    """

    handbook: str
    heading: tuple[str, ...]
    page: int | None
    text: str
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not read, with the reason and the mend, in Vietnamese."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileRead:
    """How one file at `path` was read: for reports. `notes` are Vietnamese; `seconds` are those of this run."""

    name: str
    passages: int
    pages: int
    ocr_pages: int
    seconds: float
    cached: bool
    notes: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class ReadHandbooks:
    """Everything one import gave, in order of file name."""

    handbooks: tuple[Handbook, ...]
    passages: tuple[Passage, ...]
    refusals: tuple[Refusal, ...]
    files: tuple[FileRead, ...]
