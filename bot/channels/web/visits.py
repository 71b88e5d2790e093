"""web.db: who comes with which cookie, and the turns of their conversation; a file of the home, in no backup.

A cookie holds a random key; only its digest is kept. Of a visitor nothing is kept before the first turn. An anonymous
visit ends when nothing came for `ANONYMOUS` seconds, a signed-in one after `SIGNED_IN`. Imported by bot.channels.web.
Thread-safe. Tested by tests/unit/bot/channels/web/test_visits.py.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.channels.web.turns import Turns

FILE = "web.db"
KEY_BYTES = 24
SALT = 8  # characters of a form's token that differ each time
ANONYMOUS = 12 * 3600.0
SIGNED_IN = 30 * 24 * 3600.0
SWEEP_EVERY = 300.0  # seconds
MOST_VISITS = 20_000  # anonymous ones; who came longest ago goes first
TOUCH_EVERY = 3600.0  # seconds; a sign-in is noted as used no more often
PASSED = 24 * 3600.0  # seconds for which a used link is known as used


@dataclass(frozen=True, slots=True)
class Visit:
    """A visitor: the key of the cookie, the key of the person, whether they signed in, whether there is a row yet."""

    key: str
    person: str
    lasting: bool = False
    kept: bool = False

    @property
    def digest(self) -> str:
        """What is kept of the key."""
        return _digest(self.key)


class Visits(Turns):
    """Visits and their turns."""

    def __init__(
        self,
        path: Path | None,
        clock: Callable[[], float] = time.time,
        forget: Callable[[str], None] = lambda person: None,
    ) -> None:
        """Opens `path`, memory alone where it is None. `forget` deletes what others keep of a person whose visit is
        over.
        """
        super().__init__(path, clock)
        self._forget = forget
        self._secret = str(self._rows("select value from secret")[0][0]).encode()

    def visit(self, cookie: str) -> Visit:
        """The visit of a cookie; a new one, not kept yet, where it is none of ours or is over."""
        if cookie:
            rows = self._rows(
                "select person, lasting from visit where digest = ? and seen > ? - iif(lasting, ?, ?)",
                _digest(cookie), self._clock(), SIGNED_IN, ANONYMOUS,
            )  # fmt: skip
            if rows:
                return Visit(cookie, rows[0][0], bool(rows[0][1]), True)
        # A key that came without a row is kept as it is: the form that it signed is still open in a browser.
        known = cookie if _is_key(cookie) else secrets.token_urlsafe(KEY_BYTES)
        return Visit(known, f"web:{_digest(known)[:24]}")

    def keep(self, visit: Visit, lasting: bool = False) -> Visit:
        """Notes that a visitor came."""
        if visit.lasting and visit.kept:  # a sign-in that was ended meanwhile must not come back
            self.touch(visit)
            return visit
        with self._lock, self._database.atomic():
            self._database.execute(
                "insert into visit (digest, person, seen, lasting) values (?, ?, ?, ?) "
                "on conflict (digest) do update set seen = excluded.seen, lasting = max(lasting, excluded.lasting)",
                [_digest(visit.key), visit.person, self._clock(), int(lasting)],
            )
        return Visit(visit.key, visit.person, visit.lasting or lasting, True)

    def touch(self, visit: Visit) -> None:
        """Notes that a sign-in was used, if it is open."""
        late = self._clock() - TOUCH_EVERY
        if self._rows("select 1 from visit where digest = ? and seen < ?", visit.digest, late):
            self.change(("update visit set seen = ? where digest = ?", [self._clock(), visit.digest]))

    def begin(self, person: str, lasting: bool) -> Visit:
        """A new visit of a person, with a key of its own."""
        return self.keep(Visit(secrets.token_urlsafe(KEY_BYTES), person), lasting)

    def end(self, visit: Visit) -> None:
        """Ends a visit; of one who did not sign in everything is forgotten, else the turns, unless another visit of the
        person goes on.
        """
        self._end(_digest(visit.key), visit.person, visit.lasting, float("inf"))

    def sweep(self) -> None:
        """Ends the visits that are over and the oldest of too many, and forgets links and files that are over."""
        now = self._clock()
        late = "select 1 from lent where lent.person = file.person and lent.number = file.number and until <= ?"
        self.change(
            (f"delete from file where exists ({late})", [now]),
            ("delete from lent where until <= ?", [now]),
            ("delete from pass where expires <= ?", [now - PASSED]),
            ("delete from entry where made <= ?", [now - PASSED]),
        )
        over = self._rows(
            "select digest, person, lasting, ? - iif(lasting, ?, ?) from visit where seen <= ? - iif(lasting, ?, ?)",
            now, SIGNED_IN, ANONYMOUS, now, SIGNED_IN, ANONYMOUS,
        )  # fmt: skip
        many = self._rows(
            "select digest, person, lasting, seen from visit where not lasting order by seen desc limit -1 offset ?",
            MOST_VISITS,
        )
        for digest, person, lasting, last in (*over, *many):
            self._end(digest, person, bool(lasting), last)

    def token(self, visit: Visit) -> str:
        """What a form of a visitor carries, so that no other site can send it; another one each time, so that nothing
        is learnt from how long a compressed page is (the BREACH attack).
        """
        return self._signature(visit, secrets.token_hex(SALT // 2))

    def signed(self, visit: Visit, token: str) -> bool:
        """Whether a form came from a page of this visitor."""
        known = self._signature(visit, token[:SALT])
        return hmac.compare_digest(known.encode(errors="replace"), token.encode(errors="replace"))

    def _signature(self, visit: Visit, salt: str) -> str:
        signed = hmac.new(self._secret, f"{salt}:{visit.key}".encode(errors="replace"), hashlib.sha256)
        return salt + signed.hexdigest()[:32]

    def sealed(self, text: str) -> str:
        """What only this file can make of a text: 32 hexadecimal digits."""
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()[:32]

    def _end(self, digest: str, person: str, lasting: bool, last: float) -> None:
        """Ends a visit unless it was seen since `last`: who came back meanwhile goes on."""
        with self._lock, self._database.atomic():
            gone = self._database.execute("delete from visit where digest = ? and seen <= ?", [digest, last]).rowcount
            others = self._database.execute("select 1 from visit where person = ?", [person]).fetchone()
        if gone == 0 and last != float("inf") or others:
            return
        self.clear(person)
        if not lasting:
            self._forget(person)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _is_key(cookie: str) -> bool:
    return len(cookie) == KEY_BYTES * 4 // 3 and cookie.replace("-", "").replace("_", "").isalnum() and cookie.isascii()
