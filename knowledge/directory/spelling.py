"""How names of units are spelt: with and without accents, Hoà or Hòa, Quý or Quí, Đắk or Đăk, B'Lao or Blao.

Pure functions. Imported by knowledge.directory. Tested by tests/unit/knowledge/directory/test_spelling.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.text import fold_accents, normalise_tone

LONGEST = 1_000  # characters of a text that are read
NUMBERS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")

_WORD = re.compile(r"[^\W\d_]+|\d+")
_APOSTROPHES = re.compile(r"\s*['’`´ʼ]\s*")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# Spellings that differ by habit alone: each stands for the others.
_HABITS = (
    (re.compile(r"\b[ĐD][ắăa]k\b"), ("Đắk", "Đăk", "Đắc", "Đăc")),
    (re.compile(r"\b(?:Quý|Quí)\b"), ("Quý", "Quí")),
    (re.compile(r"\b(?:Mỹ|Mĩ)\b"), ("Mỹ", "Mĩ")),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: in lower case as typed, without accents, its place in `tidy(text)`; `capital` leads it."""

    typed: str
    bare: str
    start: int
    end: int
    capital: bool = False


def tidy(text: str) -> str:
    """The part of a text that is read, in NFC with tones placed the old way."""
    return normalise_tone(unicodedata.normalize("NFC", text[:LONGEST]))[:LONGEST]


def read_words(tidied: str) -> list[Word]:
    """The words of a tidied text; "P1" is two words, so is "B'Lao"."""
    words = []
    for match in _WORD.finditer(tidied):
        typed = match[0].lower()
        capital = match[0] != typed and not match[0][1:].isupper()
        words.append(Word(typed, bare(typed), match.start(), match.end(), capital))
    return words


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """A word without accents."""
    return fold_accents(word)


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """The ways to write a name, as words in lower case with accents."""
    for spelt in _by_habit(name):
        parted = tuple(word.typed for word in read_words(tidy(spelt)))
        joined = tuple(word.typed for word in read_words(tidy(_APOSTROPHES.sub("", spelt))))
        yield parted
        yield joined
        if len(joined) > 1 and not any(word.isdigit() for word in joined):
            yield ("".join(joined),)
        if parted and parted[0].isdigit() and int(parted[0]) < len(NUMBERS):
            yield (*NUMBERS[int(parted[0])].split(), *parted[1:])


def fits(typed: str, spelt: str) -> bool:
    """Whether a word as typed is a word of a name, with all its accents or without some of them."""
    return typed == spelt or (len(typed) == len(spelt) and all(map(_stands_for, typed, spelt)))


def slips(typed: str, spelt: str) -> int:
    """How many letters of a word carry other accents than the word of a name; their letters are the same."""
    return sum(not _stands_for(one, other) for one, other in zip(typed, spelt, strict=False)) + abs(
        len(typed) - len(spelt)
    )


def is_number(words: tuple[str, ...]) -> bool:
    """Whether a name begins with a number, in digits or written out: "9", "mười hai"."""
    return words[0].isdigit() or words[0] in NUMBERS


def is_short(words: tuple[str, ...]) -> bool:
    """Whether a name is a few letters, which much else looks like."""
    return sum(map(len, words)) <= 3


def _by_habit(name: str) -> Iterator[str]:
    yield name
    for pattern, ways in _HABITS:
        if pattern.search(name):
            for way in ways:
                yield pattern.sub(way, name)


@lru_cache(maxsize=4096)
def _stands_for(typed: str, spelt: str) -> bool:
    if typed == spelt:
        return True
    marks = unicodedata.normalize("NFD", spelt)
    shape = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    # "ơ", "ô" for "o" alone would be another letter; "đ" may be typed "d", never the other way round.
    return typed in (shape, bare(spelt))
