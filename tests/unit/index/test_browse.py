"""Tests of index/browse.py, over hand-made rows."""

from __future__ import annotations

import pytest

from index.browse import Browse, foreign
from index.catalogue import Row
from knowledge.records import Level


def row(code: str, title: str, field: str, level: str = "commune", place: str = "", popularity: int = 0) -> Row:
    return Row(code, title, level, field, "", place, None, popularity, "", "", False)


ROWS = (
    row("1.000001", "Đăng ký lại khai sinh", "Hộ tịch"),
    row("1.000002", "Thủ tục đăng ký khai sinh", "Hộ tịch", popularity=5),
    row("1.000003", "Ghi vào sổ hộ tịch", "Hộ tịch", "province"),
    row("1.000004", "Giao đất ở", "Đất đai", "commune", "Bắc Ninh"),
    row("1.000005", "Giao đất ở", "Đất đai", "commune", "Lâm Đồng"),
    row("1.000006", "Thẩm định sơ đồ kho", "Kho", "ministry"),
    row("1.000007", "Số liệu đo đạc", "Kho", "unstated"),
)
BROWSE = Browse(ROWS)


def codes(text: str, level: Level | None = None) -> list[str]:
    return [one.code for one in BROWSE.find(text, level).rows]


def test_fields_with_most_procedures_of_the_commune_come_first() -> None:
    assert [(field.name, len(field.rows)) for field in BROWSE.fields] == [("Hộ tịch", 3), ("Đất đai", 2), ("Kho", 2)]
    assert [field.name for field in BROWSE.of_level(Level.COMMUNE)] == ["Hộ tịch", "Đất đai"]
    assert [field.name for field in BROWSE.of_level(Level.PROVINCE)] == ["Hộ tịch"]


def test_a_field_is_named_by_a_stable_digest() -> None:
    digest = BROWSE.fields[0].digest
    assert len(digest) == 8
    assert digest == Browse(tuple(reversed(ROWS))).fields[0].digest
    found = BROWSE.field(digest)
    assert found is not None
    assert found.name == "Hộ tịch"
    assert BROWSE.field("00000000") is None


def test_procedures_of_a_field_by_title_copies_of_other_provinces_last() -> None:
    birth, land, _ = BROWSE.fields
    assert [one.code for one in birth.rows] == ["1.000002", "1.000001", "1.000003"]
    assert [one.code for one in birth.at(Level.PROVINCE)] == ["1.000003"]
    assert [one.code for one in land.rows] == ["1.000005", "1.000004"]
    assert [foreign(one) for one in land.rows] == [False, True]


@pytest.mark.parametrize("text", ["khai sinh", "KHAI SINH", "khái sính"])
def test_words_are_found_whatever_the_accents_the_commonest_first(text: str) -> None:
    assert codes(text) == ["1.000002", "1.000001"]


def test_fields_are_found_before_titles() -> None:
    found = BROWSE.find("ho tich")
    assert [field.name for field in found.fields] == ["Hộ tịch"]
    assert [one.code for one in found.rows] == ["1.000003"]


def test_accents_as_typed_narrow_what_is_found() -> None:
    assert codes("số đo") == ["1.000007"]
    assert codes("sơ đồ") == ["1.000006"]
    assert codes("so do") == ["1.000006"]


def test_words_of_the_field_count_where_one_is_in_the_title() -> None:
    assert codes("khai sinh ho tich") == ["1.000002", "1.000001"]


def test_a_level_narrows_both() -> None:
    assert codes("giao đất", Level.PROVINCE) == []
    assert BROWSE.find("hộ tịch", Level.MINISTRY).fields == ()


@pytest.mark.parametrize("text", ["", "  ", "?!", "khai sinh voi"])
def test_nothing_is_found(text: str) -> None:
    assert BROWSE.find(text).rows == ()
