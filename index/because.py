"""Why a procedure was found: which of its texts the message is most like, and by which words.

Imported by index.searcher. Tested by tests/unit/index/test_because.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.query.syllables import folded, words

MOST = 8  # words told


@dataclass(frozen=True, slots=True)
class Because:
    """`text`: the phrasing or title that the message is most like; `words`: what both hold, in the message's order."""

    text: str
    words: tuple[str, ...]


def because(subject: Sequence[str], texts: Sequence[str]) -> Because | None:
    """The text that shares most with the words of a message's subject, the shortest of them; None if none does."""
    best: Because | None = None
    wanted = {folded(word): word for word in subject}
    for text in texts:
        held = {folded(word) for word in words(text)}
        shared = tuple(word for bare, word in wanted.items() if bare in held)
        weight = (len(shared), -len(held))
        if shared and (best is None or weight > (len(best.words), -len(words(best.text)))):
            best = Because(text, shared)
    return Because(best.text, best.words[:MOST]) if best else None
