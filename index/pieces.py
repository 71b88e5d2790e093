"""A passage as it is searched: its words, and the pieces of it that are embedded, each with its headings.

One vector a passage says what it is mostly about; a question asks for one sentence of it. Notes that point to other
articles, as the state's codification (Pháp điển) puts them after each, speak of everything and are left out. Pure
functions. Imported by index.handbooks and index.dense. Tested by tests/unit/index/test_pieces.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.handbooks.records import Passage
from knowledge.handbooks.sentences import sentences

SIZE = 350  # characters of a piece, more or less
LONGEST = 560  # a sentence beyond is cut at a blank
HEADINGS = 2  # innermost headings that go with every piece
NAMED = 2  # times that these headings count among the words of the passage
_ELSEWHERE = re.compile(
    r"\((?:Điều|Mục|Chương|Phần|Khoản) này có nội dung liên quan đến.*?(?:\)(?=\s*(?:\n|$|Điều))|$)", re.DOTALL
)
_SOURCE = re.compile(r"\(Điều \d+\w? [^()]*? số [^()]*?có hiệu lực[^()]*\)")


def searched(passage: Passage) -> str:
    """The text without notes on where it comes from and what else there is; "" where it is nothing but these."""
    return _SOURCE.sub(" ", _ELSEWHERE.sub(" ", passage.text)).strip()


def worded(passage: Passage) -> str:
    """What is searched by words: the text and its innermost headings, which name what it is about."""
    return " ".join([*passage.heading[-HEADINGS:] * NAMED, searched(passage)])


def pieces(passage: Passage) -> list[str]:
    """What is embedded: pieces of SIZE that end with a sentence where they can; none of an empty text."""
    return [" . ".join([*passage.heading[-HEADINGS:], piece]) for piece in _joined(list(_sentences(passage)))]


def _sentences(passage: Passage) -> Iterator[str]:
    for line in searched(passage).split("\n"):
        for sentence in sentences(line) or [line]:
            while len(sentence) > LONGEST:
                cut = max(sentence.rfind(" ", 0, SIZE), 0) or SIZE
                yield sentence[:cut]
                sentence = sentence[cut:].lstrip()
            if any(map(str.isalnum, sentence)):
                yield sentence


def _joined(parts: Sequence[str]) -> Iterator[str]:
    piece = ""
    for part in parts:
        if piece and len(piece) + len(part) + 1 > SIZE:
            yield piece
            piece = ""
        piece = f"{piece} {part}".strip()
    if piece:
        yield piece
