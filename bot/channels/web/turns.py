"""The turns of conversations on the web, with the files that they brought: the tables of web.db, read and written.

Reading has a connection of its own and so never waits for what is being written: pages may do it on the event loop.
Imported by bot.channels.web. Thread-safe. Tested by tests/unit/bot/channels/web/test_visits.py.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.channels.web.sign_ins_schema import MIGRATIONS as SIGN_INS
from bot.channels.web.visits_schema import MIGRATIONS
from bot.database import open_database

MOST_TURNS = 60  # of a visit; the oldest go first


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


class Turns:
    """The turns of every person in a file, in memory alone where `path` is None; `clock` gives seconds since 1970."""

    def __init__(self, path: Path | None, clock: Callable[[], float]) -> None:
        self._database = open_database(path)
        MIGRATIONS.apply(self._database)
        SIGN_INS.apply(self._database)
        self._clock = clock
        self._lock = threading.Lock()
        self._reading: Database = open_database(path) if path else self._database
        self._read_lock = threading.Lock() if path else self._lock

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

    def replace(
        self, person: str, number: int, reply: str, files: tuple[Kept, ...] = (), once: str = "", asked: str = ""
    ) -> None:
        """Puts another reply in the place of that of a turn; `once` is the mark of the form that asked for it, if one
        did, `asked` what stands above it from now on, "" for what stood there.
        """
        with self._lock, self._database.atomic():
            self._database.execute(
                "update turn set reply = ?, asked = iif(? = '', asked, ?) where person = ? and number = ?",
                [reply, asked, asked, person, number],
            )
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

    def clear(self, person: str) -> None:
        """Deletes the turns of a person."""
        with self._lock, self._database.atomic():
            for table in ("turn", "file", "taken"):
                self._database.execute(f'delete from "{table}" where person = ?', [person])

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a question to the file, for what is kept beside visits."""
        return self._rows(sql, *values)

    def change(self, *changes: tuple[str, Sequence[object]]) -> int:
        """Makes every change (a statement and its values) or none, and gives how many rows the last one changed."""
        with self._lock, self._database.atomic():
            return [int(self._database.execute(sql, list(values)).rowcount) for sql, values in changes][-1]

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

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._read_lock:
            return list(self._reading.execute(sql, list(values)).fetchall())
