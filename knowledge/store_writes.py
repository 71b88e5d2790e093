"""What an import writes into the store: each function is one transaction, and returns what it changed.

Imported by knowledge.imports. Tested by tests/unit/knowledge/test_store_writes.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from sqlite_utils import Database

from knowledge.codec import changed_sections, decode_procedure, digest, encode_plain, encode_procedure
from knowledge.importers.provincial_list import Offer
from knowledge.records import PlainText, Procedure
from knowledge.report import Changed, Changes, Cleaned
from knowledge.store import Store


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record ready to be written: encoded, with its digest. The date is outside the payload and the
    digest.
    """

    code: str
    decision: str
    payload: str
    digest: str
    as_of: str
    cleaned: tuple[Cleaned, ...]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A source file, its digest, and its records; `records` is None for a file that is unchanged since last
    time.
    """

    name: str
    digest: str
    as_of: str
    records: tuple[StoredRecord, ...] | None


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What the store remembers of a source file."""

    digest: str
    codes: tuple[str, ...]
    cleaned: Mapping[str, tuple[Cleaned, ...]]


def stored_record(procedure: Procedure, cleaned: Iterable[Cleaned]) -> StoredRecord:
    """`procedure` encoded for the store."""
    payload = encode_procedure(replace(procedure, as_of=""))
    kinds = tuple(sorted(cleaned))
    return StoredRecord(procedure.code, procedure.decision, payload, digest(payload), procedure.as_of, kinds)


def known_files(store: Store, source: str) -> dict[str, KnownFile]:
    """The files of `source` at its last import, by name."""
    rows = store.reading().conn.execute("select * from source_file where source = ?", (source,)).fetchall()
    return {
        row["name"]: KnownFile(
            row["digest"],
            tuple(json.loads(row["codes"])),
            {code: tuple(Cleaned(kind) for kind in kinds) for code, kinds in json.loads(row["cleaned"]).items()},
        )
        for row in rows
    }


def apply_import(
    store: Store, source: str, files: Sequence[StoredFile], *, present: Iterable[str], whole: bool, now: str
) -> Changes:
    """Write the records of one source, keeping replaced versions, and return what changed.

    `present` names the files that exist but could not be read: their records stay as they were. Only where
    `whole` is true, because the source was listed to its end, is a record without a file gone.
    `now` is the time of the import, ISO 8601.
    """
    known = known_files(store, source)
    with store.writing() as db:
        old = {
            row["code"]: row
            for row in db.conn.execute(
                "select id, code, version, digest from record where source = ? and current = 1", (source,)
            )
        }
        latest = {
            row["code"]: int(row["latest"])
            for row in db.conn.execute(
                "select code, max(version) as latest from record where source = ? group by code", (source,)
            )
        }
        kept = {code for name in present if name in known for code in known[name].codes}
        added: list[str] = []
        changed: list[Changed] = []
        dated: list[tuple[str, str, str]] = []
        for file in files:
            if file.records is None:
                codes = known[file.name].codes
                kept.update(codes)
                dated += [(file.as_of, source, code) for code in codes]
                continue
            for record in file.records:
                kept.add(record.code)
                before = old.get(record.code)
                if before is not None and before["digest"] == record.digest:
                    dated.append((record.as_of, source, record.code))
                    continue
                if before is None:
                    added.append(record.code)
                else:
                    changed.append(Changed(record.code, _sections(db, before["id"], record)))
                    db.conn.execute("update record set current = 0 where id = ?", (before["id"],))
                _insert(db, source, file.name, record, latest.get(record.code, 0) + 1, now)
                latest[record.code] = latest.get(record.code, 0) + 1
        db.conn.executemany("update record set as_of = ? where source = ? and code = ? and current = 1", dated)
        gone = sorted(set(old) - kept) if whole else []
        db.conn.executemany("update record set current = 0 where id = ?", [(old[code]["id"],) for code in gone])
        _remember(db, source, files, set(present), known, whole)
        _date(db, source, added, gone, now)
    unchanged = len(set(old) & kept) - len(changed)
    return Changes(tuple(sorted(added)), tuple(sorted(changed, key=lambda item: item.code)), unchanged, tuple(gone))


def _date(db: Database, source: str, added: Iterable[str], gone: Iterable[str], now: str) -> None:
    """Keep when the source was imported, and since when records are gone."""
    db.conn.execute(
        "insert into import_run (source, first, last) values (?, ?, ?) "
        "on conflict (source) do update set last = excluded.last",
        (source, now, now),
    )
    db.conn.executemany("delete from gone where source = ? and code = ?", [(source, code) for code in added])
    db.conn.executemany(
        "insert or replace into gone (source, code, at) values (?, ?, ?)", [(source, code, now) for code in gone]
    )


