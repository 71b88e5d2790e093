"""The knowledge store: every version of every record in one SQLite file, read from any thread.

Reads use one connection a thread and see the last committed import; those of threads that have ended are closed when
the next is opened. Writes go through `writing`, one at a time, in one transaction each, so that no import is ever half
there; store_writes does them. Where several sources describe a code, the first of `SOURCES` speaks, and the others add
only what it lacks: the published address, forms of papers. Imported by index and bot; imports codec, migrations,
records. Tested by tests/unit/knowledge/test_store.py.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from knowledge.codec import decode_plain, decode_procedure, digest
from knowledge.errors import StoreBusyError, StoreError
from knowledge.migrations import MIGRATIONS
from knowledge.records import DocumentGroup, Fee, Flag, Overlay, PlainText, Procedure, SubmissionMethod

SOURCES = ("portal-text", "portal-json", "authored")  # the first that has a code speaks for it
BUSY_SECONDS = 10.0

_RANK = "case source when 'portal-text' then 0 when 'portal-json' then 1 else 2 end"
_OVERLAY = ("decision", "date", "fee", "receiving_address", "telephone", "note")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record in one source; `current` is false for one replaced or gone. Times are ISO
    8601.
    """

    number: int
    source: str
    decision: str
    as_of: str
    imported_at: str
    current: bool
    procedure: Procedure


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many current records a source has."""

    source: str
    records: int


class Store:
    """The knowledge store at `path`, created where there is none."""

    def __init__(self, path: Path) -> None:
        """Open and migrate. Raises StoreError for a file that is no database, StoreBusyError while one is
        locked.
        """
        self.path = path
        self._local = threading.local()
        self._connections: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._guard = threading.Lock()
        self._writer = threading.Lock()
        with _mapped(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            db = self._db()
            db.enable_wal()
            if MIGRATIONS.pending(db):
                MIGRATIONS.apply(db)

    def close(self) -> None:
        """Close every connection; the store cannot be used afterwards."""
        with self._guard:
            for _, connection in self._connections:
                connection.close()
            self._connections.clear()
            self._local = threading.local()

    def get(self, code: str) -> Procedure | None:
        """The record of `code` as it stands, or None."""
        row = self._one(f"select * from record where code = ? and current = 1 order by {_RANK} limit 1", code)
        return None if row is None else next(iter(self._finished([row])))

    def all_procedures(self) -> list[Procedure]:
        """Every record as it stands, in order of code."""
        rows = self._all(
            f"select code, source, payload, as_of, min({_RANK}) from record where current = 1 "
            "group by code order by code"
        )
        return list(self._finished(rows))

    def codes(self) -> list[str]:
        """The code of every record, sorted."""
        return [row["code"] for row in self._all("select distinct code from record where current = 1 order by code")]

    def versions(self, code: str) -> tuple[Version, ...]:
        """Every version of `code`, oldest first within each source, in order of source."""
        rows = self._all(f"select * from record where code = ? order by {_RANK}, version", code)
        return tuple(
            Version(
                row["version"], row["source"], row["decision"], row["as_of"], row["imported_at"],
                bool(row["current"]), replace(decode_procedure(row["payload"]), as_of=row["as_of"]),
            )
            for row in rows
        )  # fmt: skip

    def content_digest(self, code: str) -> str:
        """A digest of what `get` gives for `code`, apart from its date; "" where there is no record."""
        row = self._one(f"select digest from record where code = ? and current = 1 order by {_RANK} limit 1", code)
        if row is None:
            return ""
        link = self._one("select url from link where code = ? order by source = 'portal-links' desc limit 1", code)
        more = self._one("select forms, dollars from supplement where code = ?", code)
        return digest(row["digest"], link["url"] if link else "", *((more["forms"], more["dollars"]) if more else ()))

    def plain(self, code: str) -> PlainText | None:
        """The project's plain-language text of `code`, or None. It may be out of date: see
        `plain_is_stale`.
        """
        row = self._one("select payload from plain_text where code = ?", code)
        return None if row is None else decode_plain(row["payload"])

    def plain_is_stale(self, code: str) -> bool:
        """Whether the record of `code` carries another decision than its plain text was written for."""
        row = self._one(
            "select plain_text.decision <> record.decision as stale from plain_text join record using (code) "
            f"where code = ? and current = 1 order by {_RANK} limit 1",
            code,
        )
        return row is not None and bool(row["stale"])

    def offered(self, code: str) -> bool | None:
        """Whether the province's list names `code`; None where no list was imported."""
        row = self._one(
            "select exists(select 1 from offer where code = ?) as offered, exists(select 1 from offer) as listed",
            code,
        )
        return bool(row["offered"]) if row is not None and row["listed"] else None

    def offered_codes(self) -> frozenset[str]:
        """Every code of the province's list, with or without a record."""
        return frozenset(row["code"] for row in self._all("select code from offer"))

    def overlay(self, code: str) -> Overlay | None:
        """What the province's list says beside the record of `code`, or None where it says nothing."""
        row = self._one("select * from offer where code = ?", code)
        overlay = None if row is None else Overlay(**{name: row[name] for name in _OVERLAY})
        return None if overlay == Overlay() else overlay

    def counts(self) -> tuple[SourceCount, ...]:
        """Current records by source, in order of `SOURCES`; sources without any are left out."""
        rows = self._all(
            f"select source, count(*) as records from record where current = 1 group by source order by {_RANK}"
        )
        return tuple(SourceCount(row["source"], row["records"]) for row in rows)

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """The database in one write transaction, committed at the end and rolled back on any error.

        Raises StoreBusyError where another process is writing, StoreError where the file cannot be written.
        """
        with self._writer, _mapped(self.path):
            db = self._db()
            db.conn.execute("begin immediate")
            try:
                yield db
            except BaseException:
                db.conn.rollback()
                raise
            db.conn.commit()

    def reading(self) -> Database:
        """The calling thread's connection, for reading."""
        return self._db()

    def _finished(self, rows: Iterable[sqlite3.Row]) -> Iterator[Procedure]:
        """Records with the address, forms and doubts that other sources add."""
        rows = list(rows)
        alone = rows[0]["code"] if len(rows) == 1 else None
        where, values = (" where code = ?", (alone,)) if alone is not None else ("", ())
        links = {
            row["code"]: row["url"]
            for row in self._all(f"select code, url from link{where} order by source = 'portal-links'", *values)
        }
        supplements = {row["code"]: row for row in self._all(f"select * from supplement{where}", *values)}
        for row in rows:
            code = row["code"]
            procedure = decode_procedure(row["payload"])
            supplement = supplements.get(code)
            documents, methods = procedure.documents, procedure.methods
            if supplement is not None and row["source"] == "portal-text":
                documents = _with_forms(documents, json.loads(supplement["forms"]))
                methods = _with_dollars(methods, json.loads(supplement["dollars"]))
            yield replace(
                procedure,
                as_of=row["as_of"],
                link=links.get(code, procedure.link),
                documents=documents,
                methods=methods,
            )

    def _db(self) -> Database:
        db: Database | None = getattr(self._local, "db", None)
        if db is None:
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.execute("pragma synchronous = normal")
            with self._guard:
                ended = [one for one in self._connections if not one[0].is_alive()]
                for one in ended:
                    one[1].close()
                    self._connections.remove(one)
                self._connections.append((threading.current_thread(), connection))
            db = self._local.db = Database(connection)
        return db

    def _all(self, sql: str, *values: object) -> list[sqlite3.Row]:
        with _mapped(self.path):
            rows: list[Any] = self._db().conn.execute(sql, values).fetchall()
        return rows

    def _one(self, sql: str, *values: object) -> sqlite3.Row | None:
        with _mapped(self.path):
            row: sqlite3.Row | None = self._db().conn.execute(sql, values).fetchone()
        return row


