"""Tests of bot/answers/money.py."""

import pytest

from bot.answers.money import format_amount


@pytest.mark.parametrize(
    ("amount", "language", "text"),
    [
        (15000, "vi", "15.000 đồng"),
        (1234567.5, "vi", "1.234.567,5 đồng"),
        (0, "vi", "0 đồng"),
        (999, "vi", "999 đồng"),
        (15000, "en", "15,000 VND"),
        (1500000, "ru", "1\u00a0500\u00a0000 донгов"),
    ],
)
def test_amounts(amount: float, language: str, text: str) -> None:
    assert format_amount(amount, language) == text


def test_a_foreign_currency_keeps_its_code() -> None:
    assert format_amount(25, "vi", "USD") == "25 USD"
