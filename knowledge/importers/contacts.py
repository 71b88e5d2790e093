"""An administrator's table of offices: CSV or XLSX with unit, office, address, telephone, hours and date.

A row that cannot be used is named with its number and the mend; the others are taken. A row replaces what was known
of the same office of the same unit; other offices stay. Imported by bot.cli. Tested by
tests/unit/knowledge/importers/test_contacts.py.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import knowledge
from knowledge.directory import Directory, load_directory
from knowledge.directory.contacts import Contacts
from knowledge.directory.offices import Office
from knowledge.errors import RefusedFileError
from knowledge.importers.contact_rows import RowError, RowReader
from knowledge.importers.names import printable
from knowledge.importers.tables import Cell, cell_text, read_rows
from knowledge.report import Refused
from knowledge.text import fold_accents, one_line

FOLDER = Path(knowledge.__file__).parent / "content" / "directory"
_HEADING_WITHIN = 30

# Headings by column, folded; a heading belongs to the first column with a name that it begins with.
_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("code", ("ma don vi", "ma xa", "ma dvhc", "unit code", "code")),
    ("telephone", ("dien thoai", "so dien thoai", "sdt", "so may", "duong day nong", "telephone", "phone")),
    ("hours", ("gio lam viec", "gio mo cua", "gio", "thoi gian", "lich lam viec", "hours", "opening hours")),
    ("date", ("ngay", "cap nhat", "thoi diem", "date", "updated")),
    ("address", ("dia chi", "dia diem", "tru so", "address")),
    ("office", ("loai co quan", "co quan", "loai", "ten co quan", "office", "office kind", "kind")),
    ("unit", ("don vi", "ten don vi", "ten xa", "xa", "phuong", "dac khu", "unit", "unit name", "commune", "ward")),
)


@dataclass(frozen=True, slots=True)
class ContactsReport:
    """What an import did: offices as "Xã Gia Hiệp: centre", rows refused, and how many offices are known now."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    refused: tuple[Refused, ...]
    known: int


def import_contacts(
    source: Path, target: Path, directory: Directory | None = None, today: datetime.date | None = None
) -> ContactsReport:
    """Adds the table at `source` to the contacts at `target`, which stays as it was where no row can be used.

    Raises RefusedFileError where the table cannot be read or lacks a column, ContentError for a broken `target`.
    """
    name = printable(source.name)
    reader = RowReader(directory or load_directory(FOLDER), FOLDER / "offices.yaml", today or datetime.date.today())
    rows = read_rows(source)
    heading, columns = _heading(name, rows)
    known = dict(Contacts.load(target).by_office)
    before = dict(known)
    first_row: dict[tuple[str, Office], int] = {}
    refused = []
    for number, row in enumerate(rows[heading + 1 :], heading + 2):
        cells = {column: _text(row[place]) for column, place in columns.items() if place < len(row)}
        if not any(cells.values()):
            continue
        try:
            contact = reader.read(cells)
            key = (contact.unit, contact.office)
            if key in first_row and known[key] != contact:
                raise RowError(f"cơ quan này đã có ở dòng {first_row[key]}; giữ một dòng thôi")
        except RowError as exc:
            refused.append(Refused(f"{name}, dòng {number}", str(exc)))
            continue
        first_row.setdefault(key, number)
        known[key] = contact
    if known != before:
        Contacts(known.values()).save(target)
    return ContactsReport(
        added=tuple(reader.label(key) for key in known if key not in before),
        changed=tuple(reader.label(key) for key in before if known[key] != before[key]),
        unchanged=sum(known[key] == before.get(key) for key in first_row),
        refused=tuple(refused),
        known=len(known),
    )


def _heading(name: str, rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(rows[:_HEADING_WITHIN]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            heading = fold_accents(_text(cell)).replace("_", " ")
            column = next((column for column, names in _COLUMNS if any(_begins(heading, one) for one in names)), None)
            if column is not None:
                columns.setdefault(column, place)
        if {"office", "date"} <= set(columns) and {"code", "unit"} & set(columns):
            return number, columns
    raise RefusedFileError(
        name,
        "không thấy dòng tên cột; cần «Mã đơn vị» hoặc «Đơn vị», «Cơ quan», «Ngày», "
        "và ít nhất một trong «Địa chỉ», «Điện thoại», «Giờ làm việc»",
    )


def _begins(heading: str, name: str) -> bool:
    return heading == name or (heading.startswith(name) and not heading[len(name)].isalnum())


def _text(cell: Cell) -> str:
    return one_line(cell_text(cell))