def _with_forms(groups: tuple[DocumentGroup, ...], forms: dict[str, str]) -> tuple[DocumentGroup, ...]:
    if not forms:
        return groups
    return tuple(
        replace(
            group,
            documents=tuple(
                replace(item, form=forms[item.name]) if item.name in forms and not item.form else item
                for item in group.documents
            ),
        )
        for group in groups
    )


def _with_dollars(methods: tuple[SubmissionMethod, ...], dollars: list[float]) -> tuple[SubmissionMethod, ...]:
    """Fees too small to be đồng that the portal's page gives in dollars are flagged as dollars."""
    if not dollars:
        return methods

    def flagged(fee: Fee) -> Fee:
        small = Flag.FEE_TOO_SMALL in fee.flags and fee.amount in dollars
        return replace(fee, flags=(Flag.FEE_FOREIGN_CURRENCY,)) if small else fee

    return tuple(replace(method, fees=tuple(flagged(fee) for fee in method.fees)) for method in methods)


@contextmanager
def _mapped(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as exc:
        if "locked" in str(exc) or "busy" in str(exc):
            raise StoreBusyError(path) from exc
        raise StoreError(path, str(exc)) from exc
    except (sqlite3.DatabaseError, OSError) as exc:
        raise StoreError(path, str(exc)) from exc
