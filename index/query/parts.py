"""A message parted into subject, courtesy, the facets asked for and what the person says it is not about.

The patterns are data (parts.yaml). Every match of a facet's pattern counts by its level, less a little for each
word that follows it, since the question comes last; a match whose words are all in a longer one of another facet
does not count. Imported by index. Tested by tests/unit/index/query/test_parts.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from index.query.syllables import folded
from knowledge.text import normalise_tone

PATTERNS = Path(__file__).with_name("parts.yaml")
LEVELS = {"sure": 3.0, "asks": 2.0, "hints": 1.0}
SLIP = 0.1  # of a level, for each word after the match: ten words later, a lesser pattern is as good
SIGNS = {" …": r"((?: \S+){0,8}?)", " ~": r"((?: \S+){0,3}?)", "^": "(?<=^ )", "$": "(?= $)"}


@dataclass(frozen=True, slots=True)
class Parts:
    """Word positions of each part. `facets` are names, the likeliest first; none means nothing particular."""

    subject: tuple[int, ...]
    facets: tuple[str, ...]
    unwanted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Patterns:
    courtesy: tuple[re.Pattern[str], ...]
    negation: tuple[re.Pattern[str], ...]
    facets: tuple[tuple[str, float, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """Positions of the words that a pattern names (`own`) and of those that it lets pass (`between`)."""

    own: frozenset[int]
    between: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Asked:
    facet: str
    level: float
    own: frozenset[int]

    def outdone(self, other: _Asked) -> bool:
        """Whether it is a piece of the other, as "bao nhiêu" of "bao nhiêu ngày"."""
        return other.facet != self.facet and self.own < other.own and other.level >= self.level


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    content = yaml.safe_load(normalise_tone(PATTERNS.read_text(encoding="utf-8")))
    named: dict[str, str] = {}
    for name, alternatives in content["words"].items():
        named[f"<{name}>"] = f"({_written_out(alternatives, named)})"
    return _Patterns(
        courtesy=tuple(_compiled(line, named) for line in content["courtesy"]),
        negation=tuple(_compiled(line, named) for line in content["negation"]),
        facets=tuple(
            (facet, LEVELS[level], _compiled(line, named))
            for facet, levels in content["facets"].items()
            for level, lines in levels.items()
            for line in lines
        ),
    )


def _written_out(line: str, named: Mapping[str, str]) -> str:
    for name, alternatives in named.items():
        line = line.replace(name, alternatives)
    return line


def _compiled(line: str, named: Mapping[str, str]) -> re.Pattern[str]:
    """The regular expression of a line in the notation that parts.yaml explains."""
    line = re.sub(r"\((?!\?)", "(?:", _written_out(line, named))
    line = line.replace("«", "(").replace("»", ")")
    line = "".join(char if folded(char) == char else f"[{char}{folded(char)}]" for char in line)
    for sign, expression in SIGNS.items():
        line = line.replace(sign, expression)
    return re.compile(rf" (?:{line})(?= )")


def part(tokens: Sequence[str]) -> Parts:
    """The parts of a message given as words (index.query.syllables.words)."""
    patterns = _patterns()
    line = _Line(tokens)
    unwanted: set[int] = set()
    aside: set[int] = set()
    for pattern in patterns.negation:
        for match in line.matches(pattern):
            unwanted |= match.between
            aside |= match.own | match.between
    for pattern in patterns.courtesy:
        for match in line.matches(pattern):
            aside |= match.own
    found = [
        _Asked(facet, level, match.own)
        for facet, level, pattern in patterns.facets
        for match in line.matches(pattern)
        if not match.own & unwanted
    ]
    found = [asked for asked in found if not any(asked.outdone(other) for other in found)]
    for asked in found:
        if asked.level > LEVELS["hints"]:
            aside |= asked.own
    found.sort(key=lambda asked: (asked.level + SLIP * max(asked.own), len(asked.own)), reverse=True)
    facets = tuple(dict.fromkeys(asked.facet for asked in found))
    subject = tuple(place for place in range(len(tokens)) if place not in aside)
    return Parts(subject, facets, tuple(sorted(unwanted)))


class _Line:
    """Words between spaces, with the way back from characters to word positions."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._text = f" {' '.join(tokens)} "
        self._starts = [at for at, char in enumerate(self._text) if char == " "][:-1]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[_Match]:
        """Every match of the pattern."""
        for match in pattern.finditer(self._text):
            (start, end), *gaps = match.regs
            between = frozenset(place for gap in gaps for place in self._positions(*gap))
            yield _Match(frozenset(self._positions(start, end)) - between, between)

    def _positions(self, start: int, end: int) -> range:
        """Positions of the words between two spaces, each named by the space before it."""
        if end <= start:
            return range(0)
        return range(bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1))
