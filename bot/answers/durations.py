"""Durations as people of a language say them. Pure functions.

Imported by bot.answers. Tested by tests/unit/bot/answers/test_durations.py.
"""

from __future__ import annotations

from bot.answers.money import format_number
from bot.answers.wording import wording
from knowledge.records import TimeUnit


def format_duration(value: float, unit: TimeUnit, language: str = "vi") -> str:
    """`value` of `unit`: (5, WORKING_DAY) gives "5 ngày làm việc", (2.5, DAY) "2,5 ngày" in Vietnamese.

    Raises ValueError for TimeUnit.OTHER, which is no unit.
    """
    if unit is TimeUnit.OTHER:
        raise ValueError("a time limit of unit OTHER states no duration")
    forms = wording(language).forms(f"unit_{unit.value}")
    return f"{format_number(value, language)} {forms[plural_form(value, language)]}"


def plural_form(value: float, language: str) -> int:
    """Which of (one, few, many) goes with `value`, by the plural rules of Unicode CLDR; Vietnamese has one
    form.
    """
    if language.startswith("ru"):
        return _russian_form(value)
    return 0 if value == 1 or not language.startswith("en") else 2


def _russian_form(value: float) -> int:
    if value != int(value):
        return 1
    last, last_two = int(value) % 10, int(value) % 100
    if last == 1 and last_two != 11:
        return 0
    return 1 if last in (2, 3, 4) and last_two not in (12, 13, 14) else 2
