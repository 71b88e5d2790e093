"""Handbooks as pages: the list, a table of contents, a section whole with those before and after it, passages found.

A section is a row of passages under one article, else under one innermost heading. Its name in an address is a digest
of handbook and headings, so that it stays while the text below it changes. Reached by bot.channels.web through
bot.pages.staff. Thread-safe. Tested by tests/unit/bot/pages/test_handbooks.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from bot.answers.frame import date_text, month_text
from bot.answers.shaping import shorten
from bot.answers.wording import wording
from bot.library import Library
from bot.originals import original, page_image
from bot.pages.blocks import Block, blocks
from bot.shelf_replies import say
from knowledge.handbooks.places import Places, border, digest, passage_digest
from knowledge.handbooks.records import Handbook, HandbookKind, Passage

EXCERPT = 400  # characters of a passage that was found
FOUND = 8


@dataclass(frozen=True, slots=True)
class Book:
    """A handbook: its name in an address, its file's name, the day it says of itself ("" for none), whether it was read
    from pictures, what is to be known of it, and whether the home keeps its original.
    """

    name: str
    file: str
    title: str
    kind: HandbookKind
    pages: int
    date: str
    scanned: bool
    notes: tuple[str, ...]
    original: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of contents: the name in the address, the heading ("" for none), the headings around it."""

    name: str
    title: str
    path: tuple[str, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of a section: its digest, the heading below the section's that it begins ("" for none), its text."""

    name: str
    heading: str
    page: int | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SectionPage:
    """A section whole. `notes` are what is to be known of it, in words."""

    book: Book
    entry: Entry
    notes: tuple[str, ...]
    parts: tuple[Part, ...]
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that was found: where it stands, and how it begins."""

    book: Book
    entry: Entry
    name: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class _Section:
    entry: Entry
    passages: tuple[Passage, ...]


class HandbookPages:
    """Gives what pages of handbooks show, None where there is nothing of that name."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._read: tuple[Places, dict[str, list[_Section]]] | None = None

    def books(self, language: str) -> list[Book]:
        """The handbooks, in the order of the shelf."""
        return [self._book(book, language) for book in self._places.books.values()]

    def contents(self, name: str, language: str) -> tuple[Book, list[Entry]] | None:
        """A handbook with its table of contents."""
        book = self._places.file(name)
        if book is None:
            return None
        return self._book(book, language), [one.entry for one in self._sections().get(book.name, [])]

    def section(self, name: str, section: str, language: str) -> SectionPage | None:
        """A section of a handbook."""
        book = self._places.file(name)
        sections = self._sections().get(book.name, []) if book else []
        at = next((at for at, one in enumerate(sections) if one.entry.name == section), None)
        if book is None or at is None:
            return None
        shown, one = self._book(book, language), sections[at]
        return SectionPage(
            shown,
            one.entry,
            (*shown.notes, *((say("ocr", language),) if any(part.ocr for part in one.passages) else ())),
            _parts(one),
            sections[at - 1].entry if at else None,
            sections[at + 1].entry if at + 1 < len(sections) else None,
        )

    def of_passage(self, name: str) -> tuple[str, str] | None:
        """The names of handbook and section of a passage."""
        passage = self._places.passage(name)
        entry = self._entry(passage) if passage else None
        return (digest(passage.handbook), entry.name) if passage and entry else None

    def find(self, text: str, language: str) -> list[FoundPassage]:
        """The best passages for a question, best first."""
        found = []
        for hit in self._library.current().searcher.passages(text, FOUND):
            if entry := self._entry(hit.passage):
                excerpt = shorten(hit.passage.text, EXCERPT)
                found.append(
                    FoundPassage(self._book(hit.handbook, language), entry, passage_digest(hit.passage), excerpt)
                )
        return found

    def original(self, name: str) -> tuple[str, Path] | None:
        """The name and the place of the original of a handbook, where the home keeps it."""
        book = self._places.file(name)
        found = original(self._library.current().home, book.name) if book else None
        return (Path(book.name).name, found) if book and found else None

    def picture(self, name: str, page: int) -> bytes | None:
        """A page of the original of a handbook as a PNG, where it is a PDF that the home keeps."""
        found = self.original(name)
        return page_image(found[1], page) if found and page > 0 else None

    @property
    def _places(self) -> Places:
        return self._library.current().searcher.places

    def _sections(self) -> dict[str, list[_Section]]:
        """The sections of every handbook by its file's name, made once for a generation."""
        places = self._places
        if self._read is None or self._read[0] is not places:
            self._read = (places, _divided(places))
        return self._read[1]

    def _entry(self, passage: Passage) -> Entry | None:
        sections = self._sections().get(passage.handbook, [])
        return next((one.entry for one in sections if passage in one.passages), None)

    def _book(self, book: Handbook, language: str) -> Book:
        notes = [say("province", language, province=book.province)] if book.province else []
        notes += [say("law", language)] if book.kind is HandbookKind.LAW else []
        kept = original(self._library.current().home, book.name) is not None
        return Book(
            digest(book.name), Path(book.name).name, book.title, book.kind, book.pages, _date(book.as_of, language),
            book.ocr, tuple(notes), kept,
        )  # fmt: skip


def _divided(places: Places) -> dict[str, list[_Section]]:
    found: dict[str, list[_Section]] = {}
    for handbook, passages in groupby(places.passages, key=lambda one: one.handbook):
        seen: dict[tuple[str, ...], int] = {}
        title = places.books[handbook].title
        for path, row in groupby(passages, key=lambda one: border(one.heading)):
            held, at = tuple(row), seen.get(path, 0)
            seen[path] = at + 1
            name = digest(handbook, *path, *((str(at),) if at else ()))
            around = path[1:-1] if path[:1] == (title,) else path[:-1]
            entry = Entry(name, path[-1] if path else "", around, held[0].page)
            found.setdefault(handbook, []).append(_Section(entry, held))
    return found


def _parts(section: _Section) -> tuple[Part, ...]:
    parts: list[Part] = []
    heading: tuple[str, ...] = ()
    for passage in section.passages:
        below = passage.heading[len(border(passage.heading)) :]
        made = Part(passage_digest(passage), below[-1] if below else "", passage.page, blocks(passage.text))
        parts.append(made if below != heading else replace(made, heading=""))
        heading = below
    return tuple(parts)


def _date(as_of: str, language: str) -> str:
    """A day or a month as people write it."""
    return month_text(as_of, wording(language)) if as_of.count("-") == 1 else date_text(as_of)
