"""Cases that volunteers help with, kept in state.db: one open for a volunteer, others aside, closed ones bare.

A case holds no name, age or number. What was ticked is deleted the moment the case is closed; the row goes 30 days
later, and a count remains (bot/helping/counts.py). Imported by bot.helping. Tested by
tests/unit/bot/helping/test_cases.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.state import State
from bot.state_schema import KEPT

ALL = -1  # the papers of every alternative
NEEDLESS = "-"


class Status(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    ASIDE = "aside"
    CLOSED = "closed"


class Kind(StrEnum):
    """Who is helped, as far as it changes how to help."""

    ELDER = "elder"
    DISABLED = "disabled"
    MINORITY = "minority"
    OTHER = "other"


class Result(StrEnum):
    """How a case ended."""

    FILED = "filed"
    LACKING = "lacking"
    MOVED = "moved"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Listing:
    """A checklist's state: the code, the commune ("" not asked yet, "-" not known), the place of the alternative that
    holds (None not asked yet, ALL for every one) and the marks of papers: the digest of one that is there, the digest
    behind NEEDLESS of one that this person does not need.
    """

    code: str = ""
    unit: str = ""
    place: int | None = None
    ticks: frozenset[str] = frozenset()

    def turned(self, paper: str) -> Listing:
        """With a paper's mark turned on: missing, there, not needed, missing again."""
        there, needless = paper in self.ticks, NEEDLESS + paper in self.ticks
        left = self.ticks - {paper, NEEDLESS + paper}
        if needless:
            return replace(self, ticks=left)
        return replace(self, ticks=left | {NEEDLESS + paper if there else paper})


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a volunteer (`person`, the channel's key); times in seconds since 1970."""

    id: int
    person: str
    status: Status
    kind: Kind | None
    listing: Listing
    opened: float


class Cases:
    """Reads and writes cases; thread-safe as the state is."""

    def __init__(self, state: State) -> None:
        self._state = state

    def current(self, person: str) -> Case | None:
        """The open case of a volunteer."""
        return next(iter(self._find(person, Status.OPEN)), None)

    def asides(self, person: str) -> list[Case]:
        """The cases kept aside, oldest first."""
        return self._find(person, Status.ASIDE)

    def get(self, person: str, number: int) -> Case | None:
        """A case of a volunteer by its number."""
        found = self._state.rows(f"{_SELECT} where id = ? and person = ?", number, person)
        return _case(found[0]) if found else None

    def begin(self, person: str) -> Case:
        """A new open case; the one that is open where there is one."""
        now = self._state.now
        self._state.change_together(
            ("delete from helped where person = ? and updated <= ?", [person, now - KEPT["helped"]]),
            ("insert or ignore into helped (person, status, kind, code, unit, ticks, result, opened, updated) "
             "values (?, 'open', '', '', '', '', '', ?, ?)", [person, now, now]),
        )  # fmt: skip
        return self._find(person, Status.OPEN)[0]

    def put(self, case: Case) -> None:
        """Keeps what has changed of a case that is not closed."""
        self._state.change(
            "update helped set kind = ?, code = ?, unit = ?, place = ?, ticks = ?, updated = ? "
            "where id = ? and person = ? and status <> 'closed'",
            case.kind or "", *columns(case.listing), self._state.now, case.id, case.person,
        )  # fmt: skip

    def set_aside(self, case: Case) -> None:
        """Keeps an open case aside."""
        self._state.change("update helped set status = 'aside' where id = ? and status = 'open'", case.id)

    def take_up(self, case: Case) -> None:
        """Opens a case that is aside; the one that is open goes aside."""
        self._state.change_together(
            ("update helped set status = 'aside' where person = ? and status = 'open'", [case.person]),
            ("update helped set status = 'open', updated = ? where id = ? and status = 'aside'",
             [self._state.now, case.id]),
        )  # fmt: skip

    def close(self, case: Case, result: Result, field: str, week: str) -> bool:
        """Closes a case, deletes its ticks and who was helped, and counts it; False where it was closed already."""
        now = self._state.now
        counted = (
            "insert into counted (person, week, unit, field, result, number, updated) "
            "select person, ?, unit, ?, ?, 1, ? from helped where id = ? and person = ? and status <> 'closed' "
            "on conflict (person, week, unit, field, result) do update set number = number + 1, "
            "updated = excluded.updated"
        )
        closed = (
            "update helped set status = 'closed', kind = '', place = null, ticks = '', result = ?, closed = ?, "
            "updated = ? where id = ? and person = ? and status <> 'closed'"
        )
        which = [case.id, case.person]
        return bool(
            self._state.change_together(
                (counted, [week, field, result.value, now, *which]), (closed, [result.value, now, now, *which])
            )
        )

    def _find(self, person: str, status: Status) -> list[Case]:
        rows = self._state.rows(
            f"{_SELECT} where person = ? and status = ? and updated > ? order by id",
            person, status.value, self._state.now - KEPT["helped"],
        )  # fmt: skip
        return [_case(row) for row in rows]


def columns(listing: Listing) -> tuple[str, str, int | None, str]:
    """Code, unit, place and ticks as columns hold them."""
    return listing.code, listing.unit, listing.place, " ".join(sorted(listing.ticks))


def listing_of(code: str, unit: str, place: int | None, ticks: str) -> Listing:
    """What `columns` gave."""
    return Listing(code, unit, place, frozenset(ticks.split()))


_SELECT = "select id, person, status, kind, code, unit, place, ticks, opened from helped"


def _case(row: tuple[Any, ...]) -> Case:
    number, person, status, kind, code, unit, place, ticks, opened = row
    listing = listing_of(code, unit, place, ticks)
    return Case(number, person, Status(status), Kind(kind) if kind else None, listing, opened)
