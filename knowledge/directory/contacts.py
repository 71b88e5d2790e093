"""How to reach the offices of units, as an administrator's table said it: a TSV in the home folder.

No build touches the file; `knowledge.importers.contacts` writes it. Imported by bot. Tested by
tests/unit/knowledge/directory/test_contacts.py.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from knowledge.directory.offices import Office
from knowledge.directory.records import Province, Unit
from knowledge.errors import ContentError

FILE = "contacts.tsv"  # in the home folder
MEND = "nhập lại bảng của quản trị viên, hoặc xoá tệp"


@dataclass(frozen=True, slots=True)
class Contact:
    """One office of a unit; `unit` is its code. Empty: not known. `date` (ISO 8601): when it was right."""

    unit: str
    office: Office
    address: str
    telephone: str
    hours: str
    date: str


COLUMNS = tuple(field.name for field in fields(Contact))


class Contacts:
    """Contacts by unit and office."""

    def __init__(self, contacts: Iterable[Contact] = ()) -> None:
        self.by_office: Mapping[tuple[str, Office], Contact] = {(one.unit, one.office): one for one in contacts}

    @classmethod
    def load(cls, path: Path) -> Contacts:
        """The contacts of a file; a missing file holds none. Raises ContentError where it does not have the form."""
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError) as exc:
            raise ContentError(path.name, [f"không đọc được ({exc}); {MEND}"]) from exc
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        if not rows or tuple(rows[0]) != COLUMNS:
            raise ContentError(path.name, [f"dòng đầu phải là các cột {', '.join(COLUMNS)}; {MEND}"])
        return cls(_contact(path.name, number, row) for number, row in enumerate(rows[1:], 2))

    def of(self, unit: Unit | Province, office: Office | None = None) -> tuple[Contact, ...]:
        """The contacts of a unit in the order of `Office`, or of one office of it."""
        offices = list(Office) if office is None else [office]
        return tuple(self.by_office[unit.key, one] for one in offices if (unit.key, one) in self.by_office)

    def save(self, path: Path) -> None:
        """Replaces the file at once, so that a reader never sees half of it."""
        lines = [
            "\t".join(COLUMNS),
            *("\t".join(map(_flat, astuple(one))) for _, one in sorted(self.by_office.items())),
        ]
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        written.write_text("\n".join(lines) + "\n", encoding="utf-8")
        written.replace(path)


def _contact(name: str, number: int, row: list[str]) -> Contact:
    if len(row) != len(COLUMNS) or row[1] not in set(Office):
        raise ContentError(name, [f"dòng {number}: cần {len(COLUMNS)} cột và một loại cơ quan đã biết; {MEND}"])
    return Contact(row[0], Office(row[1]), *row[2:])


def _flat(value: str) -> str:
    return " ".join(value.split())
