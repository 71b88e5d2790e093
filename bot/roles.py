"""Roles: who is an officer or an administrator. Granted by an invitation of an administrator, never by oneself.

An invitation is a random token in a link; only its digest is kept. It is used once, runs out, and can be revoked. The
first administrator is invited at the command line (`motcua invite --role admin`): who can write the home may. Imported
by bot.assistant, bot.invitations and bot.cli. Tested by tests/unit/bot/test_roles.py.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace

from bot.messages import Person, Role
from bot.state import State

TOKEN_BYTES = 12  # 96 bits, 16 characters that a deep link may carry
LASTS = 7 * 24 * 3600.0  # seconds
# The order of what roles may do: someone who has a higher one keeps it when invited to a lower one.
RANKS = {Role.CITIZEN: 0, Role.VOLUNTEER: 1, Role.OFFICER: 2, Role.ADMIN: 3}
STAFF = frozenset({Role.OFFICER, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Grant:
    """A role with the post and the commune (code of a unit) that it was granted for, each "" where none was named."""

    role: Role = Role.CITIZEN
    post: str = ""
    unit: str = ""


class Roles:
    """The roles of a home; thread-safe as its state is."""

    def __init__(self, state: State) -> None:
        self._state = state

    def of(self, person: str) -> Grant:
        """What a person was granted; a citizen's grant where nothing was."""
        rows = self._state.rows('select role, post, unit from "grant" where person = ?', person)
        return Grant(Role(rows[0][0]), rows[0][1], rows[0][2]) if rows else Grant()

    def known(self, person: Person) -> Person:
        """The person with the highest of the role that the channel says and the one granted."""
        granted = self.of(person.key).role
        return replace(person, role=granted) if RANKS[granted] > RANKS[person.role] else person

    def invite(self, grant: Grant, lasts: float = LASTS) -> str:
        """A new token for one person, good for `lasts` seconds."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._state.change(
            "insert into invitation (digest, role, post, unit, expires) values (?, ?, ?, ?, ?)",
            _digest(token), grant.role.value, grant.post, grant.unit, self._state.now + lasts,
        )  # fmt: skip
        return token

    def revoke(self, token: str) -> bool:
        """Takes an invitation back; False where it was used, ran out or never was."""
        return bool(self._state.change("delete from invitation where digest = ?", _digest(token)))

    def accept(self, token: str, person: str) -> Grant | None:
        """Grants a person what an invitation names, once; None where it was used, ran out, was revoked or never was."""
        digest, now = _digest(token), self._state.now
        rows = self._state.rows("select role, post, unit from invitation where digest = ? and expires > ?", digest, now)
        if not rows or not self._state.change("delete from invitation where digest = ?", digest):
            return None
        grant = Grant(Role(rows[0][0]), rows[0][1], rows[0][2])
        held = self.of(person)
        if RANKS[held.role] > RANKS[grant.role]:
            grant = replace(grant, role=held.role)
        self._state.change(
            'insert or replace into "grant" (person, role, post, unit, updated) values (?, ?, ?, ?, ?)',
            person, grant.role.value, grant.post, grant.unit, now,
        )  # fmt: skip
        return grant


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
