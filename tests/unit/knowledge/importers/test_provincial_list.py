from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from knowledge.errors import RefusedFileError
from knowledge.importers.provincial_list import Offer, iso_date, parse
from knowledge.records import Overlay

CSV = """\
UBND TỈNH LÂM ĐỒNG,,,,,,,
Danh mục thủ tục hành chính,,,,,,,
STT,Mã TTHC,Tên thủ tục,Số quyết định công bố,Ngày,"Phí, lệ phí",Địa chỉ tiếp nhận,Điện thoại
1,1.001193.000.00.00.H36,Đăng ký khai sinh,99/QĐ-UBND,05/08/2026,8.000 đồng,36 Trần Phú,0263
2,1.004194,Đăng ký tạm trú,,,,,
I,Lĩnh vực đất đai,,,,,,
3,khong-phai-ma,Thủ tục lạ,,,,,
4,1.001193,Đăng ký khai sinh,98/QĐ-UBND,,,,
,,,,,,,
5,,Thủ tục thiếu mã,12/QĐ-UBND,,,,
"""


def test_csv_in_a_provinces_layout(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(CSV, encoding="utf-8")
    found = parse(path)
    assert found.offers == (
        Offer("1.001193", Overlay("99/QĐ-UBND", "2026-08-05", "8.000 đồng", "36 Trần Phú", "0263")),
        Offer("1.004194", Overlay()),
    )
    assert [item.name for item in found.refused] == [
        "list.csv, dòng 6", "list.csv, dòng 7", "list.csv, dòng 8", "list.csv, dòng 10",
    ]  # fmt: skip
    assert "đã dùng dòng 4" in found.refused[2].reason


def test_english_headings_and_xlsx_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["code", "decision", "date", "fee", "receiving_address", "telephone", "note"])
    sheet.append([1.00119, "1/QĐ", datetime.datetime(2026, 8, 5), 8000.0, "A", 263, "x"])
    book.save(tmp_path / "list.xlsx")
    assert parse(tmp_path / "list.xlsx").offers == (
        Offer("1.001190", Overlay("1/QĐ", "2026-08-05", "8000", "A", "263", "x")),
    )


def test_codes_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code\n1.000001\n1.000002\n", encoding="utf-8")
    assert [offer.code for offer in parse(path).offers] == ["1.000001", "1.000002"]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "Mã TTHC,Tên\nkhông,có\n", "Ghi chú: mã bên dưới\n"])
def test_no_column_or_no_code(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedFileError, match="mã"):
        parse(path)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5/8/2026", "2026-08-05"),
        ("ngày 05-08-2026", "2026-08-05"),
        ("2026-08-05 00:00:00", "2026-08-05"),
        ("31/02/2026", ""),
        ("sớm", ""),
    ],
)
def test_iso_date(text: str, wanted: str) -> None:
    assert iso_date(text) == wanted
