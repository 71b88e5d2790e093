"""Tests of knowledge/importers/contacts.py and contact_rows.py."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from knowledge.directory.contacts import Contact, Contacts
from knowledge.directory.offices import Office
from knowledge.errors import RefusedFileError
from knowledge.importers.contacts import ContactsReport, import_contacts
from tests.unit.knowledge.directory.sample import DIRECTORY

TODAY = datetime.date(2026, 11, 25)
HEAD = "Mã đơn vị,Đơn vị,Cơ quan,Địa chỉ,Điện thoại,Giờ làm việc,Ngày cập nhật\n"
CSV = f"""\
UBND TỈNH LÂM ĐỒNG,,,,,,
{HEAD}25015,Xã Gia Hiệp,Trung tâm Phục vụ hành chính công,"Thôn 1, xã Gia Hiệp",0263 3540 616,"7h–11h, 13h–17h",5/8/2026
,phường Xuân Hương - Đà Lạt,Công an,1 Trần Phú,0263.3822.000; 113,,2026-08-05
,Tỉnh Lâm Đồng,Trung tâm hành chính công,36 Trần Phú,0263.3540.616 máy lẻ 08,,5-8-2026
,,,,,,
"""


def run(tmp_path: Path, text: str) -> ContactsReport:
    source = tmp_path / "lien-he.csv"
    source.write_text(text, encoding="utf-8")
    return import_contacts(source, tmp_path / "home" / "contacts.tsv", DIRECTORY, TODAY)


def known(tmp_path: Path) -> dict[tuple[str, Office], Contact]:
    return dict(Contacts.load(tmp_path / "home" / "contacts.tsv").by_office)


def row(**cells: str) -> str:
    usual = {
        "code": "25015",
        "unit": "",
        "office": "UBND",
        "address": "Thôn 1",
        "telephone": "",
        "hours": "",
        "date": "5/8/2026",
    }
    return HEAD + ",".join(f'"{cell}"' for cell in (usual | cells).values()) + "\n"


def test_a_table_is_taken(tmp_path: Path) -> None:
    report = run(tmp_path, CSV)
    assert report == ContactsReport(
        ("Xã Gia Hiệp: centre", "Phường Xuân Hương - Đà Lạt: police", "Tỉnh Lâm Đồng: centre"), (), 0, (), 3
    )
    assert known(tmp_path)["25015", Office.CENTRE] == Contact(
        "25015", Office.CENTRE, "Thôn 1, xã Gia Hiệp", "0263 3540 616", "7h–11h, 13h–17h", "2026-08-05"
    )
    assert known(tmp_path)["24781", Office.POLICE].telephone == "0263.3822.000, 113"
    assert known(tmp_path)["68", Office.CENTRE].telephone == "0263.3540.616 máy lẻ 08"


def test_a_later_table_changes_its_rows_and_keeps_the_others(tmp_path: Path) -> None:
    run(tmp_path, CSV)
    again = run(tmp_path, CSV)
    assert (again.added, again.changed, again.unchanged, again.known) == ((), (), 3, 3)
    report = run(tmp_path, row(office="TTPVHCC", address="Thôn 2") + row(office="UBND").removeprefix(HEAD))
    assert (report.added, report.changed, report.known) == (("Xã Gia Hiệp: committee",), ("Xã Gia Hiệp: centre",), 4)
    assert known(tmp_path)["25015", Office.CENTRE].address == "Thôn 2"


def test_a_workbook_whose_numbers_lost_their_zero(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["unit code", "office", "telephone", "hours", "date"])
    sheet.append([25015, "police", 2633540616, "7h", datetime.datetime(2026, 8, 5)])
    sheet.append([25000.0, "police", 912345678.0, "7h", datetime.date(2026, 8, 5)])
    book.save(tmp_path / "lien-he.xlsx")
    report = import_contacts(tmp_path / "lien-he.xlsx", tmp_path / "home" / "contacts.tsv", DIRECTORY, TODAY)
    assert report.refused == ()
    assert [one.telephone for one in known(tmp_path).values()] == ["0912345678", "02633540616"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"code": "99999"}, "không có trong 124"),
        ({"code": "", "unit": "xã Tam Bố"}, "Xã Gia Hiệp"),
        ({"code": "", "unit": "xã Tân Thành cũ"}, "Xã Tân Hội"),
        ({"code": "", "unit": "huyện Cát Tiên"}, "Xã Cát Tiên 2"),
        ({"code": "", "unit": "xã Bến Nghé"}, "không có trong 124"),
        ({"code": "", "unit": ""}, "không ghi đơn vị"),
        ({"unit": "Xã Di Linh"}, "sửa một trong hai"),
        ({"office": "Quán cà phê"}, "không rõ cơ quan"),
        ({"office": ""}, "không rõ cơ quan"),
        ({"telephone": "12345"}, "số điện thoại"),
        ({"telephone": "0263354061x"}, "số điện thoại"),
        ({"telephone": "0263 3540 616, abc"}, "«abc»"),
        ({"address": ""}, "không có địa chỉ"),
        ({"address": "x" * 301}, "dài quá"),
        ({"date": ""}, "ngày «»"),
        ({"date": "hôm qua"}, "hôm qua"),
        ({"date": "31/02/2026"}, "31/02/2026"),
        ({"date": "26/11/2026"}, "26/11/2026"),
        ({"date": "30/06/2025"}, "30/06/2025"),
    ],
)
def test_a_wrong_row_is_named_with_its_mend_and_nothing_is_written(
    tmp_path: Path, cells: dict[str, str], said: str
) -> None:
    report = run(tmp_path, row(**cells))
    (refused,) = report.refused
    assert refused.name == "lien-he.csv, dòng 2"
    assert said in refused.reason
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "telephone", ["0263 3540 616", "(0263) 354-0616", "+84 263 3540616", "0912.345.678", "18001096", "1900 1234", "113",
                  "02633540616 (máy lẻ 8)"],
)  # fmt: skip
def test_telephones_in_their_usual_forms(tmp_path: Path, telephone: str) -> None:
    assert run(tmp_path, row(telephone=telephone)).refused == ()
    assert known(tmp_path)["25015", Office.COMMITTEE].telephone == telephone


def test_other_rows_are_taken_beside_a_wrong_one_and_a_repeated_one(tmp_path: Path) -> None:
    body = (
        row() + row(address="Thôn 2").removeprefix(HEAD) + row(code="1").removeprefix(HEAD) + row().removeprefix(HEAD)
    )
    report = run(tmp_path, body)
    assert [item.name for item in report.refused] == ["lien-he.csv, dòng 3", "lien-he.csv, dòng 4"]
    assert "dòng 2" in report.refused[0].reason
    assert (report.added, report.known) == (("Xã Gia Hiệp: committee",), 1)


def test_units_are_known_by_code_name_or_short_name_with_and_without_accents(tmp_path: Path) -> None:
    for unit in DIRECTORY.units:
        for name in (unit.code, unit.name, unit.name.upper(), unit.short):
            assert run(tmp_path, row(code="", unit=name)).refused == (), name
    assert len(known(tmp_path)) == 124


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "Đơn vị,Địa chỉ\nXã Gia Hiệp,x\n", "\n"])
def test_a_table_without_its_columns_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(RefusedFileError):
        run(tmp_path, text)


def test_markup_and_odd_characters_are_cleaned(tmp_path: Path) -> None:
    assert run(tmp_path, row(address="<b>Thôn 1</b>\u200b  xã\u0000")).refused == ()
    assert known(tmp_path)["25015", Office.COMMITTEE].address == "Thôn 1 xã"
