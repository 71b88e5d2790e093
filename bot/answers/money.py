"""Amounts of money as people of a language write them. Pure functions.

Imported by bot.answers. Tested by tests/unit/bot/answers/test_money.py.
"""

from __future__ import annotations

from bot.answers.wording import wording

# How sources name the currency of Vietnam.
_DONG = frozenset({"", "VNĐ", "VND", "ĐỒNG", "Đ", "₫"})


def format_number(number: float, language: str) -> str:
    """`number` with the thousands grouped and up to two decimals: 1234567.5 gives "1.234.567,5" in
    Vietnamese.
    """
    speech = wording(language)
    whole, _, fraction = f"{number:.2f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", speech.text("thousands_mark"))
    fraction = fraction.rstrip("0")
    return grouped + speech.text("decimal_mark") + fraction if fraction else grouped


def format_amount(amount: float, language: str = "vi", currency: str = "VNĐ") -> str:
    """`amount` with its currency: 15000 gives "15.000 đồng" in Vietnamese. A foreign currency keeps its
    code.
    """
    name = wording(language).text("dong") if currency.strip().upper() in _DONG else currency.strip()
    return f"{format_number(amount, language)} {name}"
