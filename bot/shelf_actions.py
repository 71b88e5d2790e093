"""What buttons under passages of handbooks carry; deterministic, so that those of months ago still work or say why not.

    v1:h:<passage>             a passage
    v1:hs:<passage>[:<page>]   its whole section, a page of it (0-based); with a page it takes the message's place
    v1:hf:<file>:<passage>     the document it is of

<passage> and <file> are digests of knowledge/handbooks/places.py. Imported by bot.shelf_replies and bot.shelf_taps.
Tested by tests/unit/bot/test_shelf_taps.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PASSAGE = re.compile(r"v1:h:([0-9a-f]{12})\Z", re.ASCII)
_SECTION = re.compile(r"v1:hs:([0-9a-f]{12})(?::(\d{1,3}))?\Z", re.ASCII)
_FILE = re.compile(r"v1:hf:([0-9a-f]{12}):([0-9a-f]{12})\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class ShowPassage:
    """Show a passage."""

    passage: str


@dataclass(frozen=True, slots=True)
class ShowSection:
    """Show a page of the section of a passage; None to open it."""

    passage: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send the document of a passage."""

    file: str
    passage: str


ShelfAction = ShowPassage | ShowSection | SendFile


def encode_shelf(action: ShelfAction) -> str:
    """The text of a button."""
    match action:
        case ShowPassage(passage):
            return f"v1:h:{passage}"
        case ShowSection(passage, page):
            return f"v1:hs:{passage}" if page is None else f"v1:hs:{passage}:{page}"
        case SendFile(file, passage):
            return f"v1:hf:{file}:{passage}"


def decode_shelf(text: str) -> ShelfAction | None:
    """The action of a button; None where it is none of these."""
    if found := _PASSAGE.match(text):
        return ShowPassage(found[1])
    if found := _SECTION.match(text):
        return ShowSection(found[1], int(found[2]) if found[2] else None)
    if found := _FILE.match(text):
        return SendFile(found[1], found[2])
    return None
