"""The catalogue as pages: the fields, and the procedures of one, by level; other provinces' copies last.

Read from the rows that the searcher holds. Imported by bot.pages. Tested by tests/unit/bot/pages/test_fields.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from bot.answers.wording import wording
from index.browse import Browse, Field, foreign
from index.catalogue import Row
from knowledge.records import Level
from knowledge.text import one_line

A_PAGE = 40  # procedures
LEVELS = {"xa": Level.COMMUNE, "tinh": Level.PROVINCE, "bo": Level.MINISTRY}  # as addresses name them
_ORDER = (Level.COMMUNE, Level.PROVINCE, Level.MINISTRY, Level.UNSTATED)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field: its name ("" where the source is silent), how many of its procedures the communes handle, and all."""

    name: str
    digest: str
    commune: int
    procedures: int


@dataclass(frozen=True, slots=True)
class FieldsPage:
    """The fields that have procedures of `level`; where it is None all, those with work of the communes apart."""

    level: Level | None
    with_commune: tuple[FieldLine, ...]
    others: tuple[FieldLine, ...]
    procedures: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A procedure: `everyday` is "" where nobody wrote one, `province` the other one whose copy it is, or ""."""

    code: str
    title: str
    everyday: str
    province: str


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """Procedures of a level, in words; `foreign`: copies of other provinces."""

    level: str
    foreign: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FieldPage:
    """A page (0-based) of the procedures of a field. `all` counts those of `level`, `counts` those of each level that
    has any, as addresses name it; "" stands for all.
    """

    name: str
    digest: str
    level: Level | None
    page: int
    pages: int
    all: int
    counts: Mapping[str, int]
    groups: tuple[EntryGroup, ...]


def fields_page(browse: Browse, level: Level | None) -> FieldsPage:
    """The fields of a level."""
    fields = browse.of_level(level)
    lines = [
        FieldLine(one_line(one.name), one.digest, len(one.at(Level.COMMUNE)), len(one.at(level))) for one in fields
    ]
    return FieldsPage(
        level,
        tuple(line for line in lines if line.commune and level is None),
        tuple(line for line in lines if not line.commune or level is not None),
        sum(line.procedures for line in lines),
    )


def field_page(
    field: Field, level: Level | None, page: int, language: str, everyday: Callable[[str], str]
) -> FieldPage:
    """The procedures of a field; a page that is none shows the nearest. `everyday` gives a code's everyday name."""
    rows = sorted(field.at(level), key=lambda row: (foreign(row), _ORDER.index(Level(row.level))))
    pages = max(1, -(-len(rows) // A_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = rows[page * A_PAGE : (page + 1) * A_PAGE]
    groups = tuple(_groups(shown, language, everyday))
    levels: dict[str, Level | None] = {"": None, **LEVELS}
    counts = {cap: its for cap, one in levels.items() if (its := len(field.at(one)))}
    return FieldPage(one_line(field.name), field.digest, level, page, pages, len(rows), counts, groups)


def entries(rows: Iterable[Row], everyday: Callable[[str], str]) -> tuple[Entry, ...]:
    """Procedures as they are listed."""
    return tuple(
        Entry(row.code, one_line(row.title), everyday(row.code), row.jurisdiction if foreign(row) else "")
        for row in rows
    )


def _groups(rows: Iterable[Row], language: str, everyday: Callable[[str], str]) -> Iterator[EntryGroup]:
    speech = wording(language)
    for (apart, level), its in groupby(rows, key=lambda row: (foreign(row), row.level)):
        yield EntryGroup(speech.text(f"level_{level}"), apart, entries(its, everyday))
