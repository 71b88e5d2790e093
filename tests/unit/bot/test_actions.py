"""Tests of bot/actions.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import LIMIT, Action, ShowMenu, ShowOthers, ShowPart, decode, encode
from bot.messages import Facet

CODES = st.from_regex(r"[1-9]\.[0-9]{6,7}", fullmatch=True)
ACTIONS = st.one_of(
    st.builds(ShowPart, CODES, st.sampled_from(Facet), st.integers(0, 9999)),
    st.builds(ShowMenu, CODES),
    st.builds(ShowOthers, st.lists(CODES, min_size=1, max_size=5).map(tuple)),
)


@given(ACTIONS)
def test_what_is_encoded_comes_back_and_fits_a_button(action: Action) -> None:
    text = encode(action)
    assert len(text.encode()) <= LIMIT
    assert decode(text) == action


def test_the_wire_form_stays_so_that_old_buttons_work() -> None:
    assert encode(ShowPart("1.001193", Facet.FEE, 2)) == "v1:p:1.001193:fee:2"
    assert encode(ShowMenu("1.001193")) == "v1:m:1.001193"
    assert encode(ShowOthers(("1.001193", "2.000815"))) == "v1:o:1.001193,2.000815"


@pytest.mark.parametrize("text", ["", "start", "start:1_001193", "v0:x", "v1:p:1.001193:nothing:0", "v1:p:../x:fee:0"])
def test_what_is_not_ours_is_nothing(text: str) -> None:
    assert decode(text) is None


def test_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        encode(ShowOthers(("1.001193",) * 8))


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    decode(text)
