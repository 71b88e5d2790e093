"""One row of an administrator's table of offices: the unit, the office, its telephone and the date checked.

Imported by knowledge.importers.contacts. Tested by tests/unit/knowledge/importers/test_contacts.py.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from knowledge.directory import Ambiguous, Directory, Province, Unit
from knowledge.directory.contacts import Contact
from knowledge.directory.offices import Office, load_offices, office_of
from knowledge.importers.names import printable
from knowledge.importers.provincial_list import iso_date
from knowledge.text import fold_accents, one_line

LONGEST = 300  # characters of an address or of hours
MERGED = datetime.date(2025, 7, 1)  # what was right before is of units that are no more

_SEPARATORS = re.compile(r"\s*(?:[,;/\n]|\bhoặc\b|\bvà\b)\s*")
_EXTENSION = re.compile(r"\s*(?:\(?\s*(?:máy lẻ|số lẻ|nhánh|ext\.?|bấm)\s*\d{1,5}\s*\)?)\s*\Z", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?:0[2-9]\d{8,9}|\+84[2-9]\d{8,9}|1[89]00\d{4,6}|11[1-9])\Z", re.ASCII)
_WITHOUT_ZERO = re.compile(r"(?:2\d{9}|[35789]\d{8})\Z", re.ASCII)  # a spreadsheet took it for a number


class RowError(Exception):
    """A row cannot be used; the message says why and how to mend it."""


class RowReader:
    """Reads rows against a directory, as of a day."""

    def __init__(self, directory: Directory, offices: Path, today: datetime.date) -> None:
        self._directory = directory
        self._today = today
        self._offices = load_offices(offices)
        self._units: dict[str, Unit | Province] = {}
        current: list[Unit | Province] = [*directory.units, *(one for one in directory.provinces if one.current)]
        for unit in current:
            for name in (unit.key, unit.name, unit.short):
                self._units[_folded(name)] = unit

    def label(self, key: tuple[str, Office]) -> str:
        """A contact as an administrator reads it."""
        place = self._directory.place(key[0])
        return f"{place.name if place else key[0]}: {key[1].value}"

    def read(self, cells: Mapping[str, str]) -> Contact:
        """The contact of a row. Raises RowError."""
        unit = self._unit(cells.get("code", ""), cells.get("unit", ""))
        office = office_of(cells.get("office", ""), self._offices)
        if office is None:
            kinds = "Trung tâm Phục vụ hành chính công, Ủy ban nhân dân, Công an, Trạm y tế"
            raise RowError(f"không rõ cơ quan «{_shown(cells.get('office', ''))}»; ghi ví dụ {kinds}")
        address, hours = cells.get("address", ""), cells.get("hours", "")
        for text in (address, hours):
            if len(text) > LONGEST:
                raise RowError(f"«{_shown(text)}» dài quá {LONGEST} ký tự; rút ngắn lại")
        telephone = _telephone(cells.get("telephone", ""))
        if not (address or telephone or hours):
            raise RowError("không có địa chỉ, điện thoại hay giờ làm việc nào; điền ít nhất một ô")
        return Contact(unit.key, office, address, telephone, hours, self._date(cells.get("date", "")))

    def _unit(self, code: str, name: str) -> Unit | Province:
        found = [self._units.get(_folded(text)) for text in (code, name) if text]
        if not found:
            raise RowError("không ghi đơn vị; điền mã hoặc tên xã, phường, đặc khu")
        if len(found) == 2 and found[0] is not None and found[1] is not None and found[0] is not found[1]:
            raise RowError(f"mã {code} là {found[0].name}, không phải «{_shown(name)}»; sửa một trong hai ô")
        if (unit := found[0]) is None:
            raise RowError(self._unknown(code or name))
        return unit

    def _unknown(self, text: str) -> str:
        named = self._directory.find(text, cued=True)
        places = () if named is None else named.choices if isinstance(named, Ambiguous) else (named.place,)
        now = dict.fromkeys(unit.name for place in places for unit in self._directory.now(place))
        if now:
            return f"«{_shown(text)}» không phải tên hiện nay; ghi mã hoặc tên mới: {', '.join(list(now)[:6])}"
        return f"«{_shown(text)}» không có trong 124 xã, phường, đặc khu của Lâm Đồng; kiểm tra mã hoặc tên"

    def _date(self, text: str) -> str:
        if not (found := iso_date(text)):
            raise RowError(f"ngày «{_shown(text)}» không đọc được; ghi ngày số liệu còn đúng, ví dụ 05/08/2026")
        day = datetime.date.fromisoformat(found)
        if not MERGED <= day <= self._today:
            raise RowError(f"ngày {day:%d/%m/%Y} nằm ngoài khoảng 01/07/2025 đến hôm nay; kiểm tra lại")
        return found


def _telephone(text: str) -> str:
    numbers = []
    for number in filter(None, _SEPARATORS.split(text)):
        extension = _EXTENSION.search(number)
        digits = re.sub(r"[\s.()-]", "", number[: extension.start()] if extension else number)
        if _WITHOUT_ZERO.match(digits):
            digits = number = f"0{digits}"
        if not _TELEPHONE.match(digits):
            raise RowError(f"số điện thoại «{_shown(number)}» không đúng dạng; ghi ví dụ 0263 3540 616 hoặc 18001096")
        numbers.append(one_line(number))
    return ", ".join(numbers)


def _folded(name: str) -> str:
    return "".join(char for char in fold_accents(name) if char.isalnum())


def _shown(text: str) -> str:
    return printable(text)[:40]