def _insert(db: Database, source: str, file: str, record: StoredRecord, version: int, now: str) -> None:
    db.conn.execute(
        "insert into record "
        "(source, code, version, current, digest, payload, file, as_of, imported_at, decision) "
        "values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)",
        (
            source,
            record.code,
            version,
            record.digest,
            record.payload,
            file,
            record.as_of,
            now,
            record.decision,
        ),
    )


def _sections(db: Database, identity: int, record: StoredRecord) -> tuple[str, ...]:
    row = db.conn.execute("select payload from record where id = ?", (identity,)).fetchone()
    return changed_sections(decode_procedure(row["payload"]), decode_procedure(record.payload))


def _remember(
    db: Database,
    source: str,
    files: Sequence[StoredFile],
    present: set[str],
    known: Mapping[str, KnownFile],
    whole: bool,
) -> None:
    if whole:
        named = {file.name for file in files} | present
        db.conn.executemany(
            "delete from source_file where source = ? and name = ?",
            [(source, name) for name in known if name not in named],
        )
    db.conn.executemany(
        "insert or replace into source_file (source, name, digest, codes, cleaned) values (?, ?, ?, ?, ?)",
        [
            (
                source,
                file.name,
                file.digest,
                json.dumps([record.code for record in file.records]),
                json.dumps({record.code: list(record.cleaned) for record in file.records}),
            )
            for file in files
            if file.records is not None
        ],
    )


def apply_links(store: Store, source: str, urls: Iterable[tuple[str, str]], *, whole: bool = True) -> Changes:
    """Write published addresses (code, url) of `source`; where `whole`, those it no longer names are gone."""
    new = dict(urls)
    with store.writing() as db:
        old = {
            row["code"]: row["url"] for row in db.conn.execute("select code, url from link where source = ?", (source,))
        }
        gone = sorted(set(old) - set(new)) if whole else []
        db.conn.executemany("delete from link where source = ? and code = ?", [(source, code) for code in gone])
        db.conn.executemany(
            "insert or replace into link (code, source, url) values (?, ?, ?)",
            [(code, source, url) for code, url in new.items() if old.get(code) != url],
        )
    changed = tuple(Changed(code, ("link",)) for code in sorted(new) if code in old and old[code] != new[code])
    unchanged = sum(old.get(code) == url for code, url in new.items())
    return Changes(tuple(sorted(set(new) - set(old))), changed, unchanged, tuple(gone))


def apply_supplements(store: Store, supplements: Mapping[str, tuple[Mapping[str, str], Sequence[float]]]) -> None:
    """Write, by code, the forms of papers by the paper's name, and the fees that the portal's page has in
    dollars.
    """
    with store.writing() as db:
        db.conn.executemany(
            "insert or replace into supplement (code, forms, dollars) values (?, ?, ?)",
            [
                (
                    code,
                    json.dumps(dict(forms), ensure_ascii=False, sort_keys=True),
                    json.dumps(sorted(dollars)),
                )
                for code, (forms, dollars) in supplements.items()
            ],
        )
        db.conn.execute("delete from supplement where forms = '{}' and dollars = '[]'")


def apply_plain(store: Store, plains: Iterable[PlainText], *, whole: bool) -> None:
    """Write the plain-language texts; where `whole`, those not among `plains` are removed."""
    texts = {plain.code: plain for plain in plains}
    with store.writing() as db:
        if whole:
            stored = [row["code"] for row in db.conn.execute("select code from plain_text")]
            db.conn.executemany(
                "delete from plain_text where code = ?", [(code,) for code in stored if code not in texts]
            )
        db.conn.executemany(
            "insert or replace into plain_text (code, decision, digest, payload) values (?, ?, ?, ?)",
            [
                (plain.code, plain.decision, digest(payload), payload)
                for plain in texts.values()
                for payload in (encode_plain(plain),)
            ],
        )


def apply_offers(store: Store, offers: Sequence[Offer]) -> Changes:
    """Put the province's list in the place of the one before, and return what changed."""
    new = {offer.code: offer.overlay for offer in offers}
    names = ("decision", "date", "fee", "receiving_address", "telephone", "note")
    with store.writing() as db:
        old = {row["code"]: {name: row[name] for name in names} for row in db.conn.execute("select * from offer")}
        db.conn.execute("delete from offer")
        db.conn.executemany(
            f"insert into offer (code, {', '.join(names)}) values (?, ?, ?, ?, ?, ?, ?)",
            [(code, *(getattr(overlay, name) for name in names)) for code, overlay in new.items()],
        )
    changed = []
    for code in sorted(set(new) & set(old)):
        now = asdict(new[code])
        if sections := tuple(name for name in names if now[name] != old[code][name]):
            changed.append(Changed(code, sections))
    return Changes(
        tuple(sorted(set(new) - set(old))),
        tuple(changed),
        len(set(new) & set(old)) - len(changed),
        tuple(sorted(set(old) - set(new))),
    )
