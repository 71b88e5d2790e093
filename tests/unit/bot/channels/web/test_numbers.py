"""Tests of bot/channels/web/numbers.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.numbers import whole


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("7", 7), ("007", 7), ("100", 100), ("101", None), ("", None), ("-1", None), ("+1", None),
        ("²", None), ("٣", None), ("1 ", None), ("1_0", None), ("9" * 5000, None), ("0" * 5000, None),
    ],
)  # fmt: skip
def test_a_number_is_digits_and_not_too_large(text: str, number: int | None) -> None:
    assert whole(text, 100) == number


@given(st.text())
def test_anything_is_a_number_or_none(text: str) -> None:
    number = whole(text, 1 << 31)
    assert number is None or (0 <= number <= 1 << 31 and int(text) == number)
