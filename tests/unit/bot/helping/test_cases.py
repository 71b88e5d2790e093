"""Tests of bot/helping/cases.py, the clock passed in."""

from dataclasses import replace

from bot.helping.cases import ALL, Cases, Kind, Listing, Result, Status
from bot.state import State
from bot.state_schema import KEPT
from tests.unit.bot.helping.samples import DUC_TRONG, VOLUNTEER
from tests.unit.bot.training.samples import Clock, memory

LISTING = Listing("1.000001", DUC_TRONG, ALL, frozenset({"aaaa0001", "-bbbb0002"}))


def one_open(state: State | None = None) -> tuple[Cases, int]:
    cases = Cases(state or memory())
    case = cases.begin(VOLUNTEER)
    cases.put(replace(case, kind=Kind.ELDER, listing=LISTING))
    return cases, case.id


def test_a_case_is_kept_as_it_was_put() -> None:
    cases, number = one_open()
    found = cases.get(VOLUNTEER, number)
    assert found is not None
    assert (found.status, found.kind, found.listing) == (Status.OPEN, Kind.ELDER, LISTING)
    assert cases.get("test:other", number) is None


def test_one_is_open_at_a_time() -> None:
    cases, number = one_open()
    assert cases.begin(VOLUNTEER).id == number
    first = cases.current(VOLUNTEER)
    assert first is not None
    cases.set_aside(first)
    second = cases.begin(VOLUNTEER)
    assert second.id != number and second.listing == Listing()
    assert [case.id for case in cases.asides(VOLUNTEER)] == [number]
    cases.take_up(first)
    now = cases.current(VOLUNTEER)
    assert now is not None and now.id == number
    assert [case.id for case in cases.asides(VOLUNTEER)] == [second.id]


def test_a_mark_goes_from_missing_to_there_to_needless_and_back() -> None:
    listing = Listing()
    seen = []
    for _ in range(3):
        listing = listing.turned("aaaa0001")
        seen.append(set(listing.ticks))
    assert seen == [{"aaaa0001"}, {"-aaaa0001"}, set()]


def test_closing_deletes_the_list_at_once_and_counts() -> None:
    state = memory()
    cases, number = one_open(state)
    case = cases.get(VOLUNTEER, number)
    assert case is not None
    assert cases.close(case, Result.FILED, "Hộ tịch", "2026-W02")
    assert not cases.close(case, Result.DROPPED, "Hộ tịch", "2026-W02")
    closed = state.rows("select status, kind, place, ticks, result from helped where id = ?", number)
    assert closed == [("closed", "", None, "", "filed")]
    cases.put(case)
    assert state.rows("select ticks from helped where id = ?", number) == [("",)]
    assert state.rows("select person, week, unit, field, result, number from counted") == [
        (VOLUNTEER, "2026-W02", DUC_TRONG, "Hộ tịch", "filed", 1)
    ]


def test_alike_cases_are_one_count() -> None:
    state = memory()
    cases = Cases(state)
    for _ in range(2):
        cases.close(cases.begin(VOLUNTEER), Result.DROPPED, "", "2026-W02")
    assert state.rows("select number from counted") == [(2,)]


def test_a_case_nobody_touches_is_forgotten() -> None:
    clock = Clock()
    cases, number = one_open(memory(clock))
    clock.now += KEPT["helped"]
    assert cases.current(VOLUNTEER) is None
    fresh = cases.begin(VOLUNTEER)
    assert fresh.listing == Listing() and fresh.kind is None


def test_a_person_who_asks_is_forgotten_with_cases_and_counts() -> None:
    state = memory()
    cases, _ = one_open(state)
    cases.close(cases.begin(VOLUNTEER), Result.FILED, "Hộ tịch", "2026-W02")
    state.forget(VOLUNTEER)
    assert state.rows("select * from helped") == state.rows("select * from counted") == []
