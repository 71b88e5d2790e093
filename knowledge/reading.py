"""Reading the files of a source: each recognised by its content, parsed unless unchanged, one record a code.

Imported by knowledge.imports; imports the importers. Tested with tests/unit/knowledge/test_imports.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from knowledge.codec import digest
from knowledge.errors import RefusedFileError
from knowledge.importers import portal_json, portal_text
from knowledge.importers.members import Member
from knowledge.importers.portal_json import CrawledRecord
from knowledge.report import Cleaned, Refused
from knowledge.store_writes import KnownFile, StoredFile, StoredRecord, stored_record

PARSER = "1"  # raised with every change of what the importers make of a file, so that files are read anew
_NATIONAL_LENGTH = len("1.001193")


@dataclass(slots=True)
class Reading:
    """What has been read of one source so far."""

    source: str
    known: dict[str, KnownFile]
    files: dict[str, StoredFile] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    crawled: dict[str, CrawledRecord] = field(default_factory=dict)
    alone: bool = True  # nothing but single files: they say nothing of which other records exist


def read_member(member: Member, readings: dict[str, Reading], others: list[Refused]) -> None:
    """Put what `member` holds into the reading of its source; a file of no known kind goes to `others`."""
    mark = digest(PARSER, member.data)
    for reading in readings.values():
        known = reading.known.get(member.name)
        if known is not None and known.digest == mark and reading.source == portal_text.SOURCE:
            reading.alone = reading.alone and member.alone
            reading.files[member.name] = StoredFile(member.name, mark, member.as_of, None)
            return
    head = member.data[:4096].decode("utf-8", "replace")
    source = portal_json.SOURCE if portal_json.looks_like(head.lstrip("\ufeff")) else portal_text.SOURCE
    reading = readings[source]
    try:
        if source == portal_json.SOURCE:
            crawled = portal_json.parse(member.name, member.data, member.as_of)
            reading.crawled.update({item.parsed.procedure.code: item for item in crawled})
            records = tuple(stored_record(item.parsed.procedure, item.parsed.cleaned) for item in crawled)
        else:
            parsed = portal_text.parse(member.name, member.data, member.as_of)
            records = (stored_record(parsed.procedure, parsed.cleaned),)
    except RefusedFileError as exc:
        refusal = Refused(exc.name, exc.reason)
        recognised = source == portal_json.SOURCE or member.name in reading.known or _has_heading(member.data)
        (reading.refused if recognised else others).append(refusal)
        reading.unreadable.add(member.name)
        return
    reading.alone = reading.alone and member.alone
    if member.name in reading.files:
        reading.refused.append(Refused(member.name, "tên tệp lặp lại trong các nguồn; đã dùng tệp đọc trước"))
        return
    reading.files[member.name] = StoredFile(member.name, mark, member.as_of, records)


def _has_heading(data: bytes) -> bool:
    return portal_text.looks_like(data[:8000].decode("utf-8", "replace"))


def unique(reading: Reading) -> tuple[list[StoredFile], dict[str, tuple[Cleaned, ...]]]:
    """The files with one record a code, and the kinds of cleaning by code.

    Of two files with one code, that named after the code is kept, else the first; the other is refused by
    name. A code that only extends another record's ("1.014955-Xoa" beside "1.014955") is kept whole and
    reported.
    """
    owners: dict[str, str] = {}
    for name, file in reading.files.items():
        for code in _codes(reading, file):
            owner = owners.setdefault(code, name)
            if owner != name and PurePosixPath(name).stem == code and PurePosixPath(owner).stem != code:
                owners[code] = name
    cleaned: dict[str, tuple[Cleaned, ...]] = {}
    repeated: set[str] = set()
    files = []
    for name, file in reading.files.items():
        records: list[StoredRecord] = []
        for code in _codes(reading, file):
            if owners[code] != name:
                repeated.add(code)
                reading.refused.append(
                    Refused(name, f"mã {code} đã có ở tệp {owners[code]}; giữ tệp đó, bỏ bớt một trong hai")
                )
        if file.records is None:
            if all(owners[code] == name for code in reading.known[name].codes):
                files.append(file)
                cleaned.update(reading.known[name].cleaned)
            continue
        for record in file.records:
            if owners[record.code] == name:
                records.append(record)
                cleaned[record.code] = record.cleaned
        files.append(replace(file, records=tuple(records)))
    for code in cleaned:
        plain = code[:_NATIONAL_LENGTH]
        if code in repeated or (plain != code and plain in cleaned):
            cleaned[code] = (*cleaned[code], Cleaned.REPEATED_CODE)
    return files, cleaned


def _codes(reading: Reading, file: StoredFile) -> Iterable[str]:
    return reading.known[file.name].codes if file.records is None else [record.code for record in file.records]
