"""How many cases were closed, by week, commune, field and result; which of these figures a leader is told.

A volunteer sees the own figures whole. A leader sees the team's, where a group of fewer than LEAST cases is only said
to be so and one more may be kept back so that it cannot be reckoned (bot/training/privacy.py, here with cases in the
place of people). Imported by bot.helping. Tested by tests/unit/bot/helping/test_counts.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.state import State
from bot.training.days import day
from bot.training.privacy import LEAST, cross, kept_back

PARTS = ("week", "unit", "field", "result")


@dataclass(frozen=True, slots=True)
class Cell:
    """`number` cases closed in a week ("2026-W31") for a commune's code, a field and with a result."""

    week: str
    unit: str
    field: str
    result: str
    number: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the cell counts."""
        return self.week, self.unit, self.field, self.result


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is told: itself, None where it is under LEAST, `back` where it is kept back for another's sake."""

    number: int | None
    back: bool = False


def week_of(at: float) -> str:
    """The week of Vietnam, as "2026-W31", at seconds since 1970."""
    year, week, _ = day(at).isocalendar()
    return f"{year}-W{week:02}"


def read_counts(state: State, persons: Sequence[str]) -> tuple[Cell, ...]:
    """The cases of these persons together, in the order of weeks."""
    added: Counter[tuple[str, str, str, str]] = Counter()
    for person in persons:
        rows = state.rows("select week, unit, field, result, number from counted where person = ?", person)
        for week, unit, field, result, number in rows:
            added[week, unit, field, result] += number
    return tuple(Cell(*key, number) for key, number in sorted(added.items()))


def by_part(cells: Iterable[Cell], part: str) -> dict[tuple[str, ...], int]:
    """How many by week, unit, field or result: the largest first, weeks by time."""
    added: Counter[tuple[str, ...]] = Counter()
    for cell in cells:
        added[(cell.key[PARTS.index(part)],)] += cell.number
    order: Callable[[tuple[str, ...]], tuple[object, ...]] = (
        (lambda key: key) if part == "week" else (lambda key: (-added[key], key))
    )
    return {key: added[key] for key in sorted(added, key=order)}


def by_cell(cells: Iterable[Cell]) -> dict[tuple[str, ...], int]:
    """How many by all four parts."""
    return {cell.key: cell.number for cell in cells}


def told(numbers: Mapping[tuple[str, ...], int], whole: bool) -> dict[tuple[str, ...], Figure]:
    """The figures as they are told; `whole`: to whom they belong, nothing kept back."""
    if whole:
        return {key: Figure(number) for key, number in numbers.items()}
    back = kept_back(numbers, cross) if any(len(key) > 1 for key in numbers) else kept_back(numbers)
    return {key: _figure(number, key in back) for key, number in numbers.items()}


def _figure(number: int, back: bool) -> Figure:
    return Figure(None if back else number, back and number >= LEAST)
