"""Patterns as data: lines of YAML read as regular expressions over the words of a message.

A line is written in proper Vietnamese. Each accented letter also stands for its bare letter, so that "cháy nhà" fits
"chay nha" but never "chạy nhà"; "~cháy" fits that spelling alone. "{name}" stands for a group of the file or of
patterns.yaml. Only the first `LONGEST` characters of a message are read. Imported by bot.understanding.
Tested by tests/unit/bot/understanding/test_patterns.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
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
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLED = re.compile(r"([^\W\d_])\1")
_QUOTES = str.maketrans("", "", "'’`´\u200b\u200c\u200d\ufeff\u00ad")
_YO = str.maketrans("ё", "е")
_GROUP = re.compile(r"\{([a-z_]+)\}")
_EXACT = re.compile(r"~(\w+)")


def to_words(text: str) -> list[str]:
    """The words of a message: lower case, tones placed the old way, stretched letters and shorthand written out."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST].translate(_QUOTES).lower().translate(_YO)
    shorthand = _shared()["shorthand"]
    found = []
    for word in _WORD.findall(normalise_tone(unicodedata.normalize("NFC", _STRETCHED.sub(r"\1", plain)))):
        # "rồii" is "rồi"; without an accent the word may be English, where letters double.
        single = _DOUBLED.sub(r"\1", word) if has_accent(word) else word
        found.append(shorthand.get(single, single))
    return found


def to_line(text: str) -> str:
    """The words of a message with one space before and after each, as patterns want them."""
    return f" {' '.join(to_words(text))} "


class Patterns:
    """The named lists of patterns of one YAML file (`groups`, `lists`)."""

    def __init__(self, path: Path) -> None:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        groups = {**_shared()["groups"], **content.get("groups", {})}
        self.lists: Mapping[str, tuple[str, ...]] = {
            name: tuple(_expanded(line, groups) for line in lines) for name, lines in content["lists"].items()
        }
        self.values: Mapping[str, Any] = content.get("values", {})
        self._compiled = {name: compiled(lines) for name, lines in self.lists.items()}

    def found(self, name: str, line: str) -> bool:
        """Whether a pattern of a list fits somewhere in a line; a list that the file lacks fits nowhere."""
        pattern = self._compiled.get(name)
        return pattern is not None and pattern.search(line) is not None

    def without(self, name: str, line: str) -> str:
        """A line with what fits a list set aside."""
        return self._compiled[name].sub(f" {ASIDE}", line)


def compiled(lines: Sequence[str]) -> re.Pattern[str]:
    """One pattern for expanded lines, each fitting whole words."""
    return re.compile(rf" (?:{'|'.join(lines)})(?= )")


def _expanded(line: str, groups: Mapping[str, str]) -> str:
    while _GROUP.search(line):
        line = _GROUP.sub(lambda match: f"(?:{groups[match[1]]})", line)
    kept: list[str] = []
    for at, piece in enumerate(_EXACT.split(normalise_tone(unicodedata.normalize("NFC", line)))):
        kept.append(piece if at % 2 else "".join(map(_letter, piece)))
    return "".join(kept)


@cache
def _letter(char: str) -> str:
    """What stands for a letter of a pattern: "ế" for ế, ê and e."""
    if char.isascii() or not has_accent(char) or "а" <= char <= "я":
        return char
    marks = unicodedata.normalize("NFD", char)
    between = {unicodedata.normalize("NFC", marks[: at + 1]) for at in range(len(marks))}
    # NFD puts the dot below before the circumflex: "ộ" is o, dot, circumflex.
    between |= {unicodedata.normalize("NFC", marks[0] + mark) for mark in marks[1:] if mark in "\u0302\u0306\u031b"}
    return "[" + "".join(sorted(between | {char, fold_accents(char)})) + "]"


@cache
def _shared() -> Mapping[str, Mapping[str, str]]:
    content: Mapping[str, Mapping[str, str]] = yaml.safe_load(SHARED.read_text(encoding="utf-8"))
    return content
