"""Words that name no subject (plain.yaml), so that "còn lệ phí?" is known to go on with what was talked of.

Imported by index. Tested by tests/unit/index/query/test_plain.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from knowledge.text import fold_accents

FILE = Path(__file__).with_name("plain.yaml")


@cache
def plain_words() -> frozenset[str]:
    """The words of every language, folded."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return frozenset(fold_accents(word) for words in content.values() for word in words.split())


def names_nothing(words: Iterable[str]) -> bool:
    """Whether every word is plain: the message alone is about nothing in particular."""
    return all(fold_accents(word) in plain_words() for word in words)
