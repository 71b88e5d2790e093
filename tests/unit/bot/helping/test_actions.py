"""Tests of bot/helping/actions.py."""

import pytest

from bot.helping.actions import Press, press, read_press, read_take


@pytest.mark.parametrize(
    ("text", "button"),
    [
        ("v1:g:new", Press("new")),
        ("v1:g:who:12:elder", Press("who", "12", "elder")),
        ("v1:g:unit:12:-", Press("unit", "12", "-")),
        ("v1:g:t:12:0123abcd:3", Press("t", "12", "0123abcd", 3)),
        ("v1:g:show:12::3", Press("show", "12", "", 3)),
        ("v1:g:code:1.001193", Press("code", "1.001193")),
        ("v1:g:ct:1.001193:0123abcd:0", Press("ct", "1.001193", "0123abcd", 0)),
    ],
)
def test_buttons_are_read_as_they_were_made(text: str, button: Press) -> None:
    assert read_press(text) == button
    assert press(button.verb, button.subject, button.pick, button.page if text.count(":") == 5 else None) == text


def test_a_case_is_a_number_and_a_code_is_none() -> None:
    assert read_press("v1:g:show:12") == Press("show", "12")
    assert Press("show", "12").case == 12
    assert Press("code", "1.001193").case is None and Press("hand").case is None


def test_other_buttons_are_none_of_them() -> None:
    for text in ("v1:p:1.001193:fee:0", "start", "v1:g:", "v1:g:t:1:UPPER:0", "v1:g:t:1:a:0:0", "start:g_short"):
        assert read_press(text) is None
        assert read_take(text) is None
    assert read_take("start:g_abcdefgh-_123456") == "abcdefgh-_123456"


def test_every_button_fits() -> None:
    longest = (press("unit", 999_999_999, "99999999"), press("ct", "10.12345678", "f" * 8, 999))
    assert [text for text in longest if len(text.encode()) > 64] == []
