"""What an officer is in the middle of, kept over restarts: a round of questions, a rehearsal, a name to be typed.

Imported by bot.training alone. Tested by tests/unit/bot/training/test_ledger.py.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TypeVar

from bot.state import State

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class Round:
    """A round of questions: (code, id) of each, the place of the present one, how many were right, which were missed.

    `module` is the place (0-based) of the module that the round closes, None for a review.
    """

    module: int | None
    asked: tuple[tuple[str, str], ...]
    at: int = 0
    right: int = 0
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A rehearsal under way: what was chosen so far, None or empty where the stage was not reached.

    `procedure` is a code, `level` and `verdict` values of the bank, `papers` places among those shown.
    """

    scenario: str
    procedure: str | None = None
    level: str | None = None
    papers: tuple[int, ...] = ()
    asked: bool = False
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A certificate waits for the name that is to stand on it."""

    post: str


_KINDS: dict[type, str] = {Round: "round", Act: "act", Naming: "naming"}


class Sessions:
    """Keeps one session of each kind for a person."""

    def __init__(self, state: State) -> None:
        self._state = state

    def get(self, person: str, kind: type[Shape]) -> Shape | None:
        """The session of a kind that a person is in."""
        rows = self._state.rows("select payload from session where person = ? and kind = ?", person, _KINDS[kind])
        if not rows:
            return None
        held = json.loads(rows[0][0])
        for key, value in held.items():
            if isinstance(value, list):
                held[key] = tuple(tuple(item) if isinstance(item, list) else item for item in value)
        return kind(**held)

    def put(self, person: str, session: Round | Act | Naming) -> None:
        """Keeps a session in the place of the one of its kind."""
        self._state.change(
            "insert or replace into session (person, kind, payload, updated) values (?, ?, ?, ?)",
            person, _KINDS[type(session)], json.dumps(asdict(session)), self._state.now,
        )  # fmt: skip

    def end(self, person: str, kind: type) -> None:
        """Forgets the session of a kind."""
        self._state.change("delete from session where person = ? and kind = ?", person, _KINDS[kind])
