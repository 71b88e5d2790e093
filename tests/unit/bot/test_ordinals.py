"""Tests of bot/ordinals.py."""

import pytest

from bot.ordinals import picked

OFFERED = ("a", "b", "c")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1", "a"),
        ("2.", "b"),
        ("cái thứ hai", "b"),
        ("cai thu 2 nha", "b"),
        ("Số 3 ạ", "c"),
        ("cái đầu tiên", "a"),
        ("dạ việc thứ nhất", "a"),
        ("the second one", "b"),
        ("third option", "c"),
        ("второй вариант", "b"),
    ],
)
def test_picks(text: str, code: str) -> None:
    assert picked(text, OFFERED) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "kết hôn lần thứ hai",
        "ba em mất",
        "hai vợ chồng em",
        "một cửa",
        "1.001193",
        "con thứ hai làm khai sinh",
    ],
)
def test_other_messages_pick_nothing(text: str) -> None:
    assert picked(text, OFFERED) == ""
