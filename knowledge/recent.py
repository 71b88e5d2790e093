"""Which records changed since a day: changed, new or gone, read from the versions that the store keeps.

A record is held against the version that stood on that day, so that one which changed and changed back has not
changed. What the first import of a source brought is not new: nothing was known before. The project's own texts are
no earlier version of a published record, nor do they keep one from being gone. Imported by bot.changes_replies and
bot.pages. Tested by tests/unit/knowledge/test_recent.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from knowledge.codec import decode_procedure
from knowledge.records import Procedure
from knowledge.store import SOURCES, Store

AUTHORED = "authored"


class Kind(StrEnum):
    """What happened to a record."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Recent:
    """A record that changed at a time (ISO 8601); the rows of its versions before and after, None for none."""

    code: str
    kind: Kind
    at: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Dates:
    """When the store last imported, ISO 8601, and the newest date that the source gives its records; "" if none."""

    imported_at: str
    as_of: str


def recent_changes(store: Store, since: str, codes: Collection[str] | None = None) -> tuple[Recent, ...]:
    """What changed after `since` (ISO 8601, UTC), changed records first, the latest first; only `codes` if given."""
    found = [one for source in SOURCES for one in _of_source(store, source, since)]
    kinds = list(Kind)
    wanted = [one for one in found if codes is None or one.code in codes]
    wanted.sort(key=lambda one: one.code)
    wanted.sort(key=lambda one: one.at, reverse=True)
    return tuple(sorted(wanted, key=lambda one: kinds.index(one.kind)))


def read_versions(store: Store, recent: Recent) -> tuple[Procedure | None, Procedure | None]:
    """The record before and after."""
    return _version(store, recent.before), _version(store, recent.after)


def last_change(store: Store, code: str) -> Recent | None:
    """The last change of a record that stands: its present version against the one before; None where it has none."""
    connection = store.reading().conn
    source = _speaker(connection, code)
    if source is None:
        return None
    row = connection.execute(
        "select id, digest, imported_at from record where source = ? and code = ? and current = 1", (source, code)
    ).fetchone()
    run = connection.execute("select first from import_run where source = ?", (source,)).fetchone()
    if run is None or row["imported_at"] <= run["first"]:
        return None
    before = connection.execute(
        "select id, digest from record where code = ? and imported_at < ? and (source = ? or source <> ?) "
        "order by source = ? desc, version desc limit 1",
        (code, row["imported_at"], source, AUTHORED, source),
    ).fetchone()
    if before is None or before["digest"] == row["digest"]:
        return None
    return Recent(code, Kind.CHANGED, row["imported_at"], before["id"], row["id"])


def dates(store: Store) -> Dates:
    """When this store last imported and how old its records are; the project's own texts count only alone."""
    rows = store.reading().conn.execute("select source, last from import_run").fetchall()
    times = {row["source"]: str(row["last"]) for row in rows}
    portal = [at for source, at in times.items() if source != AUTHORED]
    as_of = store.reading().conn.execute("select max(as_of) as as_of from record where current = 1").fetchone()
    return Dates(max(portal or times.values(), default=""), as_of["as_of"] or "")


def last_import(path: Path) -> str:
    """When the store at `path` last imported, ISO 8601, without opening it for writing; "" where it does not say."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            rows = connection.execute("select source, last from import_run").fetchall()
    except sqlite3.Error:
        return ""
    portal = [last for source, last in rows if source != AUTHORED]
    return str(max(portal or [last for _, last in rows], default=""))


def _of_source(store: Store, source: str, since: str) -> Iterator[Recent]:
    connection = store.reading().conn
    run = connection.execute("select first from import_run where source = ?", (source,)).fetchone()
    if run is None:
        return
    baseline = max(since, run["first"])
    rows = connection.execute(
        "select id, code, digest, imported_at from record where source = ? and imported_at > ? and current = 1",
        (source, baseline),
    ).fetchall()
    for row in rows:
        if _speaker(connection, row["code"]) != source:
            continue
        before = _standing(connection, source, row["code"], baseline)
        if before is None:
            yield Recent(row["code"], Kind.NEW, row["imported_at"], None, row["id"])
        elif before["digest"] != row["digest"]:
            yield Recent(row["code"], Kind.CHANGED, row["imported_at"], before["id"], row["id"])
    gone = connection.execute("select code, at from gone where source = ? and at > ?", (source, baseline)).fetchall()
    for row in gone:
        before = _standing(connection, source, row["code"], baseline)
        if before is not None and _speaker(connection, row["code"]) in (None, AUTHORED):
            yield Recent(row["code"], Kind.GONE, row["at"], before["id"], None)


def _speaker(connection: sqlite3.Connection, code: str) -> str | None:
    """The source that speaks for a code."""
    rows = connection.execute("select source from record where code = ? and current = 1", (code,)).fetchall()
    return min((row["source"] for row in rows), key=SOURCES.index, default=None)


def _standing(connection: sqlite3.Connection, source: str, code: str, at: str) -> sqlite3.Row | None:
    """The newest version that was there at a time: of the source, else of another published one."""
    row: sqlite3.Row | None = connection.execute(
        "select id, digest from record where code = ? and imported_at <= ? and (source = ? or source <> ?) "
        "order by source = ? desc, version desc limit 1",
        (code, at, source, AUTHORED, source),
    ).fetchone()
    return row


def _version(store: Store, identity: int | None) -> Procedure | None:
    if identity is None:
        return None
    row = store.reading().conn.execute("select payload, as_of from record where id = ?", (identity,)).fetchone()
    return decode_procedure(row["payload"])
