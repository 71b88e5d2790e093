"""The schema of knowledge.db, as append-only migrations: a released one is never edited, the next is added
below.

Each runs in one transaction together with the record that it ran (sqlite-utils' Migrations does that).
Imported by the store. Tested by tests/unit/knowledge/test_migrations.py, every backfill from the schema
before it.
"""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("knowledge")


@MIGRATIONS()
def m001_create_records(db: Database) -> None:
    """Records by source, every version of them, and the files they came from."""
    _table(db, "record").create(
        {
            "id": int,
            "source": str,
            "code": str,
            "version": int,
            "current": int,
            "digest": str,
            "payload": str,
            "file": str,
            "as_of": str,
            "imported_at": str,
        },
        pk="id",
        not_null=("source", "code", "version", "current", "digest", "payload"),
    )
    _table(db, "record").create_index(["source", "code", "version"], unique=True)
    _table(db, "record").create_index(["code", "current"])
    _table(db, "source_file").create(
        {"source": str, "name": str, "digest": str, "codes": str, "cleaned": str}, pk=("source", "name")
    )


@MIGRATIONS()
def m002_create_supplements(db: Database) -> None:
    """What other sources add to a record: its published address, forms of its papers, fees in dollars."""
    _table(db, "link").create({"code": str, "source": str, "url": str}, pk=("code", "source"))
    _table(db, "supplement").create({"code": str, "forms": str, "dollars": str}, pk="code")


@MIGRATIONS()
def m003_create_plain_texts(db: Database) -> None:
    """The plain-language side of procedures."""
    _table(db, "plain_text").create({"code": str, "decision": str, "digest": str, "payload": str}, pk="code")


@MIGRATIONS()
def m004_create_offers(db: Database) -> None:
    """The province's list, and what it says over the national records."""
    columns = ("code", "decision", "date", "fee", "receiving_address", "telephone", "note")
    _table(db, "offer").create(dict.fromkeys(columns, str), pk="code")


@MIGRATIONS()
def m005_add_record_decision(db: Database) -> None:
    """The decision number as a column, read from the payload of rows that are there."""
    _table(db, "record").add_column("decision", str, not_null_default="")
    rows = list(db.query("select id, payload from record"))
    db.conn.executemany(
        "update record set decision = ? where id = ?",
        [(json.loads(row["payload"]).get("decision", ""), row["id"]) for row in rows],
    )


@MIGRATIONS()
def m006_create_imports_and_gone(db: Database) -> None:
    """When each source was imported first and last, and when a record was gone; the times of rows that are there."""
    _table(db, "import_run").create({"source": str, "first": str, "last": str}, pk="source")
    _table(db, "gone").create({"source": str, "code": str, "at": str}, pk=("source", "code"))
    _table(db, "record").create_index(["source", "imported_at"])
    _table(db, "record").create_index(["current", "as_of"])
    db.conn.execute(
        "insert into import_run (source, first, last) "
        "select source, min(imported_at), max(imported_at) from record where imported_at <> '' group by source"
    )


def _table(db: Database, name: str) -> Any:
    return db[name]
