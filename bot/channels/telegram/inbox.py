"""The inbox: updates written down before Telegram is told that they came, erased when answered.

Telegram forgets an update as soon as it is acknowledged, and python-telegram-bot acknowledges before it is handled: a
process killed in between would lose it. A row holds the few fields that an answer needs (see slim.py) and how far the
answer got: what is to be sent, once it is known, and how many of its messages went out. A finished row keeps nothing
but its number, for a day, so that a repeated update is known. The file is `inbox.db` in the home and in no backup.
Imported by bot.channels.telegram.*. Tested by tests/unit/bot/channels/telegram/test_inbox.py.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from bot.database import open_database

FILE = "inbox.db"
TRIES = 3  # an update that has ended the process as often is given up, else it would do so for ever
KNOWN = 24 * 3600.0  # seconds that the number of a finished update is kept; Telegram repeats none after
SWEEP_EVERY = 600.0
LOCK_PATIENCE = 2.0  # seconds for each of the steps of an answer: it goes on without being written down
# https://github.com/tdlib/telegram-bot-api: Telegram itself lets these run out, and answering later is refused.
EXPIRES = {"callback_query": 150.0, "inline_query": 30.0}
MIGRATIONS = Migrations("inbox")


@MIGRATIONS()
def m001_create_updates(db: Database) -> None:
    """Updates with what is known of their answers."""
    table: Any = db["received"]
    table.create(
        {
            "id": int,
            "kind": str,
            "body": str,
            "at": float,
            "tries": int,
            "reply": str,
            "sent": int,
            "done": int,
        },
        pk="id",
        not_null=("kind", "at", "tries", "sent", "done"),
    )
    table.create_index(["done", "at"])


@dataclass(frozen=True, slots=True)
class Entry:
    """An update that was not finished: its number, its kind, its fields, when it came (seconds since 1970)."""

    id: int
    kind: str
    body: dict[str, Any]
    at: float

    def expired(self, now: float) -> bool:
        """Whether Telegram no longer takes an answer to it."""
        return now - self.at > EXPIRES.get(self.kind, KNOWN)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an answer got: the reply as it is to be sent (None where it is not known yet), its messages sent."""

    reply: str | None = None
    sent: int = 0


class Inbox:
    """The rows; thread-safe. `path` None keeps them in memory, for tests."""

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.time) -> None:
        self._database = open_database(path, LOCK_PATIENCE)
        MIGRATIONS.apply(self._database)
        self._clock, self._swept = clock, 0.0
        self._finished: set[int] = set()
        self._lock = threading.Lock()

    def add(self, update_id: int, kind: str, body: dict[str, Any]) -> bool:
        """Writes an update down; False where it is there already."""
        now = self._clock()
        with self._lock, self._database.atomic():
            if now - self._swept > SWEEP_EVERY:
                self._swept = now
                self._database.execute("delete from received where at <= ?", [now - KNOWN])
            added = self._database.execute(
                "insert or ignore into received (id, kind, body, at, tries, sent, done) values (?, ?, ?, ?, 0, 0, 0)",
                [update_id, kind, json.dumps(body, ensure_ascii=False), now],
            )
            return bool(added.rowcount)

    def progress(self, update_id: int) -> Progress:
        """How far an earlier attempt at an update got."""
        with self._lock:
            row = self._database.execute("select reply, sent from received where id = ?", [update_id]).fetchone()
        return Progress(row[0], row[1]) if row else Progress()

    def expired(self, update_id: int) -> bool:
        """Whether nobody waits for the answer to an update any more."""
        with self._lock:
            row = self._database.execute("select kind, at from received where id = ?", [update_id]).fetchone()
        return row is not None and Entry(update_id, row[0], {}, row[1]).expired(self._clock())

    def attempt(self, update_id: int) -> None:
        """Notes that an update is being worked on, at the very moment that it is: one that only waits while the process
        is killed is not to blame for it.
        """
        self._change("update received set tries = tries + 1 where id = ?", update_id)

    def prepared(self, update_id: int, reply: str) -> None:
        """Keeps what is to be sent: asking again might give another answer, or do something twice."""
        self._change("update received set reply = ? where id = ?", reply, update_id)

    def sent(self, update_id: int, messages: int) -> None:
        """Notes how many messages of the answer have gone out."""
        self._change("update received set sent = ? where id = ?", messages, update_id)

    def done(self, update_id: int) -> None:
        """Erases an update that is answered, all but its number; one that cannot be erased now, with the next."""
        with self._lock:
            self._finished.add(update_id)
            self._erase()

    def pending(self) -> list[Entry]:
        """What was not finished when the process ended, oldest first; what ended it too often is let go."""
        with self._lock:
            rows = self._database.execute(
                "select id, kind, body, at from received where done = 0 and tries < ? order by id", [TRIES]
            ).fetchall()
        return [Entry(number, kind, json.loads(body), at) for number, kind, body, at in rows]

    def waiting(self) -> int:
        """How many updates are not finished."""
        with self._lock:
            return int(self._database.execute("select count(*) from received where done = 0").fetchone()[0])

    def close(self) -> None:
        """Closes the file, having erased what could not be before."""
        with self._lock:
            with contextlib.suppress(sqlite3.Error):
                self._erase()
            self._database.close()

    def _erase(self) -> None:
        with self._database.atomic():
            for update_id in self._finished:
                self._database.execute(
                    "update received set done = 1, body = null, reply = null where id = ?", [update_id]
                )
        self._finished.clear()

    def _change(self, sql: str, *values: object) -> None:
        with self._lock, self._database.atomic():
            self._database.execute(sql, list(values))
