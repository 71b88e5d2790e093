"""Whether a message lies outside of what the assistant answers, or is too general to pick a procedure.

Precision first: what may be a question about a procedure is left to the search. The patterns are data (scope.yaml).
Imported by bot. Tested by tests/unit/bot/understanding/test_scope.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.understanding.patterns import ASIDE, LONGEST, Patterns, is_accented, to_line
from knowledge.text import fold_accents

FILE = Path(__file__).with_name("scope.yaml")
MANY_TIMES = 4  # a message that is one word so often is no question
LONGEST_WORD = 40  # letters; no word of the three languages is longer, so that this is noise
MOST_VAGUE = 18  # words; who writes more says something particular


class OutsideKind(StrEnum):
    """Why a message is not for the assistant."""

    INJECTION = "injection"
    OFFTOPIC = "offtopic"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Outside:
    """A message that the assistant does not answer."""

    kind: OutsideKind


def outside(text: str) -> Outside | None:
    """Why a message is not for the assistant, None where it may be a question about a procedure or is empty."""
    typed = text[:LONGEST].strip().lower()
    if not typed:
        return None
    patterns = _patterns()
    line = to_line(text)
    if _is_noise(typed) or _raw().search(typed) or patterns.found("injection", line):
        return Outside(OutsideKind.INJECTION)
    if patterns.found("elsewhere", line) and not patterns.found("not_elsewhere", line):
        return Outside(OutsideKind.ELSEWHERE)
    if _is_offtopic(line, patterns) or _sum().match(typed):
        return Outside(OutsideKind.OFFTOPIC)
    return None


def vague(text: str) -> bool:
    """Whether a message asks for something administrative without saying what.

    "cần giấy tờ gì" is so too when it stands alone: ask first whether it goes on about an earlier procedure.
    """
    line = to_line(text)
    patterns = _patterns()
    if line.count(" ") > MOST_VAGUE or not patterns.found("too_general", line):
        return False
    known, bare = _vague_words()
    allowed = known if is_accented(line) else known | bare
    return allowed.issuperset(patterns.without("set_phrases", line).split())


def _is_offtopic(line: str, patterns: Patterns) -> bool:
    """Whether a line is about the world at large: the less sure a list, the more words speak against it."""
    if patterns.found("offtopic_sure", line) and not patterns.found("not_offtopic_sure", line):
        return True
    if patterns.found("procedure", line):
        return False
    return patterns.found("offtopic", line) or (
        patterns.found("offtopic_word", line) and not patterns.found("not_word", line)
    )


def _is_noise(typed: str) -> bool:
    """Whether a text is signs alone, one word over and over, or keys struck at random."""
    found = re.findall(r"[^\W_]+", typed)
    if not found or max(map(len, found)) > LONGEST_WORD:
        return True
    if len(found) >= MANY_TIMES and len(set(found)) == 1:
        return True
    if len(found) >= 3 * MANY_TIMES and len(set(found)) <= 3:
        return True
    return all(map(_is_mash, found))


def _is_mash(word: str) -> bool:
    if len(word) < 3 or word.isdigit():
        return False
    return _mash().search(word) is not None


@cache
def _mash() -> re.Pattern[str]:
    run = _patterns().values["keyboard"]
    # Besides runs of keys: a chunk over and over, and consonants in a row with one that abbreviations do not hold.
    return re.compile(
        rf"{run}|^(\w{{3,6}})\1+$|^(\w)\2{{3,}}$|(?=[bcdfghjklmnpqrstvwxz]*[fjwz])[bcdfghjklmnpqrstvwxz]{{5}}"
    )


@cache
def _patterns() -> Patterns:
    return Patterns(FILE)


@cache
def _raw() -> re.Pattern[str]:
    return re.compile("|".join(_patterns().values["raw"]), re.MULTILINE)


@cache
def _sum() -> re.Pattern[str]:
    return re.compile(_patterns().values["sum"])


@cache
def _vague_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that say nothing particular, as they are written and without accents."""
    known = frozenset([*_patterns().values["vague_words"].split(), ASIDE])
    return known, frozenset(map(fold_accents, known))
