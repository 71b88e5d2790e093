"""The tables of web.db. Imported by bot.channels.web.visits. Tested by tests/unit/bot/channels/web/test_visits.py."""

from __future__ import annotations

import secrets
from typing import Any

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("web")


@MIGRATIONS()
def m001_create_visits(db: Database) -> None:
    """Visits with their turns, files that a turn brought, and the secret that signs forms."""
    tables: Any = db
    tables["visit"].create(
        {"digest": str, "person": str, "seen": float, "lasting": int}, pk="digest", not_null=("person", "seen")
    )
    tables["visit"].create_index(["seen"])
    tables["turn"].create(
        {"person": str, "number": int, "once": str, "asked": str, "reply": str}, pk=("person", "number")
    )
    tables["turn"].create_index(["person", "once"], unique=True)
    tables["file"].create({"person": str, "number": int, "place": int, "name": str, "caption": str, "content": bytes})
    tables["file"].create_index(["person", "number"])
    tables["secret"].create({"value": str})
    db.execute("insert into secret (value) values (?)", [secrets.token_hex(32)])


@MIGRATIONS()
def m002_create_taken(db: Database) -> None:
    """The marks of forms that put another reply in the place of a turn's."""
    tables: Any = db
    tables["taken"].create({"person": str, "once": str, "number": int}, pk=("person", "once"))
    tables["visit"].create_index(["person"])
