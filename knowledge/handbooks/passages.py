"""From blocks to passages: 400 to 1,200 characters that cut no sentence and cross no article.

A section is what stands under one border heading (Điều or above). Within it text is parted at its smaller headings
where enough has gathered, otherwise at sentences, into pieces of about equal length. Pure functions. Imported by
reading. Tested by tests/unit/knowledge/handbooks/test_passages.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.handbooks.blocks import Block, Kind
from knowledge.handbooks.records import Passage
from knowledge.handbooks.sentences import sentences, shortened

SHORTEST, LONGEST = 400, 1200  # characters; a section of less is a passage of less
LONGEST_SENTENCE = 2400  # beyond, a "sentence" is a list without stops, and is cut at its clauses


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is never cut: a sentence, a small heading, a row of a table or a whole table."""

    text: str
    page: int | None
    ocr: bool
    path: tuple[str, ...]
    joins: bool = False  # goes on in the paragraph of the unit before
    heading: bool = False
    alone: bool = False  # a heading under which nothing stands
    head: str = ""  # of a row: the head of its table, said again where a passage begins with it


def passages_of(handbook: str, blocks: Sequence[Block]) -> list[Passage]:
    """The passages of the blocks, headings found before, in order."""
    return [_passage(handbook, units) for section in _gathered(blocks) for units in _pieces(section)]


def _gathered(blocks: Sequence[Block]) -> Iterator[list[_Unit]]:
    """The sections, those of headings alone joined where they follow each other: a table of contents is one list."""
    alone: list[_Unit] = []
    for section in _sections(blocks):
        if len(section) == 1 and section[0].alone:
            if alone and alone[-1].path != section[0].path:
                yield alone
                alone = []
            alone = [*alone, *section]
            continue
        if alone:
            yield alone
            alone = []
        yield section
    if alone:
        yield alone


def _sections(blocks: Sequence[Block]) -> Iterator[list[_Unit]]:
    path: list[str] = []
    levels: list[tuple[int, bool]] = []  # of the open headings: level, whether it is a border
    units: list[_Unit] = []
    bare: _Unit | None = None  # a border heading under which nothing has stood yet

    for block in blocks:
        if block.kind is not Kind.HEADING:
            bare = None
            units.extend(_units(block, tuple(path)))
            continue
        deeper = bool(levels) and block.level > levels[-1][0]
        crosses = block.border
        while levels and levels[-1][0] >= block.level:
            crosses = levels.pop()[1] or crosses
            path.pop()
        if crosses and units:
            yield units
            units = []
        elif bare is not None and not deeper:
            yield [bare]
        levels.append((block.level, block.border))
        path.append(block.text)
        if block.border:
            bare = _Unit(block.text, block.page, block.ocr, tuple(path[:-1]), alone=True)
        else:
            bare = None
            units.append(_Unit(block.text, block.page, block.ocr, tuple(path), heading=True))
    if units:
        yield units
    elif bare is not None:
        yield [bare]


def _units(block: Block, path: tuple[str, ...]) -> Iterator[_Unit]:
    if block.kind is Kind.TABLE:
        rows = block.text.split("\n")
        if len(block.text) <= LONGEST or len(rows) < 2:
            yield from _cut(block.text, block, path)
            return
        head = rows[0] if len(rows[0]) <= SHORTEST else ""
        for place, row in enumerate(rows):
            for piece in _cut(row, block, path):
                yield _Unit(piece.text, block.page, block.ocr, path, piece.joins, head=head if place else "")
        return
    for place, sentence in enumerate(sentences(block.text)):
        for piece in _cut(sentence, block, path):
            yield _Unit(piece.text, block.page, block.ocr, path, bool(place) or piece.joins)


def _cut(text: str, block: Block, path: tuple[str, ...]) -> Iterator[_Unit]:
    pieces = shortened(text, LONGEST_SENTENCE) if len(text) > LONGEST_SENTENCE else [text]
    for place, piece in enumerate(pieces):
        yield _Unit(piece, block.page, block.ocr, path, bool(place))


def _pieces(section: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    for group in _groups(section):
        yield from _balanced(group)


def _groups(section: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """The section parted at its small headings where at least SHORTEST has gathered and SHORTEST is left."""
    left = _size(section)
    group: list[_Unit] = []
    for unit in section:
        size = _size(group)
        only_headings = all(item.heading for item in group)
        if unit.heading and not only_headings and size >= SHORTEST and left >= SHORTEST:
            yield group
            group = []
        group.append(unit)
        left -= len(unit.text) + 1
    if group:
        yield group


def _balanced(group: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    total = _size(group)
    count = max(1, -(-total // LONGEST))
    aim = min(LONGEST, total / count + 60)
    piece: list[_Unit] = []
    left = total
    for unit in group:
        size = _size(piece)
        over = size + 1 + len(unit.text) > (LONGEST if left - len(unit.text) < SHORTEST else aim)
        if piece and over and (size >= SHORTEST or size + 1 + len(unit.text) > LONGEST):
            orphans = _trailing_headings(piece)
            if len(orphans) < len(piece):
                yield piece[: len(piece) - len(orphans)]
                piece = orphans
        piece.append(unit)
        left -= len(unit.text) + 1
    if piece:
        yield piece


def _trailing_headings(piece: list[_Unit]) -> list[_Unit]:
    count = 0
    while count < len(piece) and piece[-1 - count].heading:
        count += 1
    return piece[len(piece) - count :]


def _size(units: Sequence[_Unit]) -> int:
    return sum(len(unit.text) + 1 for unit in units) + (len(units[0].head) + 1 if units and units[0].head else 0)


def _passage(handbook: str, units: Sequence[_Unit]) -> Passage:
    text = units[0].text if not units[0].head else f"{units[0].head}\n{units[0].text}"
    for unit in units[1:]:
        text += (" " if unit.joins else "\n") + unit.text
    path = units[0].path
    for unit in units[1:]:
        path = _common(path, unit.path)
    return Passage(handbook, path, units[0].page, text, any(unit.ocr for unit in units))


def _common(path: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    shared = 0
    while shared < min(len(path), len(other)) and path[shared] == other[shared]:
        shared += 1
    return path[:shared]
