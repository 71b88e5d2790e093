"""A SQLite file of the bot: what is deleted leaves the file, and a killed process loses nothing of what it wrote.

A power cut may lose the last moments. sqlite-utils commits every statement by itself: what belongs together goes into
`Database.atomic()`. Imported by bot.state and bot.channels.telegram.inbox. Tested with them.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

PATIENCE = 5.0  # seconds, as SQLite for Python has it


def open_database(path: Path | None, patience: float = PATIENCE) -> Database:
    """The database in a file, or in the memory of this process alone where `path` is None; for any thread, one at a
    time. For `patience` seconds a statement waits while another process holds the file.
    """
    connection = sqlite3.connect(path or ":memory:", timeout=patience, check_same_thread=False)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = normal")
    connection.execute("pragma secure_delete = on")
    return Database(connection)
