"""Tests of bot/helping/counts.py."""

from bot.helping.cases import Cases, Result
from bot.helping.counts import Cell, Figure, by_cell, by_part, read_counts, told, week_of
from tests.unit.bot.training.samples import Clock, memory

CELLS = (
    Cell("2026-W30", "1", "Hộ tịch", "filed", 4),
    Cell("2026-W31", "1", "Đất đai", "filed", 3),
    Cell("2026-W31", "2", "Hộ tịch", "lacking", 1),
)


def test_weeks_begin_on_monday_in_vietnam() -> None:
    clock = Clock()
    assert week_of(clock.now) == "2026-W02"
    assert week_of(clock.now - 8 * 3600 - 1) == "2026-W01"


def test_the_cases_of_several_are_added() -> None:
    state = memory()
    cases = Cases(state)
    for person, times in (("a", 2), ("b", 1), ("c", 5)):
        for _ in range(times):
            cases.close(cases.begin(person), Result.MOVED, "Hộ tịch", "2026-W02")
    assert read_counts(state, ("a", "b")) == (Cell("2026-W02", "", "Hộ tịch", "moved", 3),)
    assert read_counts(state, ()) == ()


def test_by_each_part() -> None:
    assert by_part(CELLS, "week") == {("2026-W30",): 4, ("2026-W31",): 4}
    assert list(by_part(CELLS, "unit").items()) == [(("1",), 7), (("2",), 1)]
    assert list(by_part(CELLS, "field").items()) == [(("Hộ tịch",), 5), (("Đất đai",), 3)]


def test_the_own_figures_are_told_whole() -> None:
    assert told(by_part(CELLS, "unit"), whole=True) == {("1",): Figure(7), ("2",): Figure(1)}


def test_a_leader_is_not_told_of_few_nor_what_gives_them_away() -> None:
    assert told(by_part(CELLS, "unit"), whole=False) == {("1",): Figure(None, True), ("2",): Figure(None)}
    assert told(by_part(CELLS, "week"), whole=False) == {("2026-W30",): Figure(4), ("2026-W31",): Figure(4)}
    cells = told(by_cell(CELLS), whole=False)
    assert cells[CELLS[2].key] == Figure(None)
    assert cells[CELLS[1].key] == Figure(None, True)  # the other one of its week
