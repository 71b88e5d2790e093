"""Patterns as data: lines of YAML read as regular expressions over the words of a message.

A line is written in proper Vietnamese. In a message typed with few accents each accented letter also stands for its
bare letter: "cháy nhà" fits "chay nha" but never "chạy nhà", and "~cháy" fits that spelling alone. "{name}" stands for
a group of the file or of patterns.yaml. Only the first `LONGEST` characters are read. Imported by bot.understanding.
Tested by tests/unit/bot/understanding/test_patterns.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from index.query.syllables import has_accent
from knowledge.text import fold_accents, normalise_tone

LONGEST = 2_000  # characters; what is urgent, or all that is said, stands in them
ASIDE = "·"  # stands for words set aside; it is no word, so that no gap reaches across it
SHARED = Path(__file__).with_name("patterns.yaml")

_WORD = re.compile(r"[^\W_]+")
# "cứuuu", "heeelp", "đmmm"; but the c's of "cccd" are an abbreviation's.
_STRETCHED = re.compile(r"([aeiouyăâêôơưаеиоуыэюя])\1{2,}|([^\W\d_])\2{2,}(?!\w)")
_DOUBLED = re.compile(r"([^\W\d_])\1")
_QUOTES = str.maketrans("", "", "'’`´\u200b\u200c\u200d\ufeff\u00ad")
_YO = str.maketrans("ё", "е")
_GROUP = re.compile(r"\{([a-z_]+)\}")
_EXACT = re.compile(r"~(\w+)")
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"


def to_words(text: str) -> list[str]:
    """The words of a message: lower case, tones placed the old way, stretched letters and shorthand written out."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST].translate(_QUOTES).lower().translate(_YO)
    shorthand = _shared()["shorthand"]
    found: list[str] = []
    for word in _WORD.findall(normalise_tone(unicodedata.normalize("NFC", _STRETCHED.sub(r"\1\2", plain)))):
        # "rồii" is "rồi"; without an accent the word may be English, where letters double, as they do in Russian.
        single = _DOUBLED.sub(r"\1", word) if has_accent(word) and word[0] < "а" else word
        found += shorthand.get(single, single).split()
    return found


def to_line(text: str) -> str:
    """The words of a message with one space before and after each, as patterns want them."""
    return f" {' '.join(to_words(text))} "


class Patterns:
    """The named lists of patterns of one YAML file (`groups`, `lists`), and its other data (`values`)."""

    def __init__(self, path: Path) -> None:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        groups = {**_shared()["groups"], **content.get("groups", {})}
        self.lists: Mapping[str, tuple[str, ...]] = {
            name: tuple(expanded(line, groups) for line in lines) for name, lines in content["lists"].items()
        }
        self.values: Mapping[str, Any] = content.get("values", {})
        self._compiled: dict[tuple[str, bool], re.Pattern[str]] = {}

    def found(self, name: str, line: str) -> bool:
        """Whether a pattern of a list fits somewhere in a line; a list that the file lacks fits nowhere."""
        return name in self.lists and self._fitting(name, line).search(line) is not None

    def ends(self, name: str, line: str, start: int) -> Iterator[int]:
        """Every space at which something that fits a list ends, where it starts at the space `start`."""
        pattern = self._fitting(name, line)
        if pattern.match(line, start):
            yield from (end for end in _spaces(line, start + 1) if pattern.fullmatch(line, start, end))

    def without(self, name: str, line: str) -> str:
        """A line with what fits a list set aside."""
        return self._fitting(name, line).sub(f" {ASIDE}", line)

    def _fitting(self, name: str, line: str) -> re.Pattern[str]:
        """The pattern of a list for a line with or without accents, compiled when first wanted."""
        key = (name, is_accented(line))
        if key not in self._compiled:
            self._compiled[key] = compiled(map(exact if key[1] else lenient, self.lists[name]))
        return self._compiled[key]


def _spaces(line: str, start: int) -> Iterator[int]:
    while (start := line.find(" ", start)) >= 0:
        yield start
        start += 1


def is_accented(line: str) -> bool:
    """Whether a message was typed with its accents, so that a bare word in it is meant to be bare."""
    typed = line.split()
    return 2 * sum(not word.isascii() and has_accent(word) for word in typed) >= len(typed) > 0


def compiled(lines: Iterable[str]) -> re.Pattern[str]:
    """One pattern for lines, each fitting whole words."""
    return re.compile(rf" (?:{'|'.join(lines)})(?= |$)")


def expanded(line: str, groups: Mapping[str, str | list[str]]) -> str:
    """A line with its groups (one pattern, or a list of alternatives) written in, and tones placed as in messages."""

    def written(match: re.Match[str]) -> str:
        group = groups[match[1]]
        return f"(?:{group if isinstance(group, str) else '|'.join(group)})"

    while _GROUP.search(line):
        line = _GROUP.sub(written, line)
    return normalise_tone(unicodedata.normalize("NFC", line).translate(_YO))


def exact(line: str) -> str:
    """A line that fits its own spelling alone."""
    return _EXACT.sub(r"\1", line)


def lenient(line: str) -> str:
    """A line whose accented letters, outside "~words", also stand for what is typed without some or all marks."""
    return "".join(piece if at % 2 else "".join(map(_letter, piece)) for at, piece in enumerate(_EXACT.split(line)))


@cache
def _letter(char: str) -> str:
    if char.isascii() or fold_accents(char) == char or "а" <= char <= "я":
        return char
    shape = "".join(mark for mark in unicodedata.normalize("NFD", char) if mark not in _TONE_MARKS)
    return "[" + "".join(sorted({char, unicodedata.normalize("NFC", shape), fold_accents(char)})) + "]"


@cache
def _shared() -> Mapping[str, Mapping[str, Any]]:
    content: Mapping[str, Mapping[str, Any]] = yaml.safe_load(SHARED.read_text(encoding="utf-8"))
    return content
