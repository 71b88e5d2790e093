"""What has to be so for the bot to be well. A check gives the reason why it is not, "" where it is.

Wording in locale/operations.yaml. Blocking: they look at files. Imported by bot.channels. Tested by
tests/unit/bot/operations/test_checks.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bot.wording import notice
from index.generation import Generations, NoGeneration

Check = Callable[[], str]
# Seconds. A request for updates ends within 30; after an outage the library waits at most 30 more.
LONGEST_SILENCE = 120.0
LOCK_PATIENCE = 1.0  # seconds: a row is written within milliseconds


def updates_come(silence: Callable[[], float]) -> Check:
    """Telegram has answered a request for updates lately; `silence` gives the seconds since."""

    def check() -> str:
        seconds = silence()
        return say("silent", seconds=int(seconds)) if seconds > LONGEST_SILENCE else ""

    return check


def generation_serves(home: Path) -> Check:
    """The home has a complete generation."""

    def check() -> str:
        try:
            Generations(home / "index").current()
        except NoGeneration as error:
            return str(error)
        return ""

    return check


def writable(path: Path) -> Check:
    """A database can be written now."""

    def check() -> str:
        try:
            address = f"{path.resolve().as_uri()}?mode=rw"
            with closing(sqlite3.connect(address, uri=True, timeout=LOCK_PATIENCE)) as connection:
                connection.execute("begin immediate")
                connection.rollback()
        except sqlite3.Error as error:
            return say("database", file=path.name, reason=error)
        return ""

    return check


def say(key: str, **values: object) -> str:
    """Wording of locale/operations.yaml in Vietnamese, for whoever runs the bot."""
    return notice("operations", key).strip().format(**values)
