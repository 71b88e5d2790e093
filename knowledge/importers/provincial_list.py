"""The province's own published list: which procedures it offers, and what it says beside the national
record.

CSV or XLSX, in the layouts that provinces print: title rows above the heading, codes with the province's
suffix, dates as dd/mm/yyyy. A row that cannot be used is named with its number. Imported by
knowledge.imports; tables are read by tables. Tested by
tests/unit/knowledge/importers/test_provincial_list.py.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from knowledge.cleaning import national_code
from knowledge.errors import RefusedFileError
from knowledge.importers.names import printable
from knowledge.importers.tables import Cell, cell_text, read_rows
from knowledge.records import Overlay
from knowledge.report import Refused
from knowledge.text import fold_accents, one_line, paragraphs

SOURCE = "provincial-list"
_HEADING_WITHIN = 30  # rows above the heading: names of the province, the decision, the table

# Headings by column, folded; the first that a heading begins with wins, so the longer come first.
_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("code", ("ma tthc", "ma thu tuc", "ma so tthc", "ma so thu tuc", "ma so", "ma quoc gia", "code", "ma")),
    ("date", ("ngay", "date", "thoi diem")),
    ("decision", ("so quyet dinh", "quyet dinh", "decision", "van ban cong bo", "qd cong bo", "so qd")),
    ("fee", ("muc thu", "phi", "le phi", "local fee", "fee")),
    (
        "receiving_address",
        ("dia chi", "dia diem", "noi tiep nhan", "noi nop", "receiving address", "address"),
    ),
    ("telephone", ("dien thoai", "so dien thoai", "sdt", "duong day nong", "telephone", "phone", "hotline")),
    ("note", ("ghi chu", "note")),
)
_DATE = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_FIELDS = tuple(field.name for field in fields(Overlay))


@dataclass(frozen=True, slots=True)
class Offer:
    """A procedure that the province offers, and what the province says of it."""

    code: str
    overlay: Overlay


@dataclass(frozen=True, slots=True)
class ProvincialList:
    """The offers in the order of the list, and the rows that are none."""

    offers: tuple[Offer, ...]
    refused: tuple[Refused, ...]


def parse(path: Path) -> ProvincialList:
    """The list at `path`. Raises RefusedFileError where the file cannot be read or has no column of codes."""
    name = printable(path.name)
    rows = read_rows(path)
    heading, columns = _heading(rows)
    if heading is None:
        raise RefusedFileError(
            name, "không thấy cột mã thủ tục; đặt tên cột «Mã TTHC» "
            "(và tuỳ ý: Số quyết định, Ngày, Phí, lệ phí, Địa chỉ tiếp nhận, Điện thoại, Ghi chú)"
        )  # fmt: skip
    offers: dict[str, Offer] = {}
    first_row: dict[str, int] = {}
    refused = []
    for number, row in enumerate(rows[heading + 1 :], heading + 2):
        cells = {column: _cell(row[place]) for column, place in columns.items() if place < len(row)}
        if not any(_cell(cell) for cell in row):
            continue
        where = f"{name}, dòng {number}"
        code = national_code(_code_text(row[columns["code"]]) if columns["code"] < len(row) else "")
        if not code:
            if sum(bool(_cell(cell)) for cell in row) > 1 and cells.get("code"):
                refused.append(Refused(where, f"«{printable(cells['code'])[:40]}» không phải mã thủ tục"))
            elif not cells.get("code") and len([cell for cell in row if _cell(cell)]) > 2:
                refused.append(Refused(where, "không có mã thủ tục"))
            continue
        overlay = _overlay(cells)
        if code in offers:
            if offers[code].overlay != overlay:
                refused.append(
                    Refused(
                        where,
                        f"mã {code} lặp lại với nội dung khác; đã dùng dòng {first_row[code]}",
                    )
                )
            continue
        offers[code] = Offer(code, overlay)
        first_row[code] = number
    if not offers:
        raise RefusedFileError(name, "không có dòng nào có mã thủ tục; kiểm tra cột mã")
    return ProvincialList(tuple(offers.values()), tuple(refused))


def _heading(rows: Sequence[Sequence[Cell]]) -> tuple[int | None, dict[str, int]]:
    for number, row in enumerate(rows[:_HEADING_WITHIN]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            heading = fold_accents(one_line(_cell(cell))).replace("_", " ")
            for column, names in _COLUMNS:
                if column not in columns and any(_begins(heading, name) for name in names):
                    columns[column] = place
                    break
        if "code" in columns and len([cell for cell in row if _cell(cell)]) == 1 and len(row) > 1:
            continue
        if "code" in columns:
            return number, columns
    return None, {}


def _begins(heading: str, name: str) -> bool:
    return heading == name or (len(name) > 2 and heading.startswith(name) and not heading[len(name) :][:1].isalpha())


def _overlay(cells: dict[str, str]) -> Overlay:
    values = {column: text for column, text in cells.items() if column in _FIELDS}
    date = values.get("date", "")
    values["date"] = iso_date(date)
    if date and not values["date"]:
        values["note"] = "\n".join(part for part in (values.get("note", ""), date) if part)
    return Overlay(**values)


def iso_date(text: str) -> str:
    """The date in `text` as ISO 8601, or "" where it is none."""
    if match := _ISO_DATE.fullmatch(text.strip()):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DATE.search(text):
        day, month, year = (int(part) for part in match.groups())
    else:
        return ""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _code_text(cell: Cell) -> str:
    # A spreadsheet keeps an unquoted 1.001190 as the number 1.00119.
    return f"{cell:.6f}" if isinstance(cell, float) else _cell(cell)


def _cell(cell: Cell) -> str:
    return paragraphs(cell_text(cell))
