from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from knowledge.migrations import MIGRATIONS
from knowledge.store import Store

NAMES = [
    "m001_create_records",
    "m002_create_supplements",
    "m003_create_plain_texts",
    "m004_create_offers",
    "m005_add_record_decision",
    "m006_create_imports_and_gone",
]


def test_released_migrations_are_never_renamed_or_reordered() -> None:
    db = Database(memory=True)
    assert [migration.name for migration in MIGRATIONS.pending(db)] == NAMES
    MIGRATIONS.apply(db)
    assert [migration.name for migration in MIGRATIONS.applied(db)] == NAMES
    db.close()


def test_m005_fills_the_decision_of_older_rows(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.db"
    db = Database(path)
    MIGRATIONS.apply(db, stop_before="m005_add_record_decision")
    for number, decision in enumerate(("10/QĐ-BTP", None), 1):
        payload = {
            "code": f"1.00000{number}",
            "title": "Mẫu",
            "level": "commune",
            "methods": [],
            "documents": [],
            "legal_bases": [],
        }
        db["record"].insert(
            {
                "id": number,
                "source": "portal-text",
                "code": payload["code"],
                "version": 1,
                "current": 1,
                "digest": "x",
                "payload": json.dumps(payload | ({"decision": decision} if decision else {})),
                "file": "a",
                "as_of": "",
                "imported_at": "",
            }
        )
    db.close()
    store = Store(path)
    assert [store.versions(code)[0].decision for code in ("1.000001", "1.000002")] == ["10/QĐ-BTP", ""]
    procedure = store.get("1.000001")
    assert procedure is not None and procedure.decision == "10/QĐ-BTP"
    store.close()


def test_m006_dates_the_imports_of_older_rows(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.db"
    db = Database(path)
    MIGRATIONS.apply(db, stop_before="m006_create_imports_and_gone")
    for number, (source, at) in enumerate((("authored", "2026-08-01"), ("s", "2026-08-02"), ("s", "2026-08-09")), 1):
        row = {"id": number, "source": source, "code": f"c{number}", "version": 1, "current": 1, "digest": "x"}
        db["record"].insert(row | {"payload": "{}", "imported_at": at})
    db.close()
    store = Store(path)
    runs = store.reading().conn.execute("select source, first, last from import_run order by source").fetchall()
    assert [tuple(run) for run in runs] == [
        ("authored", "2026-08-01", "2026-08-01"),
        ("s", "2026-08-02", "2026-08-09"),
    ]
    store.close()


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path) -> None:
    db = Database(tmp_path / "k.db")
    MIGRATIONS.apply(db, stop_before="m005_add_record_decision")
    db["record"].insert(
        {"id": 1, "source": "s", "code": "c", "version": 1, "current": 1, "digest": "x", "payload": "no json"}
    )
    with pytest.raises(ValueError, match="Expecting value"):
        MIGRATIONS.apply(db)
    assert "decision" not in db["record"].columns_dict
    assert [migration.name for migration in MIGRATIONS.pending(db)] == NAMES[4:]
    db.close()


def test_schema_is_plain_sqlite(tmp_path: Path) -> None:
    Store(tmp_path / "k.db").close()
    connection = sqlite3.connect(tmp_path / "k.db")
    assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
    connection.close()
