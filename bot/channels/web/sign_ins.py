"""Who is signed in where: the open sign-ins of a person, and links that sign the same person in on another device.

A link is made from the mark of its form, so that the page that shows it can be loaded again and only a digest of the
link is kept. It is used once, within `LASTS` seconds, and the newest of a person replaces those before. Imported by
bot.channels.web. Thread-safe as visits are. Tested by tests/unit/bot/channels/web/test_sign_ins.py.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from bot.channels.web.visits import SIGNED_IN, Visit, Visits

LASTS = 15 * 60.0
AGAIN = 10 * 60.0  # seconds within which a form that was sent twice signs the same person in


@dataclass(frozen=True, slots=True)
class SignIn:
    """An open sign-in: when it was last used (seconds since 1970), and whether it is the one that asks."""

    seen: float
    here: bool


@dataclass(frozen=True, slots=True)
class SignIns:
    """The sign-ins of a site."""

    visits: Visits

    def of(self, visit: Visit) -> list[SignIn]:
        """The open sign-ins of the person of a visit, the last used first."""
        rows = self.visits.rows(
            "select digest, seen from visit where person = ? and lasting and seen > ? order by seen desc, digest",
            visit.person, self.visits.now - SIGNED_IN,
        )  # fmt: skip
        return [SignIn(seen, digest == visit.digest) for digest, seen in rows]

    def everyone(self) -> dict[str, list[float]]:
        """When the open sign-ins of every person were last used, the latest first."""
        found: dict[str, list[float]] = {}
        since = self.visits.now - SIGNED_IN
        query = "select person, seen from visit where lasting and seen > ? order by seen desc"
        for person, seen in self.visits.rows(query, since):
            found.setdefault(person, []).append(seen)
        return found

    def end(self, person: str) -> None:
        """Ends all sign-ins of a person and what would begin another; the progress stays, what was said goes."""
        self.visits.change(
            ("delete from pass where person = ?", [person]),
            ("delete from entry where person = ?", [person]),
            ("delete from visit where person = ? and lasting", [person]),
        )
        self.visits.clear(person)

    def make(self, person: str, mark: str) -> str:
        """The token of a link for a person, from the mark of the form that asks for it; made once for each mark."""
        token = self._token(person, mark)
        digest = _digest(token)
        self.visits.change(
            ("delete from pass where person = ? and digest <> ? and used = ''", [person, digest]),
            ("insert or ignore into pass (digest, person, expires, used) values (?, ?, ?, '')",
             [digest, person, self.visits.now + LASTS]),
        )  # fmt: skip
        return token

    def made(self, person: str, mark: str) -> tuple[str, float] | None:
        """The token of the link that a form made and when it runs out; None where it is used or has run out."""
        token = self._token(person, mark)
        rows = self._open(token)
        return (token, rows[0][1]) if rows else None

    def offers(self, token: str) -> str:
        """The person whom a link signs in; "" where it is used, has run out or never was."""
        rows = self._open(token)
        return str(rows[0][0]) if rows else ""

    def use(self, token: str, mark: str) -> str:
        """The same for the form with this mark, and the link is used: of two forms that come at once one gets it, and
        that one again where it is sent twice.
        """
        digest, by = _digest(token), _digest(mark)
        taken = self.visits.change(
            ("update pass set used = ? where digest = ? and used in ('', ?) and expires > ?",
             [by, digest, by, self.visits.now]),
        )  # fmt: skip
        rows = self.visits.rows("select person from pass where digest = ?", digest)
        return str(rows[0][0]) if taken else ""

    def entered(self, mark: str) -> str:
        """The person whom the form with this mark signed in a moment ago; "" where it did not."""
        rows = self.visits.rows(
            "select person from entry where digest = ? and made > ?", _digest(mark), self.visits.now - AGAIN
        )
        return str(rows[0][0]) if rows else ""

    def enter(self, mark: str, person: str) -> str:
        """Notes that the form with this mark signs a person in, and gives the person: the first who was noted."""
        self.visits.change(
            ("insert or ignore into entry (digest, person, made) values (?, ?, ?)",
             [_digest(mark), person, self.visits.now]),
        )  # fmt: skip
        return self.entered(mark) or person

    def _open(self, token: str) -> list[tuple[str, float]]:
        query = "select person, expires from pass where digest = ? and used = '' and expires > ?"
        return [(row[0], row[1]) for row in self.visits.rows(query, _digest(token), self.visits.now)]

    def _token(self, person: str, mark: str) -> str:
        return self.visits.sealed(f"pass\n{person}\n{mark}")


def newcomer() -> str:
    """The key of a person nobody is yet."""
    return f"web:{secrets.token_hex(12)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
