"""Tests of bot/lookup_actions.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import LIMIT
from bot.lookup_actions import (
    WORDS,
    Lookup,
    ShowCard,
    ShowChanges,
    ShowList,
    button_words,
    decode_lookup,
    encode_lookup,
)
from knowledge.records import Level

FIELD = ShowList(Level.COMMUNE, 3, field="0a1b2c3d")


@pytest.mark.parametrize(
    ("action", "text"),
    [
        (ShowList(), "v1:f:a:0"),
        (ShowList(Level.MINISTRY, 12), "v1:f:b:12"),
        (FIELD, "v1:f:x:3:=0a1b2c3d"),
        (ShowList(Level.PROVINCE, 0, words="hộ tịch: mới"), "v1:f:t:0:?hộ tịch: mới"),
        (ShowChanges(2), "v1:f:g:2"),
        (ShowCard("1.001193"), "v1:f:c:1.001193"),
        (ShowCard("1.001193", FIELD), "v1:f:c:1.001193:x:3:=0a1b2c3d"),
        (ShowCard("1.001193", ShowChanges(1)), "v1:f:c:1.001193:g:1"),
    ],
)
def test_buttons_are_written_and_read(action: Lookup, text: str) -> None:
    assert encode_lookup(action) == text
    assert decode_lookup(text) == action


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("lookup", ShowList()),
        ("lookup:  Hộ  Tịch ", ShowList(words="hộ tịch")),
        ("lookup: 1.001193 ", ShowCard("1.001193")),
        ("changes", ShowChanges()),
        ("changes:1", None),
        ("v1:f:z:0", None),
        ("v1:f:x:0:=xyz", None),
        ("v1:f:c:1.001193:c:1.001193", ShowCard("1.001193")),
        ("v1:p:1.001193:fee:0", None),
        ("help", None),
    ],
)
def test_commands_are_read_and_what_is_none_of_these_is_not(text: str, action: Lookup | None) -> None:
    assert decode_lookup(text) == action


def test_a_way_back_that_would_not_fit_is_left_out() -> None:
    long = ShowList(None, 9999, words="a" * WORDS)
    assert encode_lookup(ShowCard("1.001193", long)) == "v1:f:c:1.001193:a:9999:?" + "a" * WORDS
    assert encode_lookup(ShowCard("1.001193.0012345", long)) == "v1:f:c:1.001193.0012345"


def test_what_is_personal_is_not_carried() -> None:
    assert button_words("khai sinh 079123456789") == "khai sinh"


def test_accents_are_kept_while_they_fit() -> None:
    assert button_words("Giấy xác nhận tình trạng") == "giấy xác nhận tình trạng"
    assert button_words("Giấy xác nhận tình trạng hôn nhân khi kết hôn") == "giay xac nhan tinh trang hon nhan khi"


@given(st.text())
def test_words_fit_a_button_beside_a_code(text: str) -> None:
    words = button_words(text)
    assert len(words.encode("utf-8", "surrogatepass")) <= WORDS
    assert len(encode_lookup(ShowCard("1.001193", ShowList(None, 99, words=words))).encode()) <= LIMIT
