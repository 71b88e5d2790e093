"""What the quiz oracle compares: folded words, containment and overlap of two texts.

Imported by the quiz_* files of this folder. Tested by tests/unit/oracles/test_quiz_text.py.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "cccd": "can cuoc cong dan", "cmnd": "chung minh nhan dan",
    "gcn": "giay chung nhan", "qsdd": "quyen su dung dat", "tthc": "thu tuc hanh chinh", "tp": "thanh pho",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong", "qui": "quy",
}  # fmt: skip
QUOTES = re.compile(r"“([^”]+)”|«([^»]+)»|\"([^\"]+)\"|‘([^’]+)’")
LEAST_TITLE = 4  # words of a title that must stand together before the question is taken to quote it


@lru_cache(maxsize=200_000)
def words(text: str) -> tuple[str, ...]:
    """The words of `text` without marks, case, punctuation, and with the common abbreviations written out."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    found = re.findall(r"[^\W_]+", "".join(char for char in plain if not unicodedata.combining(char)))
    return tuple(
        word.replace("y", "i") for token in found for word in ABBREVIATIONS.get(token, token).split()
    )  # ý/í, quy/qui and ký/kí are spelled both ways


def fold(text: str) -> str:
    """The words as one line."""
    return " ".join(words(text))


def holds(whole: str, part: str) -> bool:
    """Whether the words of `part` stand together in `whole`; nothing is held by anything."""
    return bool(words(part)) and f" {fold(part)} " in f" {fold(whole)} "


def starts(whole: str, part: str) -> bool:
    """Whether `whole` begins with the words of `part`."""
    return bool(words(part)) and words(whole)[: len(words(part))] == words(part)


def share(part: str, whole: str) -> float:
    """The share of the different words of `part` that `whole` has too."""
    mine = set(words(part))
    return len(mine & set(words(whole))) / len(mine) if mine else 0.0


def close(part: str, whole: str, least: float) -> bool:
    """Whether at least `least` of the words of `part` stand in a stretch of `whole` half as long again."""
    mine, all_of_it = words(part), words(whole)
    size = len(mine) + len(mine) // 2
    stretches = (all_of_it[start : start + size] for start in range(max(1, len(all_of_it) - size + 1)))
    return any(len(set(mine) & set(stretch)) >= least * len(set(mine)) for stretch in stretches if mine)


def without(question: str, phrase: str, least: int = LEAST_TITLE) -> str:
    """`question` without the longest beginning of `phrase` that it quotes, if at least `least` words or all."""
    spans = list(re.finditer(r"[^\W_]+", question))
    mine = [fold(span[0]) for span in spans]
    wanted = [fold(token) for token in re.findall(r"[^\W_]+", phrase)]
    best, place = 0, 0
    for start in range(len(mine)):
        length = 0
        while length < len(wanted) and start + length < len(mine) and mine[start + length] == wanted[length]:
            length += 1
        if length > best:
            best, place = length, start
    if not best or best < min(least, len(wanted)):
        return question
    return question[: spans[place].start()] + " " + question[spans[place + best - 1].end() :]


def unlabelled(text: str) -> str:
    """`text` without the bullets, letters and numbers of a list before it."""
    return re.sub(r"^(?:[^\w]+|(?:[^\W\d_]|\d+(?:\.\d+)*)\s*[.)/]\s*)+", "", text)


def quoted(text: str) -> tuple[str, ...]:
    """What `text` has between quotation marks, without the dots of a shortened quotation; nothing without words."""
    found = (next(part for part in match if part).strip(" .…") for match in QUOTES.findall(text))
    return tuple(part for part in found if words(part))
