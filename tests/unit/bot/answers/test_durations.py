"""Tests of bot/answers/durations.py."""

import pytest

from bot.answers.durations import format_duration
from knowledge.records import TimeUnit


@pytest.mark.parametrize(
    ("value", "unit", "language", "text"),
    [
        (5, TimeUnit.WORKING_DAY, "vi", "5 ngày làm việc"),
        (2.5, TimeUnit.DAY, "vi", "2,5 ngày"),
        (8, TimeUnit.HOUR, "vi", "8 giờ"),
        (1, TimeUnit.WORKING_DAY, "en", "1 working day"),
        (2.5, TimeUnit.DAY, "en", "2.5 days"),
        (1, TimeUnit.DAY, "ru", "1 день"),
        (3, TimeUnit.WORKING_DAY, "ru", "3 рабочих дня"),
        (11, TimeUnit.DAY, "ru", "11 дней"),
        (21, TimeUnit.MONTH, "ru", "21 месяц"),
        (2.5, TimeUnit.DAY, "ru", "2,5 дня"),
        (5, TimeUnit.YEAR, "ru", "5 лет"),
    ],
)
def test_durations(value: float, unit: TimeUnit, language: str, text: str) -> None:
    assert format_duration(value, unit, language) == text


def test_other_is_no_duration() -> None:
    with pytest.raises(ValueError, match="OTHER"):
        format_duration(1, TimeUnit.OTHER)
