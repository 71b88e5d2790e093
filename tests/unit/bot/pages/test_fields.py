"""Tests of bot/pages/fields.py, over hand-made rows."""

from __future__ import annotations

from bot.pages.fields import A_PAGE, field_page, fields_page
from index.browse import Browse
from index.catalogue import Row
from knowledge.records import Level


def row(code: str, title: str, field: str, level: str = "commune", place: str = "") -> Row:
    return Row(code, title, level, field, "", place, None, 0, "", "", False)


ROWS = (
    row("1.000001", "Xin ghi vào sổ", "Hộ tịch", "province"),
    row("1.000002", "Đăng ký khai sinh", "Hộ tịch"),
    row("1.000003", "Ăn theo bản nơi khác", "Hộ tịch", "commune", "Bắc Ninh"),
    row("1.000004", "Thẩm định kho", "Kho", "ministry"),
    row("1.000005", "Không ghi lĩnh vực", "", "unstated"),
)
BROWSE = Browse(ROWS)
BIRTH = BROWSE.fields[0]


def nameless(code: str) -> str:
    return "Làm khai sinh" if code == "1.000002" else ""


def test_fields_with_work_of_the_communes_stand_apart_with_their_counts() -> None:
    page = fields_page(BROWSE, None)
    assert [(one.name, one.commune, one.procedures) for one in page.with_commune] == [("Hộ tịch", 2, 3)]
    assert [(one.name, one.commune, one.procedures) for one in page.others] == [("", 0, 1), ("Kho", 0, 1)]
    assert page.procedures == 5


def test_of_one_level_all_fields_that_have_it_are_one_list() -> None:
    page = fields_page(BROWSE, Level.PROVINCE)
    assert page.with_commune == ()
    assert [(one.name, one.procedures) for one in page.others] == [("Hộ tịch", 1)]


def test_a_field_shows_its_procedures_by_level_and_copies_of_other_provinces_last() -> None:
    page = field_page(BIRTH, None, 0, "vi", nameless)
    assert [(group.level, group.foreign, [one.code for one in group.entries]) for group in page.groups] == [
        ("Cấp xã, phường", False, ["1.000002"]),
        ("Cấp tỉnh", False, ["1.000001"]),
        ("Cấp xã, phường", True, ["1.000003"]),
    ]
    assert page.groups[0].entries[0].everyday == "Làm khai sinh"
    assert page.groups[2].entries[0].province == "Bắc Ninh"
    assert page.counts == {"": 3, "xa": 2, "tinh": 1}


def test_a_field_narrowed_to_a_level() -> None:
    page = field_page(BIRTH, Level.PROVINCE, 0, "en", nameless)
    assert [one.code for group in page.groups for one in group.entries] == ["1.000001"]
    assert page.all == 1


def test_pages_hold_everything_once_and_a_page_that_is_none_is_the_nearest() -> None:
    rows = [row(f"1.{at:06}", f"Việc {at}", "Nhiều", place="Bắc Ninh" if at % 3 else "") for at in range(95)]
    field = Browse(rows).fields[0]
    pages = [field_page(field, None, at, "vi", nameless) for at in range(3)]
    shown = [one.code for page in pages for group in page.groups for one in group.entries]
    assert sorted(shown) == sorted(one.code for one in rows)
    assert [sum(len(group.entries) for group in page.groups) for page in pages] == [A_PAGE, A_PAGE, 95 - 2 * A_PAGE]
    first_copy = shown.index("1.000001")
    assert all(int(code[2:]) % 3 for code in shown[first_copy:])
    assert field_page(field, None, 99, "vi", nameless) == pages[2]
    assert field_page(field, None, -1, "vi", nameless) == pages[0]
