"""Spaced repetition of what was missed, by the scheduler of the `fsrs` library.

The unit is a fact: a kind of question on a procedure. It enters when a question on it is missed; each answer moves the
day on which it is asked again. Times are seconds since 1970. Imported by bot.training alone. Tested by
tests/unit/bot/training/test_ledger.py.
"""

from __future__ import annotations

from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler

from bot.state import State

# Without steps of minutes: a missed fact comes back on another day. Without chance: the same answers, the same days.
_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


class Reviews:
    """The facts that each person repeats."""

    def __init__(self, state: State) -> None:
        self._state = state

    def note(self, person: str, code: str, kind: str, right: bool) -> None:
        """Takes an answer into account; a fact that was never missed is left alone."""
        rows = self._state.rows(
            "select card from review where person = ? and code = ? and kind = ?", person, code, kind
        )
        if right and not rows:
            return
        now = self._state.now
        card = Card.from_json(rows[0][0]) if rows else Card(card_id=1)
        rating = Rating.Good if right else Rating.Again
        card, _ = _SCHEDULER.review_card(card, rating, datetime.fromtimestamp(now, UTC))
        self._state.change(
            "insert or replace into review (person, code, kind, card, due, updated) values (?, ?, ?, ?, ?, ?)",
            person, code, kind, card.to_json(), card.due.timestamp(), now,
        )  # fmt: skip

    def due(self, person: str) -> list[tuple[str, str]]:
        """The facts, as (code, kind), whose day has come, the longest waiting first."""
        rows = self._state.rows(
            "select code, kind from review where person = ? and due <= ? order by due, code, kind",
            person, self._state.now,
        )  # fmt: skip
        return [(code, kind) for code, kind in rows]

    def drop(self, person: str, code: str, kind: str) -> None:
        """Forgets a fact on which there is no question any more."""
        self._state.change("delete from review where person = ? and code = ? and kind = ?", person, code, kind)
