"""A table file as rows of cells: CSV in any of its usual forms, or the first sheet of an XLSX that has rows.

Limits are checked before anything is unpacked; formulas are never computed. Imported by provincial_list.
Tested by tests/unit/knowledge/importers/test_tables.py.
"""

from __future__ import annotations

import csv
import datetime
import io
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import Path

from knowledge.errors import RefusedFileError
from knowledge.importers.names import printable
from knowledge.importers.parsed import decode
from knowledge.text import clean

Cell = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None

LARGEST = 20 * 1024 * 1024  # bytes; a list of 2,225 procedures with overlays is below 1 MB
LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_RATIO = 200
MOST_ROWS = 100_000
MOST_COLUMNS = 100
_DELIMITERS = "\t;,"


def read_rows(path: Path) -> list[tuple[Cell, ...]]:
    """All rows of the table at `path`. Raises RefusedFileError with the reason and its mend."""
    name = printable(path.name)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as exc:
        raise RefusedFileError(name, f"không đọc được ({exc.strerror}); kiểm tra lại đường dẫn và quyền đọc") from exc
    if size > LARGEST:
        raise RefusedFileError(name, f"lớn quá {LARGEST // 1024 // 1024} MB; chỉ giữ bảng danh mục")
    if not data.strip():
        raise RefusedFileError(name, "tệp rỗng; xuất lại danh mục")
    if data.startswith(b"PK\x03\x04"):
        return _xlsx(name, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise RefusedFileError(name, "là tệp .xls kiểu cũ hoặc có mật khẩu; lưu lại thành .xlsx hoặc CSV UTF-8")
    return _csv(name, data)


def _csv(name: str, data: bytes) -> list[tuple[Cell, ...]]:
    text = decode(name, data)
    sample = text[:20_000].split("\n")[:50]
    delimiter = max(_DELIMITERS, key=lambda mark: sum(line.count(mark) for line in sample))
    rows: list[tuple[Cell, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter):
            rows.append(tuple(row[:MOST_COLUMNS]))
            if len(rows) > MOST_ROWS:
                raise RefusedFileError(name, f"quá {MOST_ROWS} dòng; chỉ giữ bảng danh mục")
    except csv.Error as exc:
        raise RefusedFileError(name, f"CSV hỏng ({exc}); xuất lại thành CSV UTF-8") from exc
    return rows


def _without_empty_end(row: Sequence[Cell]) -> tuple[Cell, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])


def _xlsx(name: str, data: bytes) -> list[tuple[Cell, ...]]:
    import openpyxl  # only here: it takes a third of a second to import

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
        if unpacked > LARGEST_UNPACKED or unpacked > max(LARGEST_RATIO * len(data), 10 * 1024 * 1024):
            raise RefusedFileError(name, "nén quá chặt so với cỡ thật (bom nén); lưu lại thành CSV UTF-8")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that openpyxl leaves out
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                for sheet in book.worksheets:
                    sheet.reset_dimensions()
                    rows: list[tuple[Cell, ...]] = []
                    for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
                        rows.append(_without_empty_end(row))
                        if len(rows) > MOST_ROWS:
                            raise RefusedFileError(name, f"quá {MOST_ROWS} dòng; chỉ giữ bảng danh mục")
                    if any(cell is not None for row in rows for cell in row):
                        return rows
            finally:
                book.close()
    except RefusedFileError:
        raise
    except Exception as exc:  # openpyxl raises whatever its XML and zip readers meet
        raise RefusedFileError(
            name,
            f"bảng tính hỏng ({printable(str(exc))[:120]}); lưu lại thành .xlsx hoặc CSV UTF-8",
        ) from exc
    raise RefusedFileError(name, "bảng tính không có dòng nào; xuất lại danh mục")


def cell_text(cell: Cell) -> str:
    """A cell as clean text: nothing is "", a date ISO 8601, a whole number without its ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, (datetime.datetime, datetime.date)):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell)).text
