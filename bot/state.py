"""state.db: what is remembered of each person, kept over restarts and forgotten after a stated time.

A build never touches it. One connection behind a lock: a row is read and written in well under a millisecond.
Imported by bot.assistant. Tested by tests/unit/bot/test_state.py.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from bot.conversation import Conversation, from_json, to_json
from bot.preferences import Preference

FORGOTTEN_AFTER = 24 * 3600.0  # seconds since the last message
CHOSEN_KEPT = 180 * 24 * 3600.0  # seconds that a language or commune is kept after it was chosen
DONE_KEPT = 180 * 24 * 3600.0  # seconds that a step of a life event stays marked as done: papers take months
SWEEP_EVERY = 600.0  # seconds between looks for what is to be forgotten
MIGRATIONS = Migrations("state")


@MIGRATIONS()
def m001_create_conversations(db: Database) -> None:
    """Conversations by person."""
    conversation: Any = db["conversation"]
    conversation.create({"person": str, "payload": str, "updated": float}, pk="person", not_null=("payload", "updated"))
    conversation.create_index(["updated"])


@MIGRATIONS()
def m002_create_done(db: Database) -> None:
    """Steps of life events that a person has marked as done."""
    done: Any = db["done"]
    done.create({"person": str, "step": str, "updated": float}, pk=("person", "step"), not_null=("updated",))
    done.create_index(["updated"])


@MIGRATIONS()
def m003_create_preferences(db: Database) -> None:
    """The language and the commune that a person has chosen."""
    preference: Any = db["preference"]
    preference.create(
        {"person": str, "language": str, "unit": str, "updated": float}, pk="person", not_null=("updated",)
    )
    preference.create_index(["updated"])


class State:
    """What is remembered; thread-safe."""

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.time) -> None:
        """Opens `path`, or a memory of this process alone where it is None. `clock` gives seconds since 1970."""
        connection = sqlite3.connect(path or ":memory:", check_same_thread=False)
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma secure_delete = on")
        self._database = Database(connection)
        MIGRATIONS.apply(self._database)
        self._clock = clock
        self._swept = 0.0
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
        """Keeps the conversation of a person, and forgets those that are too old."""
        now = self._clock()
        with self._lock, self._database.conn:
            self._database.execute(
                "insert or replace into conversation (person, payload, updated) values (?, ?, ?)",
                [person, to_json(conversation), now],
            )
            if now - self._swept > SWEEP_EVERY:
                self._database.execute("delete from conversation where updated <= ?", [now - FORGOTTEN_AFTER])
                self._database.execute("delete from done where updated <= ?", [now - DONE_KEPT])
                self._database.execute("delete from preference where updated <= ?", [now - CHOSEN_KEPT])
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
        with self._lock, self._database.conn:
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
        with self._lock, self._database.conn:
            self._database.execute(
                "insert or replace into preference (person, language, unit, updated) values (?, ?, ?, ?)",
                [person, preference.language, preference.unit, self._clock()],
            )

    def forget_talk(self, person: str) -> None:
        """Deletes what was talked of with a person."""
        with self._lock, self._database.conn:
            self._database.execute("delete from conversation where person = ?", [person])

    def forget(self, person: str) -> None:
        """Deletes all that is kept of a person."""
        with self._lock, self._database.conn:
            for table in ("conversation", "done", "preference"):
                self._database.execute(f"delete from {table} where person = ?", [person])

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._database.close()
