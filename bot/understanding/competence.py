"""Whether a message asks who decides now that there is no district: which level, what it was, since when, by what.

Who signs, which agency handles it, and where to hand in are parts of a record and asked for otherwise
(index/query/parts.yaml). The patterns are data (competence.yaml). Imported by bot.assistant. Tested by
tests/unit/bot/understanding/test_competence.py.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.understanding.patterns import Patterns, is_accented, to_line, to_words
from knowledge.text import fold_accents

FILE = Path(__file__).with_name("competence.yaml")


def asks_competence(text: str) -> bool:
    """Whether a message asks for the level that decides, or how it changed."""
    patterns, line = _patterns(), to_line(text)
    return patterns.found("asks", line) and not patterns.found("not", line)


def searched(text: str) -> str:
    """What to search with for such a message: a plain follow-up where it names no procedure, else the message."""
    line = to_line(text)
    as_typed = str if is_accented(line) else fold_accents
    bare = {as_typed(word) for word in to_words(_patterns().values["bare"])}
    return text if any(as_typed(word) not in bare for word in line.split()) else str(_patterns().values["plain"])


@cache
def _patterns() -> Patterns:
    return Patterns(FILE)
