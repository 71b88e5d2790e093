"""web.db: who comes with which cookie, and the turns of their conversation; a file of the home, in no backup.

A cookie holds a random key; only its digest is kept. Of a visitor nothing is kept before the first turn. An anonymous
visit ends when nothing came for `ANONYMOUS` seconds, a signed-in one after `SIGNED_IN`. Reading has a connection of its
own and so never waits for what is being written: pages may do it on the event loop. Imported by bot.channels.web.
Thread-safe. Tested by tests/unit/bot/channels/web/test_visits.py.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.channels.web.sign_ins_schema import MIGRATIONS as SIGN_INS
from bot.channels.web.visits_schema import MIGRATIONS
from bot.database import open_database

FILE = "web.db"
KEY_BYTES = 24
SALT = 8  # characters of a form's token that differ each time
ANONYMOUS = 12 * 3600.0
SIGNED_IN = 30 * 24 * 3600.0
MOST_TURNS = 60  # of a visit; the oldest go first
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


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that a turn brought."""

    name: str
    caption: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn: its number in the visit (from 1), what was asked in words, and the reply as text (reply_json)."""

    number: int
    asked: str
    reply: str


class Visits:
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
        self._database = open_database(path)
        MIGRATIONS.apply(self._database)
        SIGN_INS.apply(self._database)
        self._clock, self._forget = clock, forget
        self._lock = threading.Lock()
        self._reading: Database = open_database(path) if path else self._database
        self._read_lock = threading.Lock() if path else self._lock
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

    def clear(self, person: str) -> None:
        """Deletes the turns of a person."""
        with self._lock, self._database.atomic():
            for table in ("turn", "file", "taken"):
                self._database.execute(f'delete from "{table}" where person = ?', [person])

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

    def turn(self, person: str, once: str) -> Turn | None:
        """The turn that a form with this mark made or changed, None where it did not come yet."""
        rows = self._rows(
            "select number, asked, reply from turn where person = ? and (once = ? or number = "
            "(select number from taken where person = ? and once = ?))",
            person, once, person, once,
        )  # fmt: skip
        return Turn(*rows[0]) if rows else None

    def turns(self, person: str, last: int, before: int = 1 << 30) -> list[Turn]:
        """The last turns of a person with a number below `before`, oldest first."""
        rows = self._rows(
            "select number, asked, reply from turn where person = ? and number < ? order by number desc limit ?",
            person, before, last,
        )  # fmt: skip
        return [Turn(*row) for row in reversed(rows)]

    def numbered(self, person: str, number: int) -> Turn | None:
        """The turn of a number."""
        found = self.turns(person, 1, number + 1)
        return found[0] if found and found[0].number == number else None

    def add(self, person: str, once: str, asked: str, reply: str, files: tuple[Kept, ...] = ()) -> int:
        """Keeps a turn and gives its number; a mark that is known gives the number of its turn."""
        with self._lock, self._database.atomic():
            self._database.execute(
                "insert or ignore into turn (person, number, once, asked, reply) "
                "select ?, coalesce(max(number), 0) + 1, ?, ?, ? from turn where person = ?",
                [person, once, asked, reply, person],
            )
            number = int(
                self._database.execute(
                    "select number from turn where person = ? and once = ?", [person, once]
                ).fetchone()[0]
            )
            self._put(person, number, files)
            for table in ("turn", "file", "taken"):
                self._database.execute(
                    f'delete from "{table}" where person = ? and number <= ?', [person, number - MOST_TURNS]
                )
        return number

    def replace(self, person: str, number: int, reply: str, files: tuple[Kept, ...] = (), once: str = "") -> None:
        """Puts another reply in the place of that of a turn; `once` is the mark of the form that asked for it, if one
        did.
        """
        with self._lock, self._database.atomic():
            self._database.execute("update turn set reply = ? where person = ? and number = ?", [reply, person, number])
            if once:
                self._database.execute(
                    "insert or ignore into taken (person, once, number) values (?, ?, ?)", [person, once, number]
                )
            self._put(person, number, files)

    def lend(self, person: str, number: int, seconds: float) -> None:
        """Keeps the files of a turn for so long only."""
        values = [person, number, self._clock() + seconds]
        self.change(("insert or replace into lent (person, number, until) values (?, ?, ?)", values))

    def files(self, person: str, number: int) -> tuple[Kept, ...]:
        """The files of a turn."""
        late = "select 1 from lent where person = ? and number = ? and until <= ?"
        if self._rows(late, person, number, self._clock()):
            return ()
        rows = self._rows(
            "select name, caption, content from file where person = ? and number = ? order by place", person, number
        )
        return tuple(Kept(*row) for row in rows)

    def named(self, person: str) -> dict[int, tuple[Kept, ...]]:
        """The files of every turn that has some, by its number, without their content."""
        found: dict[int, tuple[Kept, ...]] = {}
        rows = self._rows("select number, name, caption from file where person = ? order by number, place", person)
        for number, name, caption in rows:
            found[number] = (*found.get(number, ()), Kept(name, caption, b""))
        return found

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a question to the file, for what is kept beside visits."""
        return self._rows(sql, *values)

    def change(self, *changes: tuple[str, Sequence[object]]) -> int:
        """Makes every change (a statement and its values) or none, and gives how many rows the last one changed."""
        with self._lock, self._database.atomic():
            return [int(self._database.execute(sql, list(values)).rowcount) for sql, values in changes][-1]

    def sealed(self, text: str) -> str:
        """What only this file can make of a text: 32 hexadecimal digits."""
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()[:32]

    @property
    def now(self) -> float:
        """Seconds since 1970 by the clock of the visits."""
        return self._clock()

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._database.close()
        if self._reading is not self._database:
            with self._read_lock:
                self._reading.close()

    def _put(self, person: str, number: int, files: tuple[Kept, ...]) -> None:
        self._database.execute("delete from file where person = ? and number = ?", [person, number])
        for place, file in enumerate(files):
            self._database.execute(
                "insert into file (person, number, place, name, caption, content) values (?, ?, ?, ?, ?, ?)",
                [person, number, place, file.name, file.caption, file.content],
            )

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

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._read_lock:
            return list(self._reading.execute(sql, list(values)).fetchall())


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _is_key(cookie: str) -> bool:
    return len(cookie) == KEY_BYTES * 4 // 3 and cookie.replace("-", "").replace("_", "").isalnum() and cookie.isascii()
