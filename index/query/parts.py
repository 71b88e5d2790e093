"""A message parted into subject, courtesy, the facets asked for and what the person says it is not about.

The patterns are data (parts.yaml), over folded words, so that they fit text with and without accents alike.
Imported by index. Tested by tests/unit/index/query/test_parts.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from index.query.syllables import folded, has_accent, words

PATTERNS = Path(__file__).with_name("parts.yaml")


@dataclass(frozen=True, slots=True)
class Parts:
    """Word positions of each part. `facets` are names in the order of the pattern file, the first the likeliest."""

    subject: tuple[int, ...]
    facets: tuple[str, ...]
    unwanted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Patterns:
    courtesy: tuple[re.Pattern[str], ...]
    facets: Mapping[str, tuple[re.Pattern[str], ...]]
    negation: tuple[re.Pattern[str], ...]
    forms: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    content = yaml.safe_load(PATTERNS.read_text(encoding="utf-8"))

    def compiled(lines: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(rf"(?<!\w)(?:{line})(?!\w)") for line in lines)

    return _Patterns(
        courtesy=compiled(content["courtesy"]),
        facets={facet: compiled(lines) for facet, lines in content["facets"].items()},
        negation=compiled(content["negation"]),
        forms=_forms(content["forms"]),
    )


def _forms(line: str) -> Mapping[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for word in words(line):
        forms.setdefault(folded(word), set()).add(word)
    return {bare: frozenset(accented) for bare, accented in forms.items()}


def part(tokens: Sequence[str]) -> Parts:
    """The parts of a message given as words (index.query.syllables.words)."""
    patterns = _patterns()
    line = _Line(tokens, patterns.forms)
    unwanted: set[int] = set()
    for pattern in patterns.negation:
        for match in pattern.finditer(line.text):
            unwanted.update(line.positions(*match.span("unwanted")))
    courtesy: set[int] = set()
    for pattern in (*patterns.courtesy, *(patterns.negation if unwanted else ())):
        courtesy.update(line.matched(pattern))
    facets: list[str] = []
    asked: set[int] = set()
    for facet, lines in patterns.facets.items():
        for pattern in lines:
            found = line.matched(pattern)
            asked.update(found)
            if found and facet not in facets:
                facets.append(facet)
    aside = courtesy | asked | unwanted
    subject = tuple(place for place in range(len(tokens)) if place not in aside)
    return Parts(subject, tuple(facets), tuple(sorted(unwanted)))


class _Line:
    """Folded words joined by spaces, with the way back from characters to word positions."""

    def __init__(self, tokens: Sequence[str], forms: Mapping[str, frozenset[str]]) -> None:
        bare = [folded(word) for word in tokens]
        self.text = " ".join(bare)
        # Words typed with other accents than the patterns mean: "thửa" is not "thưa".
        self._others = {
            place
            for place, (word, plain) in enumerate(zip(tokens, bare, strict=True))
            if has_accent(word) and plain in forms and word not in forms[plain]
        }
        self._starts: list[int] = []
        at = 0
        for word in bare:
            self._starts.append(at)
            at += len(word) + 1

    def positions(self, start: int, end: int) -> range:
        """Positions of the words touched by characters start to end."""
        if end <= start:
            return range(0)
        return range(bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1))

    def matched(self, pattern: re.Pattern[str]) -> set[int]:
        """Positions of every match that holds no word with other accents."""
        found: set[int] = set()
        for match in pattern.finditer(self.text):
            places = self.positions(*match.span())
            if not self._others.intersection(places):
                found.update(places)
        return found
