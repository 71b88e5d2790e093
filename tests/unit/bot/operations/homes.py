"""A home of a few small files, in the form that a build leaves."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.preferences import Preference
from bot.state import State

GENERATION = "20260701T080000-abcdef01"


def small_home(home: Path, generation: str = GENERATION, people: int = 3) -> Path:
    """Make it and return it; every person has chosen Russian and talked of something."""
    folder = home / "index" / generation
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps({"name": generation}), encoding="utf-8")
    (folder / "phrasings.faiss").write_bytes(bytes(range(256)) * 40)
    (home / "index" / "CURRENT").write_text(generation, encoding="utf-8")
    (home / "index" / "embeddings.db").write_bytes(b"cache")
    (home / "contacts.tsv").write_text("unit\toffice\n24958\tTrung tâm\n", encoding="utf-8")
    for path in (home / "knowledge.db", folder / "knowledge.db"):
        with closing(sqlite3.connect(path)) as database:
            database.execute("pragma journal_mode = wal")
            database.execute("create table procedure (code text)")
            database.execute("insert into procedure values (?)", [generation])
            database.commit()
    (home / "inbox.db").write_bytes(b"inbox")
    (home / "webhook.json").write_bytes(b"secret")
    state = State(home / "state.db")
    for number in range(people):
        state.prefer(f"test:{number}", Preference("ru"))
        state.remember(f"test:{number}", state.conversation("nobody").about("1.001193", "chuyện riêng của tôi"))
    state.close()
    return home


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    """The rows of a question to a database."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()
