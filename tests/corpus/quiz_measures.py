"""Durations and amounts of money as people write them, found in any text; for the quiz oracle.

A duration is a number of hours, working days, days or months; an amount is a whole number of đồng. A range gives
both its ends. Too many finds are better than too few: what is found here may not be a wrong choice.
Tested by tests/unit/oracles/test_quiz_measures.py.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mốt": 1,
}  # fmt: skip
_DIGIT = "|".join(DIGITS)
_SPELLED = rf"(?:(?:{_DIGIT})\s+mươi(?:\s+(?:{_DIGIT}))?|mười(?:\s+(?:{_DIGIT}))?|{_DIGIT}|nửa)"
_UNIT = (
    r"(?P<unit>ngày\s*\(?\s*(?:làm\s+việc|lv\b)|ngày|giờ\s+làm\s+việc|giờ|h\b|phút|tuần|tháng|quý|năm|"
    r"working_day|hour|month|year)"
)
_FIGURE = r"(?:\d+\s*/\s*\d+|\d+(?:[.,]\d+)?)"
_GLOSS = r"(?:\s*\(\s*[^\d()]{1,30}\)|\s*\))?"
_CHAIN = rf"(?P<before>(?:{_FIGURE}{_GLOSS}\s*(?:-|–|đến|tới|hoặc|và)\s*(?:từ\s+)?)*)"
_NUMERIC = re.compile(rf"(?<![\d/.,]){_CHAIN}(?P<last>{_FIGURE}){_GLOSS}\s*{_UNIT}", re.IGNORECASE)
_WORDED = re.compile(rf"(?<!\w)(?P<last>{_SPELLED})\s+{_UNIT}", re.IGNORECASE)
_DATES = {"tháng": ("ngày", "số"), "năm": ("tháng", "quý", "số")}  # "ngày 15 tháng 5 năm 2021" is no duration


class Duration(NamedTuple):
    """A value of "hour", "working_day", "day" or "month"."""

    value: float
    unit: str


def durations(text: str) -> set[Duration]:
    """Every duration that `text` states."""
    found = set()
    for match in _NUMERIC.finditer(text):
        preceding = text[max(0, match.start() - 10) : match.start()].lower().rstrip()
        if preceding.endswith(_DATES.get(match["unit"].lower(), ("số",))) and not match["before"]:
            continue
        figures = re.findall(_FIGURE, match["before"]) + [match["last"]]
        found |= {_duration(_figure(figure), match["unit"]) for figure in figures}
    for match in _WORDED.finditer(text):
        found.add(_duration(_spelled(match["last"].lower()), match["unit"]))
    return found


def alike(one: Duration, other: Duration) -> bool:
    """Whether two durations come to the same for a person: 24 giờ and 1 ngày, 30 ngày and 1 tháng, 7 and 1 tuần."""
    if one == other:
        return True
    pair = {one.unit: one.value, other.unit: other.value}
    if "hour" in pair and "day" in pair:
        return pair["hour"] == 24 * pair["day"]
    if "hour" in pair and "working_day" in pair:
        return pair["hour"] in (8 * pair["working_day"], 24 * pair["working_day"])
    return "day" in pair and "month" in pair and pair["day"] == 30 * pair["month"]


def _duration(value: float, unit: str) -> Duration:
    unit = unit.lower()
    if unit.startswith("ngày"):
        return Duration(value, "working_day" if unit != "ngày" else "day")
    factor, name = {
        "working_day": (1, "working_day"), "phút": (1 / 60, "hour"), "tuần": (7, "day"), "quý": (3, "month"),
        "tháng": (1, "month"), "month": (1, "month"), "năm": (12, "month"), "year": (12, "month"),
    }.get(unit, (1, "hour"))  # fmt: skip
    return Duration(round(value * factor, 4), name)


def _figure(text: str) -> float:
    if "/" in text:
        above, below = (float(part) for part in text.split("/"))
        return above / below if below else above
    return float(text.replace(",", "."))


def _spelled(text: str) -> float:
    if text == "nửa":
        return 0.5
    value = 0
    for word in text.split():
        value = value * 10 if word == "mươi" else 10 if word == "mười" else value + DIGITS[word]
    return float(value)


_SCALES = {"tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "triệu": 1_000_000, "nghìn": 1_000, "ngàn": 1_000}
_SUM = re.compile(
    r"(?<![\d.,/])(?P<figure>\d{1,3}(?:[., ]\d{3})+(?![\d/])|\d+(?:[.,]\d{1,2})?)(?:,00)?"
    r"(?:\s*\([^\d()]{1,60}\))?\s*(?P<scale>tỷ|tỉ|triệu|nghìn|ngàn)?\s*(?P<coin>đồng|việt nam đồng|vnđ|vnd|đ\b)?",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\(?(?:đơn vị(?: tính)?\s*:?\s*|\()(?:1[.,]?000|nghìn|ngàn)\s*(?:đồng|đ\b|vnđ)", re.IGNORECASE)
_FREE = re.compile(
    r"(?<!\w)(?:miễn (?:phí|lệ phí|thu)|không (?:thu|mất|phải nộp|phải trả|phải đóng|có) (?:tiền|phí|lệ phí|đồng)|"
    r"không thu|không tính phí)",
    re.IGNORECASE,
)


def amounts(text: str) -> set[int]:
    """Every amount in đồng that `text` states; a grouped number without a currency counts too, a plain one does not."""
    found = set()
    thousands = bool(_THOUSANDS.search(text))
    for match in _SUM.finditer(text):
        grouped = bool(re.fullmatch(r"\d{1,3}(?:[., ]\d{3})+", match["figure"]))
        value = float(re.sub(r"\D", "", match["figure"]) if grouped else match["figure"].replace(",", "."))
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
        if grouped or match["scale"] or match["coin"]:
            found.add(round(value * scale))
        if thousands and not match["scale"]:
            found.add(round(value * 1000))
    return found


def free(text: str) -> bool:
    """Whether `text` says that nothing is paid."""
    return bool(_FREE.search(text)) or 0 in amounts(text)
