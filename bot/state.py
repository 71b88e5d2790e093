"""state.db: what is remembered of each person, kept over restarts and forgotten after a stated time.

A build never touches it. One connection behind a lock: a row is read and written in well under a millisecond.
Imported by bot.assistant. Tested by tests/unit/bot/test_state.py.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.conversation import Conversation, from_json, to_json
from bot.database import open_database
from bot.messages import NOBODY
from bot.preferences import Preference
from bot.state_schema import DAY, KEPT, MIGRATIONS, NAMED_BESIDE, NAMELESS

FILE = "state.db"  # in the home folder
FORGOTTEN_AFTER = KEPT["conversation"]
CHOSEN_KEPT = KEPT["preference"]
DONE_KEPT = KEPT["done"]
Change = tuple[str, Sequence[object]]  # a statement and its values
SWEEP_EVERY = 600.0  # seconds between looks for what is to be forgotten
LOCK_PATIENCE = 30.0  # seconds: without what is remembered there is no answer, and a late one is better


class State:
    """What is remembered; thread-safe."""

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.time) -> None:
        """Opens `path`, or a memory of this process alone where it is None. `clock` gives seconds since 1970."""
        self._database = open_database(path, LOCK_PATIENCE)
        MIGRATIONS.apply(self._database)
        self._clock = clock
        self._swept = 0.0
        self._salt = secrets.token_hex(16)
        self._lock = threading.Lock()

    def conversation(self, person: str) -> Conversation:
        """What was talked of with a person; an empty one where nothing was or too long ago."""
        with self._lock:
            found = self._database.execute(
                "select payload from conversation where person = ? and updated > ?",
                [person, self._clock() - FORGOTTEN_AFTER],
            ).fetchone()
        return from_json(found[0]) if found else Conversation()

    def remember(self, person: str, conversation: Conversation) -> None:
        """Keeps the conversation of a person, nobody's excepted, and forgets those that are too old."""
        if person == NOBODY:
            return
        now = self._clock()
        with self._lock, self._database.atomic():
            self._database.execute(
                "insert or replace into conversation (person, payload, updated) values (?, ?, ?)",
                [person, to_json(conversation), now],
            )
            if now - self._swept > SWEEP_EVERY:
                for table, kept in {**KEPT, **NAMELESS}.items():
                    self._database.execute(f'delete from "{table}" where updated <= ?', [now - kept])
                self._database.execute("delete from invitation where expires <= ?", [now])
                self._swept = now

    def done(self, person: str) -> frozenset[str]:
        """The steps that a person has marked as done."""
        with self._lock:
            rows = self._database.execute(
                "select step from done where person = ? and updated > ?", [person, self._clock() - DONE_KEPT]
            ).fetchall()
        return frozenset(row[0] for row in rows)

    def toggle(self, person: str, step: str) -> None:
        """Marks a step as done, or as open again."""
        with self._lock, self._database.atomic():
            gone = self._database.execute("delete from done where person = ? and step = ?", [person, step]).rowcount
            if not gone:
                self._database.execute(
                    "insert or replace into done (person, step, updated) values (?, ?, ?)",
                    [person, step, self._clock()],
                )

    def preference(self, person: str) -> Preference:
        """What a person has chosen; nothing where they have not."""
        with self._lock:
            found = self._database.execute(
                "select language, unit from preference where person = ? and updated > ?",
                [person, self._clock() - CHOSEN_KEPT],
            ).fetchone()
        return Preference(*found) if found else Preference()

    def prefer(self, person: str, preference: Preference) -> None:
        """Keeps what a person has chosen."""
        with self._lock, self._database.atomic():
            self._database.execute(
                "insert or replace into preference (person, language, unit, updated) values (?, ?, ?, ?)",
                [person, preference.language, preference.unit, self._clock()],
            )

    def forget_talk(self, person: str) -> None:
        """Deletes what was talked of with a person."""
        with self._lock, self._database.atomic():
            self._database.execute("delete from conversation where person = ?", [person])

    def forget(self, person: str) -> None:
        """Deletes all that is kept of a person."""
        with self._lock, self._database.atomic():
            for table in KEPT:
                self._database.execute(f'delete from "{table}" where person = ?', [person])
            for table, column in NAMED_BESIDE:
                self._database.execute(f'delete from "{table}" where "{column}" = ?', [person])

    def active(self, since: float) -> int:
        """How many persons there are of whom something was kept since a moment, but that they blocked the bot."""
        tables = [table for table in KEPT if table != "away"]
        parts = " union ".join(f'select person from "{table}" where updated >= ?' for table in tables)
        return int(self.rows(f"select count(*) from ({parts})", *[since] * len(tables))[0][0])

    @property
    def now(self) -> float:
        """Seconds since 1970 by the clock of this state."""
        return self._clock()

    def day_digest(self, person: str) -> str:
        """What tells a person from others for a day and by this process alone: nobody can be found by it."""
        return hashlib.sha256(f"{self._salt}{self._clock() // DAY}{person}".encode()).hexdigest()[:16]

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a question to the database."""
        with self._lock:
            return self._database.execute(sql, list(values)).fetchall()

    def change(self, sql: str, *values: object) -> int:
        """Changes rows in a transaction of its own, and gives how many."""
        with self._lock, self._database.atomic():
            return int(self._database.execute(sql, list(values)).rowcount)

    def change_together(self, *changes: Change) -> int:
        """Makes every change (a statement and its values) or none, and gives how many rows the last one changed."""
        with self._lock, self._database.atomic():
            return [int(self._database.execute(sql, list(values)).rowcount) for sql, values in changes][-1]

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._database.close()
