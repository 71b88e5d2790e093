"""What an officer has chosen, read, answered and rehearsed, kept in state.db.

Keys of persons are those of channels; nothing that was typed is kept. Imported by bot.training alone. Tested by
tests/unit/bot/training/test_ledger.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.state import State


@dataclass(frozen=True, slots=True)
class Trainee:
    """A person on the path of a post: since when (seconds since 1970), the hour of the daily lesson (0 to 23, None
    where none is wanted) and the day (ISO 8601) on which it was last sent.
    """

    person: str
    post: str
    started: float
    hour: int | None = None
    sent: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to a question of `kind` on the procedure `code`, at seconds since 1970."""

    person: str
    post: str
    code: str
    kind: str
    right: bool
    at: float


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """One rehearsal to its end: points from 0 to 1 by skill."""

    person: str
    post: str
    scenario: str
    scores: Mapping[str, float]
    at: float


class Ledger:
    """Reads and writes what is kept of training; thread-safe as the state is."""

    def __init__(self, state: State) -> None:
        self._state = state

    @property
    def now(self) -> float:
        """Seconds since 1970."""
        return self._state.now

    def trainee(self, person: str) -> Trainee | None:
        """The path that a person is on."""
        rows = self._state.rows("select person, post, started, hour, sent from trainee where person = ?", person)
        return _trainee(rows[0]) if rows else None

    def trainees(self) -> list[Trainee]:
        """Everyone who is on a path."""
        return [_trainee(row) for row in self._state.rows("select person, post, started, hour, sent from trainee")]

    def choose(self, person: str, post: str) -> None:
        """Puts a person on the path of a post; what was done on it before is still there."""
        now = self.now
        self._state.change(
            "insert into trainee (person, post, started, sent, updated) values (?, ?, ?, '', ?) "
            "on conflict (person) do update set post = excluded.post, updated = excluded.updated",
            person, post, now, now,
        )  # fmt: skip

    def set_hour(self, person: str, hour: int | None) -> None:
        """Sets the hour of the daily lesson."""
        self._state.change("update trainee set hour = ?, updated = ? where person = ?", hour, self.now, person)

    def mark_sent(self, person: str, day: str) -> bool:
        """Notes that the daily lesson of a day is being sent; False where it was already."""
        return bool(self._state.change("update trainee set sent = ? where person = ? and sent <> ?", day, person, day))

    def learnt(self, person: str, post: str) -> frozenset[str]:
        """The items of a path that are done (bot/training/path.py names them)."""
        rows = self._state.rows("select item from learnt where person = ? and post = ?", person, post)
        return frozenset(row[0] for row in rows)

    def learn(self, person: str, post: str, item: str) -> None:
        """Marks an item of a path as done."""
        self._state.change(
            "insert or replace into learnt (person, post, item, updated) values (?, ?, ?, ?)",
            person, post, item, self.now,
        )  # fmt: skip

    def active(self, person: str) -> float:
        """When a person last finished an item, in seconds since 1970; 0 where never."""
        return float(self._state.rows("select coalesce(max(updated), 0) from learnt where person = ?", person)[0][0])

    def answer(self, person: str, post: str, code: str, kind: str, right: bool) -> None:
        """Notes an answer."""
        self._state.change(
            "insert into answered (person, post, code, kind, right, updated) values (?, ?, ?, ?, ?, ?)",
            person, post, code, kind, int(right), self.now,
        )  # fmt: skip

    def answers(self, person: str = "") -> list[Answered]:
        """Every answer of a person, of everybody where none is named, oldest first."""
        rows = self._state.rows(
            "select person, post, code, kind, right, updated from answered where ? in ('', person) order by id", person
        )
        return [Answered(who, post, code, kind, bool(right), at) for who, post, code, kind, right, at in rows]

    def rehearse(self, person: str, post: str, scenario: str, scores: Mapping[str, float]) -> None:
        """Notes a rehearsal that came to its end."""
        self._state.change(
            "insert into rehearsed (person, post, scenario, scores, updated) values (?, ?, ?, ?, ?)",
            person, post, scenario, json.dumps(dict(scores), sort_keys=True), self.now,
        )  # fmt: skip

    def rehearsed(self, person: str = "") -> list[Rehearsed]:
        """Every rehearsal of a person, of everybody where none is named, oldest first."""
        rows = self._state.rows(
            "select person, post, scenario, scores, updated from rehearsed where ? in ('', person) order by id", person
        )
        return [Rehearsed(who, post, scenario, json.loads(scores), at) for who, post, scenario, scores, at in rows]

    def certify(self, person: str, post: str, score: float) -> None:
        """Notes that a path was finished with a share of right answers; the first time counts."""
        self._state.change(
            "insert or ignore into certified (person, post, score, updated) values (?, ?, ?, ?)",
            person, post, score, self.now,
        )  # fmt: skip

    def certified(self) -> dict[tuple[str, str], float]:
        """When (seconds since 1970) each (person, post) was certified."""
        return {(row[0], row[1]): row[2] for row in self._state.rows("select person, post, updated from certified")}


def _trainee(row: tuple[object, ...]) -> Trainee:
    person, post, started, hour, sent = row
    return Trainee(str(person), str(post), float(str(started)), None if hour is None else int(str(hour)), str(sent))
