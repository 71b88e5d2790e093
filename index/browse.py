"""Procedures by field and level, and by words of their titles: what one leafs through, made once a generation.

Imported by bot through Searcher.browse. Tested by tests/unit/index/test_browse.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.catalogue import Row
from knowledge.codec import digest
from knowledge.provinces import HOME_PROVINCE
from knowledge.records import Level
from knowledge.text import fold_accents, normalise_tone, tokens

DIGEST = 8  # hexadecimal digits that name a field in a button
_LEVELS = (Level.COMMUNE, Level.PROVINCE, Level.MINISTRY, Level.UNSTATED)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the source with its procedures, by title; copies of other provinces come last."""

    name: str
    digest: str
    rows: tuple[Row, ...]

    def at(self, level: Level | None) -> tuple[Row, ...]:
        """Its procedures of a level, all where it is None."""
        return tuple(row for row in self.rows if level is None or row.level == level)


@dataclass(frozen=True, slots=True)
class Found:
    """What the words of a query name: fields first, then procedures."""

    fields: tuple[Field, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    row: Row
    title: frozenset[str]
    whole: frozenset[str]  # of title and field
    accented: frozenset[str]
    phrase: str  # the title, folded


class Browse:
    """The catalogue to leaf through; read-only."""

    def __init__(self, rows: Sequence[Row]) -> None:
        by_field: dict[str, list[Row]] = {}
        for row in rows:
            by_field.setdefault(row.field, []).append(row)
        fields = [
            Field(name, digest(name)[:DIGEST], tuple(sorted(its, key=_by_title))) for name, its in by_field.items()
        ]
        self.fields = tuple(sorted(fields, key=_commune_first))
        self._by_digest = {field.digest: field for field in self.fields}
        self._words = tuple(_words(row) for row in rows)

    def of_level(self, level: Level | None) -> tuple[Field, ...]:
        """Fields that have procedures of a level, those with most of the commune first."""
        return tuple(field for field in self.fields if field.at(level))

    def field(self, field_digest: str) -> Field | None:
        """The field that a digest names."""
        return self._by_digest.get(field_digest)

    def find(self, text: str, level: Level | None = None) -> Found:
        """Fields and procedures in which every word of `text` stands, accents aside, at least one in the title.

        Narrowed to those with the accents as typed, or with the words side by side, where there are any: "sổ đỏ" is
        not every title that has "số" and "đo" somewhere.
        """
        asked = _folded(text)
        if not asked:
            return Found((), ())
        fields = [field for field in self.of_level(level) if asked <= _folded(field.name)]
        rows = [
            words
            for words in self._words
            if (level is None or words.row.level == level) and asked <= words.whole and asked & words.title
        ]
        accented, phrase = _accented(text), _phrase(text)
        typed = any(word != fold_accents(word) for word in accented)
        exact = [words for words in rows if typed and accented <= words.accented]
        together = [words for words in rows if f" {phrase} " in f" {words.phrase} "]
        rows = exact or together or ([] if typed else rows)
        rows.sort(key=lambda words: _nearest(words, asked, phrase))
        fields.sort(key=lambda field: not accented <= _accented(field.name))
        return Found(tuple(fields), tuple(words.row for words in rows))


def foreign(row: Row) -> bool:
    """Whether a record is another province's copy."""
    return row.jurisdiction not in ("", HOME_PROVINCE)


def _by_title(row: Row) -> tuple[bool, str, str]:
    """In the order of an index of names: đ beside d, and without the "Thủ tục" that only some titles open with."""
    return (foreign(row), fold_accents(row.title).removeprefix("thu tuc "), row.code)


def _commune_first(field: Field) -> tuple[int, int, str]:
    return (-len(field.at(Level.COMMUNE)), -len(field.rows), field.name)


def _nearest(words: _Words, asked: frozenset[str], phrase: str) -> tuple[bool, bool, bool, int, int, int, str]:
    row = words.row
    return (
        not asked <= words.title,
        phrase not in words.phrase,
        foreign(row),
        _LEVELS.index(Level(row.level)),
        -row.popularity,
        len(row.title),
        row.code,
    )


def _words(row: Row) -> _Words:
    title = _folded(row.title)
    return _Words(row, title, title | _folded(row.field), _accented(f"{row.title} {row.field}"), _phrase(row.title))


def _folded(text: str) -> frozenset[str]:
    return frozenset(tokens(fold_accents(text)))


def _accented(text: str) -> frozenset[str]:
    return frozenset(tokens(normalise_tone(text)))


def _phrase(text: str) -> str:
    return " ".join(tokens(fold_accents(text)))
