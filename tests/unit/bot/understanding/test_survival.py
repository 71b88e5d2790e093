"""Every guard survives any text, however long, and takes a moment for an ordinary message."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.emergency import find_emergency
from bot.understanding.handoff import handoff
from bot.understanding.manners import smalltalk
from bot.understanding.personal_data import find_personal_data, mask
from bot.understanding.scope import outside, vague

GUARDS: list[Callable[[str], object]] = [find_emergency, smalltalk, handoff, outside, vague, find_personal_data]
ORDINARY = "dạ cho em hỏi làm lại căn cước bị mất ở Đức Trọng thì cần giấy tờ gì, nộp ở đâu và mất bao lâu ạ"
QUICK = 0.002  # seconds for an ordinary message
LONG = 1.0  # seconds for 100,000 characters, on a busy machine
HOSTILE = [
    "a",
    " ",
    "1",
    "bị ",
    "con em ",
    "cháy ",
    "haha ",
    "à ơi ",
    "0 9",
    "x@",
    "Nguyễn Văn ",
    "(",
    "<",
    "\u0301",
    "ﷺ",
]


@pytest.mark.parametrize("guard", GUARDS)
@given(text=st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_survived(guard: Callable[[str], object], text: str) -> None:
    guard(text)


@given(text=st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy àáảãạ0123456789.,!?'\"-", max_size=200))
@settings(max_examples=60, deadline=None)
def test_what_is_masked_is_not_found_again(text: str) -> None:
    masked = mask(text, find_personal_data(text), "[…]")
    assert len(find_personal_data(masked)) <= len(find_personal_data(text))


@pytest.mark.parametrize("guard", GUARDS)
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hundred_thousand_characters_are_read_quickly(guard: Callable[[str], object], piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    guard(text[:50])  # the patterns are compiled
    begin = time.perf_counter()
    guard(text)
    assert time.perf_counter() - begin < LONG


@pytest.mark.parametrize("guard", GUARDS)
def test_an_ordinary_message_takes_a_moment(guard: Callable[[str], object]) -> None:
    guard(ORDINARY)
    times = []
    for _ in range(20):
        begin = time.perf_counter()
        guard(ORDINARY)
        times.append(time.perf_counter() - begin)
    assert min(times) < QUICK
