"""Checklists handed over: a link's token, of which a digest is kept for a week, and the resident's own copy of it.

The copy belongs to whoever opened the link, for 30 days, and is tied to nobody else: the volunteer does not see it.
Imported by bot.helping. Tested by tests/unit/bot/helping/test_handing.py.
"""

from __future__ import annotations

import hashlib
import secrets

from bot.helping.cases import Listing, columns, listing_of
from bot.state import State
from bot.state_schema import KEPT

TOKEN_BYTES = 12  # 96 bits, 16 characters that a deep link may carry
OPENINGS = 3  # persons who may take it up: the resident and who looks after them
DAYS = int(KEPT["handed"] / 86_400)
COPY_DAYS = int(KEPT["carried"] / 86_400)


class Handing:
    """Gives lists away and keeps the copies; thread-safe as the state is."""

    def __init__(self, state: State) -> None:
        self._state = state

    def give(self, person: str, listing: Listing) -> str:
        """A token by which others take up a copy of a list."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._state.change(
            'insert into handed (digest, person, code, unit, place, ticks, "left", updated) '
            "values (?, ?, ?, ?, ?, ?, ?, ?)",
            _digest(token), person, *columns(listing), OPENINGS, self._state.now,
        )  # fmt: skip
        return token

    def take(self, token: str, person: str) -> Listing | None:
        """The copy of a person, made where they have none of it yet; None where the link ran out or never was."""
        digest, now = _digest(token), self._state.now
        own = self._state.rows(
            "select code, unit, place, ticks from carried where person = ? and digest = ? and updated > ?",
            person, digest, now - KEPT["carried"],
        )  # fmt: skip
        if own:
            return listing_of(*own[0])
        good = ('digest = ? and "left" > 0 and updated > ?', [digest, now - KEPT["handed"]])
        copied = (
            "insert or replace into carried (person, code, unit, place, ticks, digest, updated) "
            f"select ?, code, unit, place, ticks, digest, ? from handed where {good[0]}"
        )
        used = f'update handed set "left" = "left" - 1 where {good[0]}'
        if not self._state.change_together((copied, [person, now, *good[1]]), (used, good[1])):
            return None
        return self.copy(person, str(self._state.rows("select code from handed where digest = ?", digest)[0][0]))

    def copy(self, person: str, code: str) -> Listing | None:
        """The copy that a person has of a procedure's list."""
        rows = self._state.rows(
            "select code, unit, place, ticks from carried where person = ? and code = ? and updated > ?",
            person, code, self._state.now - KEPT["carried"],
        )  # fmt: skip
        return listing_of(*rows[0]) if rows else None

    def put(self, person: str, listing: Listing) -> None:
        """Keeps what a person has ticked."""
        *_, ticks = columns(listing)
        self._state.change(
            "update carried set ticks = ?, updated = ? where person = ? and code = ?",
            ticks, self._state.now, person, listing.code,
        )  # fmt: skip

    def drop(self, person: str, code: str) -> bool:
        """Deletes a copy; False where there was none."""
        return bool(self._state.change("delete from carried where person = ? and code = ?", person, code))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
