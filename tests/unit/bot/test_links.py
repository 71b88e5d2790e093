"""Tests of bot/links.py. What opens behind a link is tested in test_taps.py."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import CONTENT
from bot.links import CentreLink, JourneyLink, Link, ProcedureLink, decode_link, decode_start, encode_link, link_prefix
from knowledge.directory import load_directory
from knowledge.journeys import load_journeys

LINKS = st.one_of(
    st.builds(ProcedureLink, st.from_regex(r"[1-9]\.[0-9]{6,9}", fullmatch=True)),
    st.builds(JourneyLink, st.from_regex(r"[a-z-]{2,24}", fullmatch=True)),
    st.builds(CentreLink, st.from_regex(r"[0-9]{5}", fullmatch=True)),
)


@given(LINKS)
def test_what_is_encoded_comes_back_and_fits_a_start_parameter(link: Link) -> None:
    payload = encode_link(link)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
    assert decode_link(payload) == link


def test_the_wire_form_stays_so_that_old_posters_work() -> None:
    assert encode_link(ProcedureLink("1.001193")) == "1_001193"
    assert encode_link(JourneyLink("sinh-con")) == "j_sinh-con"
    assert encode_link(CentreLink("24958")) == "c_24958"
    assert decode_start("start:j_sinh-con") == JourneyLink("sinh-con")
    assert link_prefix("motcua_bot") + "c_24958" == "https://t.me/motcua_bot?start=c_24958"


def test_every_journey_and_every_unit_has_a_link() -> None:
    for name in load_journeys(CONTENT / "journeys"):
        assert decode_link(encode_link(JourneyLink(name))) == JourneyLink(name)
    for unit in load_directory(CONTENT / "directory").units:
        assert decode_link(encode_link(CentreLink(unit.key))) == CentreLink(unit.key)


@pytest.mark.parametrize("code", ["1.001193-Xoa", "2.000720.000.00.00.H36", "", "1_001193", "a.001193"])
def test_what_no_link_can_carry_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="no deep link"):
        encode_link(ProcedureLink(code))


@pytest.mark.parametrize("payload", ["", "i_0123456789", "j_", "j_Sinh-Con", "c_", "x_1", "1_001193 ", "1-001193"])
def test_what_is_not_ours_is_nothing(payload: str) -> None:
    assert decode_link(payload) is None
    assert decode_start(f"start:{payload}") is None


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    decode_link(text)
    decode_start(text)
