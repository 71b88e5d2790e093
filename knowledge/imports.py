"""A build's import: every source read, recognised by its content, parsed, and written source by source.

One transaction a source. A file unchanged since its last import is neither parsed nor written again.
Imported by the command line; imports the importers and the store. Tested by
tests/unit/knowledge/test_imports.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from knowledge.codec import digest
from knowledge.errors import ContentError, SourceError
from knowledge.importers import authored, links, portal_json, portal_text, provincial_list
from knowledge.importers.archive import iterate
from knowledge.importers.forms import match_forms
from knowledge.importers.names import printable
from knowledge.reading import PARSER, Reading, read_member, unique
from knowledge.report import Changes, ImportReport, Refused, SourceReport, count_cleaned
from knowledge.store import Store
from knowledge.store_writes import (
    StoredFile,
    apply_import,
    apply_links,
    apply_offers,
    apply_plain,
    apply_supplements,
    known_files,
    stored_record,
)

Progress = Callable[[str, int, int], None]
Clock = Callable[[], datetime]

UNRECOGNISED = "corpus"  # the source under which files of no known kind are reported
_REPORT_EVERY = 100  # files between two calls of progress


def import_sources(
    store: Store,
    *,
    corpus: Sequence[Path] = (),
    provincial_list: Path | None = None,
    content: Path,
    links: Path | None = None,
    progress: Progress = lambda stage, done, total: None,
    clock: Clock = lambda: datetime.now(UTC),
) -> ImportReport:
    """Import the authored content under `content`, and every source given, into `store`; report what was
    done.

    `corpus` holds folders, archives or files of the portal's text export, of crawled JSON, or of both. A
    source that is not given stays as an earlier import left it. `progress` is called with a stage, how many
    files are done, and how many there are (0 where that is not known). Raises what the store raises; a
    source that cannot be read is never an error but part of the report.
    """
    now = clock().isoformat(timespec="seconds")
    reports = [*_corpus(store, corpus, progress, now), *_links(store, links, corpus)]
    reports.append(_authored(store, content, now))
    if provincial_list is not None:
        reports.append(_offers(store, provincial_list))
    listed = sorted(store.offered_codes() - set(store.codes()))
    return ImportReport(tuple(reports), tuple(listed))


def _corpus(store: Store, corpus: Sequence[Path], progress: Progress, now: str) -> list[SourceReport]:
    if not corpus:
        return []
    readings = {
        source: Reading(source, known_files(store, source)) for source in (portal_text.SOURCE, portal_json.SOURCE)
    }
    others: list[Refused] = []
    whole = True
    done = 0
    total = sum(len(reading.known) for reading in readings.values())
    for path in corpus:
        before = done
        for item in iterate(path):
            if isinstance(item, Refused):
                others.append(item)
                whole = whole and not item.whole
                for reading in readings.values():
                    reading.unreadable.add(item.name)
                continue
            if PurePosixPath(item.name).name == links.FILE_NAME:
                continue
            done += 1
            if done % _REPORT_EVERY == 0:
                progress("import", done, max(total, done))
            read_member(item, readings, others)
        if done == before and not others:
            others.append(Refused(printable(path.name), "không có tệp nào; kiểm tra lại --corpus", True))
            whole = False
    progress("import", done, done)
    reports = []
    for reading in readings.values():
        if reading.files or reading.refused:
            reports.append(_apply(store, reading, whole, now))
    _supplement(store, readings[portal_json.SOURCE], readings[portal_text.SOURCE])
    if others:
        reports.append(SourceReport(UNRECOGNISED, 0, refused=tuple(others)))
    return reports


def _apply(store: Store, reading: Reading, whole: bool, now: str) -> SourceReport:
    files, cleaned = unique(reading)
    changes = apply_import(
        store,
        reading.source,
        files,
        present=reading.unreadable,
        whole=whole and not reading.alone and bool(files),
        now=now,
    )
    notes = []
    if not whole:
        notes.append("nguồn không đọc được đến hết: hồ sơ không thấy được giữ nguyên, không coi là đã bỏ")
    if reading.source == portal_json.SOURCE:
        urls = [
            (code, item.parsed.procedure.link) for code, item in reading.crawled.items() if item.parsed.procedure.link
        ]
        apply_links(store, reading.source, urls, whole=whole and not reading.alone)
    return SourceReport(
        reading.source,
        len(cleaned),
        changes,
        count_cleaned(cleaned.items()),
        tuple(reading.refused),
        tuple(notes),
    )


def _supplement(store: Store, crawled: Reading, text: Reading) -> None:
    """Forms and dollars of the crawled pages, for the records of the text export."""
    if not crawled.crawled:
        return
    supplements = {}
    for code, item in crawled.crawled.items():
        record = store.get(code)
        if record is None:
            continue
        dollars = sorted(
            {
                fee.amount
                for method in item.parsed.procedure.methods
                for fee in method.fees
                if fee.currency == "USD" and fee.amount
            }
        )
        supplements[code] = (match_forms(record.documents, item.documents_text), dollars)
    apply_supplements(store, supplements)


def _links(store: Store, given: Path | None, corpus: Sequence[Path]) -> list[SourceReport]:
    paths = [given] if given is not None else list(dict.fromkeys(_links_beside(corpus)))
    reports = []
    for path in paths:
        name = printable(path.name)
        try:
            found = links.parse(name, path.read_bytes())
        except OSError as exc:
            refused = Refused(name, f"không đọc được ({exc.strerror}); kiểm tra lại đường dẫn")
            reports.append(SourceReport(links.SOURCE, 0, refused=(refused,)))
            continue
        except SourceError as exc:
            reports.append(SourceReport(links.SOURCE, 0, refused=(Refused(exc.name, exc.reason),)))
            continue
        changes = apply_links(store, links.SOURCE, found.urls, whole=len(paths) == 1)
        reports.append(SourceReport(links.SOURCE, len(found.urls), changes, refused=found.refused))
    return reports


def _links_beside(corpus: Sequence[Path]) -> Iterator[Path]:
    for path in corpus:
        for candidate in (path / links.FILE_NAME, path.parent / links.FILE_NAME):
            if candidate.is_file() and not candidate.is_symlink():
                yield candidate
                break


def _authored(store: Store, content: Path, now: str) -> SourceReport:
    known = known_files(store, authored.SOURCE)
    reading = Reading(authored.SOURCE, known, alone=False)
    plains = []
    folder = content / "procedures"
    paths = sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]) if folder.is_dir() else []
    for path in paths:
        name = path.name
        try:
            data = path.read_bytes()
            found = authored.parse(name, data)
        except OSError as exc:
            reading.refused.append(Refused(name, f"không đọc được ({exc.strerror}); kiểm tra quyền đọc"))
            reading.unreadable.add(name)
            continue
        except (SourceError, ContentError) as exc:
            reason = exc.reason if isinstance(exc, SourceError) else "; ".join(exc.problems)
            reading.refused.append(Refused(name, reason))
            reading.unreadable.add(name)
            continue
        plains.append(found.plain)
        record = stored_record(found.procedure, ())
        reading.files[name] = StoredFile(name, digest(PARSER, data), found.procedure.as_of, (record,))
    files, cleaned = unique(reading)
    changes = apply_import(store, authored.SOURCE, files, present=reading.unreadable, whole=True, now=now)
    apply_plain(store, plains, whole=not reading.unreadable)
    return SourceReport(authored.SOURCE, len(cleaned), changes, count_cleaned(cleaned.items()), tuple(reading.refused))


def _offers(store: Store, path: Path) -> SourceReport:
    source = provincial_list.SOURCE
    try:
        found = provincial_list.parse(path)
    except SourceError as exc:
        return SourceReport(source, 0, Changes(), refused=(Refused(exc.name, exc.reason),))
    changes = apply_offers(store, found.offers)
    return SourceReport(source, len(found.offers), changes, refused=found.refused)
