"""Whether a message is manners alone (a greeting, thanks, a test, impatience), with no question in it.

Every word has to belong to a phrase of manners.yaml: "chào bạn, cho hỏi làm khai sinh" is a question.
Imported by bot. Tested by tests/unit/bot/understanding/test_manners.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.understanding.patterns import LONGEST, Patterns, to_words

FILE = Path(__file__).with_name("manners.yaml")


class SmalltalkKind(StrEnum):
    """What a message without a question is."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    WHO_ARE_YOU = "who_are_you"
    TEST = "test"
    CAN_YOU_SPEAK = "can_you_speak"
    PRAISE = "praise"
    INSULT = "insult"
    LAUGHTER = "laughter"


@dataclass(frozen=True, slots=True)
class Smalltalk:
    """A message that is manners alone."""

    kind: SmalltalkKind


def smalltalk(text: str) -> Smalltalk | None:
    """The kind of manners that the whole message is, None where anything else is said."""
    typed = text[:LONGEST].strip().lower()
    for kind, pattern in _symbols().items():
        if typed and pattern.fullmatch(typed):
            return Smalltalk(kind)
    said = to_words(text)
    patterns = _patterns()
    if not said or len(said) > patterns.values["most_words"]:
        return None
    kinds = _phrases(said, patterns)
    return next((Smalltalk(kind) for name, kind in _order(patterns) if name in kinds), None)


def _phrases(said: list[str], patterns: Patterns) -> frozenset[str]:
    """The lists whose phrases, as few as will do, make up the whole message; none where some word is left over."""
    line = f" {' '.join(said)} "
    # At each space: how many phrases reach it, and of which lists they are.
    best: dict[int, tuple[int, frozenset[str]]] = {0: (0, frozenset())}
    for start in (match.start() for match in re.finditer(" ", line)):
        if start not in best:
            continue
        count, names = best[start]
        for name in patterns.lists:
            for end in patterns.ends(name, line, start):
                known = best.get(end, (count + 2, frozenset[str]()))
                if count + 1 < known[0]:
                    best[end] = (count + 1, names | {name})
                elif count + 1 == known[0]:
                    best[end] = (count + 1, known[1] | names | {name})
    return best.get(len(line) - 1, (0, frozenset[str]()))[1]


def _order(patterns: Patterns) -> list[tuple[str, SmalltalkKind]]:
    return [(name, SmalltalkKind(kind)) for name, kind in patterns.values["order"].items()]


@cache
def _patterns() -> Patterns:
    return Patterns(FILE)


@cache
def _symbols() -> Mapping[SmalltalkKind, re.Pattern[str]]:
    return {SmalltalkKind(kind): re.compile(line) for kind, line in _patterns().values["symbols"].items()}
