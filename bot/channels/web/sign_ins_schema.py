"""The tables of web.db for sign-ins, as append-only migrations of their own: a released one is never edited.

Imported by bot.channels.web.visits. Tested by tests/unit/bot/channels/web/test_sign_ins.py.
"""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("web_sign_ins")


@MIGRATIONS()
def m001_create_sign_ins(db: Database) -> None:
    """Links that sign the same person in elsewhere, forms by which somebody signed in, and turns whose files are kept
    for a while only.
    """
    tables: Any = db
    tables["pass"].create(
        {"digest": str, "person": str, "expires": float, "used": str}, pk="digest", not_null=("person", "expires")
    )
    tables["entry"].create({"digest": str, "person": str, "made": float}, pk="digest", not_null=("person", "made"))
    tables["lent"].create({"person": str, "number": int, "until": float}, pk=("person", "number"), not_null=("until",))
