"""Shaping source text for reading: blanks tidied, bullets dropped, a short form cut at a word. No word is
changed.

Pure functions. Imported by bot.answers. Tested by tests/unit/bot/answers/test_shaping.py.
"""

from __future__ import annotations

import re

from knowledge.text import one_line, paragraphs

ELLIPSIS = "…"
_UNIT = 4  # words that may belong to a figure: "03 ngày làm việc"
_DIGIT = re.compile(r"\d")
_BULLETS = re.compile(r"(?:[-–—+*•·●○▪■]\s*)+(?=\S)")
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=\S)")


def tidy(text: str) -> str:
    """Lines of `text` without indentation, empty ends or doubled blanks, and at most one empty line in a
    row.
    """
    return paragraphs(text).strip()


def without_bullet(text: str) -> str:
    """`text` as one line without the dashes, plus signs and stars that a list put before it."""
    line = one_line(text)
    match = _BULLETS.match(line)
    return line[match.end() :] if match else line


def shorten(text: str, length: int) -> str:
    """`text` as one line of at most `length` characters, cut after a word, with an ellipsis where it is
    cut.
    """
    line = one_line(text)
    if len(line) <= length:
        return line
    head = line[: length - 1]
    if " " in head and line[length - 1] != " ":
        head = head.rpartition(" ")[0]
    return head.rstrip(" ,;:.-(") + ELLIPSIS


def clip(text: str, length: int) -> str:
    """`shorten`, and where it cuts, never behind a figure: "trong 03 ngày làm việc" is not cut to "trong 03 ngày…".

    A text that begins with its only figure stays whole.
    """
    short, whole = shorten(text, length), one_line(text)
    if short == whole:
        return whole
    words = short.removesuffix(ELLIPSIS).split(" ")
    while (figure := _late_figure(words)) is not None:
        words = words[:figure]
    return " ".join(words).rstrip(" ,;:.-(–") + ELLIPSIS if words else whole


def _late_figure(words: list[str]) -> int | None:
    """The place of the first of the last words that is a figure, which the words behind it may belong to."""
    return next((at for at in range(max(0, len(words) - _UNIT), len(words)) if _DIGIT.search(words[at])), None)


def is_shortened(text: str, length: int) -> bool:
    """Whether `shorten` leaves something of `text` out."""
    return len(one_line(text)) > length


def sentences(text: str) -> list[str]:
    """The sentences of `text`, each as one line, split at full stops, semicolons and line ends; bullets
    dropped.
    """
    return [
        without_bullet(sentence)
        for line in text.split("\n")
        if line.strip()
        for sentence in _SENTENCE_END.split(line.strip())
        if sentence.strip()
    ]
