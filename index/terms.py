"""Terms of the lexical indexes: words and pairs of neighbouring words, with and without accents.

Most Vietnamese words are two syllables ("khai sinh"), so pairs carry the meaning and single syllables the rest.
Folded terms are marked with a leading "~", so that "mất" and "mặt" meet only in the folded half. Imported by
index alone. Tested by tests/unit/index/test_terms.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.query.syllables import folded

PAIR = "_"
FOLDED = "~"
# Weights of the four kinds of term in a query: what matches with accents matches folded too and counts twice.
WEIGHTS = {"word": 0.5, "pair": 1.0, "folded": 0.25, "folded_pair": 0.5}


def terms(words: Sequence[str], *, accented: bool = True) -> list[str]:
    """Every term of a text: ["khai", "sinh"] -> ["~khai", "~sinh", "~khai_sinh", "khai", "sinh", "khai_sinh"]."""
    bare = [folded(word) for word in words]
    result = [FOLDED + word for word in bare]
    result += [f"{FOLDED}{first}{PAIR}{second}" for first, second in zip(bare, bare[1:], strict=False)]
    if accented:
        result += words
        result += [f"{first}{PAIR}{second}" for first, second in zip(words, words[1:], strict=False)]
    return result


def weighted_terms(words: Sequence[str]) -> Mapping[str, float]:
    """The terms of a question with the weight of their kind, each once."""
    result: dict[str, float] = {}
    for term in terms(words):
        kind = "folded" if term.startswith(FOLDED) else "word"
        if PAIR in term:
            kind = "folded_pair" if kind == "folded" else "pair"
        result[term] = WEIGHTS[kind]
    return result
