"""Roles: who is a volunteer, a leader of volunteers, an officer or an administrator. Granted by an invitation, never by
oneself: an administrator invites to any role, a leader invites volunteers, who are the leader's team from then on.

An invitation is a random token in a link; only its digest is kept. It is used once, runs out, and can be revoked. The
first administrator is invited at the command line (`motcua invite --role admin`): who can write the home may. Imported
by bot.assistant, bot.invitations and bot.cli. Tested by tests/unit/bot/test_roles.py.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace

from bot.messages import Person, Role
from bot.state import Change, State

TOKEN_BYTES = 12  # 96 bits, 16 characters that a deep link may carry
LASTS = 7 * 24 * 3600.0  # seconds
# The order of what roles may do: someone who has a higher one keeps it when invited to a lower one.
RANKS = {Role.CITIZEN: 0, Role.VOLUNTEER: 1, Role.LEADER: 2, Role.OFFICER: 3, Role.ADMIN: 4}
STAFF = frozenset({Role.OFFICER, Role.ADMIN})
HELPERS = frozenset({Role.VOLUNTEER, Role.LEADER, *STAFF})  # who may open a case for a resident


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

    def invite(self, grant: Grant, lasts: float = LASTS, leader: str = "") -> str:
        """A new token for one person, good for `lasts` seconds; who takes it up joins the team of `leader`."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        if leader:
            self._state.change(
                "insert into invited (digest, person, updated) values (?, ?, ?)",
                _digest(token), leader, self._state.now,
            )  # fmt: skip
        self._state.change(
            "insert into invitation (digest, role, post, unit, expires) values (?, ?, ?, ?, ?)",
            _digest(token), grant.role.value, grant.post, grant.unit, self._state.now + lasts,
        )  # fmt: skip
        return token

    def offered(self, token: str) -> Grant | None:
        """What an invitation would grant; None where it was used, ran out, was revoked or never was."""
        query = "select role, post, unit from invitation where digest = ? and expires > ?"
        rows = self._state.rows(query, _digest(token), self._state.now)
        return Grant(Role(rows[0][0]), rows[0][1], rows[0][2]) if rows else None

    def held(self, channel: str) -> dict[str, Grant]:
        """What the persons of a channel ("web") were granted, by their keys."""
        rows = self._state.rows(
            'select person, role, post, unit from "grant" where person glob ? order by person', f"{channel}:*"
        )
        return {row[0]: Grant(Role(row[1]), row[2], row[3]) for row in rows}

    def revoke(self, token: str) -> bool:
        """Takes an invitation back; False where it was used, ran out or never was."""
        gone = ("delete from invited where digest = ?", [_digest(token)])
        return bool(self._state.change_together(gone, ("delete from invitation where digest = ?", [_digest(token)])))

    def accept(self, token: str, person: str) -> Grant | None:
        """Grants a person what an invitation names, once; None where it was used, ran out, was revoked or never was."""
        digest, now, grant = _digest(token), self._state.now, self.offered(token)
        if grant is None:
            return None
        held = self.of(person)
        if RANKS[held.role] > RANKS[grant.role]:
            grant = replace(grant, role=held.role)
        # Everything hangs on the invitation being there still: of two who come at once one gets it, whole.
        there = "from invitation where digest = ? and expires > ?"
        granted = (
            f'insert or replace into "grant" (person, role, post, unit, updated) select ?, ?, ?, ?, ? {there}',
            [person, grant.role.value, grant.post, grant.unit, now, digest, now],
        )
        used = (f"delete {there}", [digest, now])
        return grant if self._state.change_together(granted, *self._join(digest, person, held), used) else None

    def team(self, leader: str) -> tuple[str, ...]:
        """The keys of those who are in the team of a leader."""
        rows = self._state.rows("select person from team where leader = ? order by person", leader)
        return tuple(row[0] for row in rows)

    def _join(self, digest: str, person: str, held: Grant) -> list[Change]:
        """What puts a person into the team of the leader who invited; who leads or works at the commune is in none."""
        invited = "from invited where digest = ? and digest in (select digest from invitation)"
        joins = (
            f"insert or replace into team (person, leader, updated) select ?, person, ? {invited}",
            [person, self._state.now, digest],
        )
        return [*([joins] if RANKS[held.role] <= RANKS[Role.VOLUNTEER] else []), (f"delete {invited}", [digest])]


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
