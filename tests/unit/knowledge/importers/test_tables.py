from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from knowledge.errors import RefusedFileError
from knowledge.importers import tables
from knowledge.importers.tables import read_rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'Mã{delimiter}Tên\r\n1.000001{delimiter}"Một{delimiter}hai"\r\n'.encode(encoding))
    assert read_rows(path) == [("Mã", "Tên"), ("1.000001", f"Một{delimiter}hai")]


def test_first_sheet_with_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Danh mục")
    sheet.append(["Mã", 1.00119, None, "=1+1"])
    book.save(tmp_path / "a.xlsx")
    assert read_rows(tmp_path / "a.xlsx") == [("Mã", 1.00119)]


def test_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def reason(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        with pytest.raises(RefusedFileError) as caught:
            read_rows(tmp_path / name)
        return caught.value.reason

    assert "rỗng" in reason("a.csv", b"  \n")
    assert "UTF-8" in reason("a.csv", "Mã thủ tục".encode()[:-1] + b"\xff")
    assert "hỏng" in reason("a.xlsx", b"PK\x03\x04 nothing")
    assert ".xls kiểu cũ" in reason("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (30 << 20))
    assert "bom nén" in reason("bomb.xlsx", buffer.getvalue())
    book = openpyxl.Workbook()
    book.save(tmp_path / "empty.xlsx")
    with pytest.raises(RefusedFileError, match="không có dòng nào"):
        read_rows(tmp_path / "empty.xlsx")
    with pytest.raises(RefusedFileError, match="không đọc được"):
        read_rows(tmp_path / "none.csv")
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert "quá 2 dòng" in reason("long.csv", b"a\nb\nc\nd\n")
