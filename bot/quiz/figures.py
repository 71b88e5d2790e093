"""The durations and amounts that a text mentions, in figures or in words: none of them may be a wrong choice.

Reads too much rather than too little: a number that only stands near a unit of time counts. Pure functions. Imported by
bot.quiz. Tested by tests/unit/bot/quiz/test_figures.py.
"""

from __future__ import annotations

import re

NEAR = 6  # words before a unit in which a number belongs to it: "từ 3 đến 5 ngày", "03 (ba) ngày"

# Days or months that a number of the unit may also be said as.
_UNITS: dict[str, tuple[float, ...]] = {
    "ngày": (1,),
    "giờ": (1, 1 / 24, 1 / 8),
    "tiếng": (1, 1 / 24, 1 / 8),
    "h": (1, 1 / 24, 1 / 8),
    "phút": (1, 1 / 60),
    "tuần": (1, 7, 5),
    "tháng": (1, 30, 22, 20),
    "quý": (1, 3, 90),
    "năm": (1, 12, 365),
}
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[.;:\n]")
_ONES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_AMOUNT = re.compile(
    r"(\d{1,3}(?:[.,\s]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s*(?:\([^()]{1,40}\)\s*)?(nghìn|ngàn|triệu|tỷ|tỉ)?",
    re.IGNORECASE,
)
_SMALLEST = 100
_SOURCES = re.compile(
    r"\d+/\d{4}(?:/[\w-]+)?|\d{1,2}/\d{1,2}/\d{4}|năm \d{4}|tháng \d{1,2}(?= năm| \d)|thứ \w+"
    r"|\d{1,2} ?(?:h|giờ) ?\d{2}(?: phút)?"
    r"|(?:điều|khoản|điểm) \w{1,3}\b|giờ hành chính",
    re.IGNORECASE,
)


def _spelled() -> dict[str, int]:
    words = {word: number for number, word in enumerate(_ONES, 1)}
    endings = {**words, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
    words |= {"bẩy": 7, "mười": 10} | {f"mười {word}": 10 + number for word, number in endings.items()}
    for tens, word in enumerate(_ONES[1:], 2):
        words[f"{word} mươi"] = tens * 10
        words |= {f"{word} {join}{ending}": tens * 10 + n for ending, n in endings.items() for join in ("mươi ", "")}
    return words | {f"một trăm {word}": 100 + number for word, number in words.items()} | {"một trăm": 100}


_WORDS = _spelled()


def time_numbers(text: str) -> frozenset[float]:
    """Every number that stands before a unit of time in `text`, with what it comes to in other units."""
    found: set[float] = set()
    tokens = _TOKEN.findall(text.lower())
    for at, token in enumerate(tokens):
        if token in _UNITS:
            found |= {
                round(number * factor, 4)
                for number in _before(tokens[max(0, at - NEAR) : at])
                for factor in _UNITS[token]
            }
    return frozenset(found)


def amounts(text: str) -> frozenset[float]:
    """Every number of `text` that may be an amount of money, as written and as "nghìn", "triệu" make it."""
    found: set[float] = set()
    for number, scale in _AMOUNT.findall(text):
        plain = _number(number) if scale else float(re.sub(r"\D", "", number))
        found |= {plain, plain * _SCALES[scale.lower()]} if scale else {plain}
    return frozenset(amount for amount in found if amount >= _SMALLEST)


def without_sources(text: str) -> str:
    """`text` without the numbers and dates of the law it names and without days of the week and times of day."""
    return _SOURCES.sub(" ", text)


def _before(tokens: list[str]) -> set[float]:
    ends = [at for at, token in enumerate(tokens) if token in (";", ":", "\n")]
    near = tokens[ends[-1] + 1 :] if ends else tokens
    numbers = {_number(token) for token in near if token[0].isdigit()}
    words = [token for token in near if token != "."]
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + 4) + 1):
            phrase = " ".join(words[start:end])
            if phrase in _WORDS:
                numbers.add(float(_WORDS[phrase]))
    return numbers


def _number(written: str) -> float:
    whole, *rest = re.split(r"[.,]", written)
    return float(f"{whole}.{rest[0]}") if len(rest) == 1 and len(rest[0]) < 3 else float(re.sub(r"\D", "", written))
