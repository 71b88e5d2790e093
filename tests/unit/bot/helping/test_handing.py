"""Tests of bot/helping/handing.py, the clock passed in."""

from bot.helping.cases import Listing
from bot.helping.handing import OPENINGS, Handing
from bot.state_schema import KEPT
from tests.unit.bot.helping.samples import DUC_TRONG, RESIDENT, VOLUNTEER
from tests.unit.bot.training.samples import Clock, memory

LISTING = Listing("1.000001", DUC_TRONG, None, frozenset({"aaaa0001"}))


def test_the_resident_gets_a_copy_of_their_own() -> None:
    state = memory()
    handing = Handing(state)
    token = handing.give(VOLUNTEER, LISTING)
    assert handing.take(token, RESIDENT) == LISTING
    handing.put(RESIDENT, LISTING.turned("bbbb0002"))
    assert handing.take(token, RESIDENT) == LISTING.turned("bbbb0002")
    assert handing.take(token, "test:other") == LISTING
    columns = str(state.rows("select * from carried"))
    assert VOLUNTEER not in columns and token not in columns + str(state.rows("select * from handed"))


def test_the_link_is_good_for_a_few_and_a_week() -> None:
    clock = Clock()
    handing = Handing(memory(clock))
    token = handing.give(VOLUNTEER, LISTING)
    for number in range(OPENINGS):
        assert handing.take(token, f"test:{number}") == LISTING
    assert handing.take(token, "test:more") is None
    late = handing.give(VOLUNTEER, LISTING)
    clock.now += KEPT["handed"]
    assert handing.take(late, RESIDENT) is None
    assert handing.take("unknown-token", RESIDENT) is None
    assert handing.take(token, "test:0") == LISTING  # who has the copy still has it


def test_the_copy_is_kept_for_a_month_after_its_last_use_and_can_be_erased() -> None:
    clock = Clock()
    handing = Handing(memory(clock))
    handing.take(handing.give(VOLUNTEER, LISTING), RESIDENT)
    clock.now += KEPT["carried"] - 1
    handing.put(RESIDENT, LISTING)
    clock.now += 1
    assert handing.copy(RESIDENT, LISTING.code) == LISTING
    assert handing.drop(RESIDENT, LISTING.code) and not handing.drop(RESIDENT, LISTING.code)
    handing.take(handing.give(VOLUNTEER, LISTING), RESIDENT)
    clock.now += KEPT["carried"]
    assert handing.copy(RESIDENT, LISTING.code) is None
