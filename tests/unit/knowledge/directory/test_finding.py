"""Tests of knowledge/directory/finding.py: what the words around a name say of it."""

import pytest

from knowledge.directory.records import Certainty
from tests.unit.knowledge.directory.sample import DIRECTORY, keys


@pytest.mark.parametrize(
    ("text", "key", "certainty"),
    [
        ("em ở xã Tam Bố", "o25021", Certainty.KIND),
        ("em o xa tam bo", "o25021", Certainty.KIND),
        ("x. tam bo", "o25021", Certainty.KIND),
        ("xã cũ tên là Tam Bố", "o25021", Certainty.KIND),
        ("Tam Bo commune", "o25021", Certainty.KIND),
        ("коммуна Tam Bố", "o25021", Certainty.KIND),
        ("ubnd tam bo", "o25021", Certainty.BESIDE),
        ("công an Tam Bố", "o25021", Certainty.BESIDE),
        ("tam bo cu", "o25021", Certainty.BESIDE),
        ("tân tiến, la gi", "o23246", Certainty.BESIDE),
        ("nhà ở tam bố", "o25021", Certainty.ACCENTED),
        ("live in Tam Bo", "o25021", Certainty.KNOWN),
        ("len da lat", "d-thanh-pho-da-lat", Certainty.KNOWN),
    ],
)
def test_what_speaks_for_a_name(text: str, key: str, certainty: Certainty) -> None:
    found = DIRECTORY.find(text)
    assert found is not None
    assert (keys(found), found.certainty) == ([key], certainty)


@pytest.mark.parametrize(
    "text",
    [
        "tam bo lam giay to",  # tạm bỏ
        "tân tiến",  # an ordinary word
        "hòa ninh",
        "gia đình nhân đạo",
        "đóng tiền điện",
        "dong tien dien",
        "chờ lâu quá",
        "đi lính về",
        "di linh ve",
        "lát nữa em qua",
        "xã đã lấy đất của dân",
        "phường sau sáp nhập",
        "phường xã mới sau này",
        "hợp tác xã Tân Tiến",
        "đường Phan Thiết",
        "thôn Tam Bố",
        "chợ Đà Lạt",
        "bệnh viện gia an",
        "xã hội hóa",
        "3 bộ hồ sơ",
        "phường 1 quận 3",
        "phường 1, quận Bình Thạnh",
        "xã Tân Thành tỉnh Đồng Tháp",
        "xã Tân Thành, huyện Vụ Bản",
        "hoaninhphuong",
        "Mỹ Lâmbình",
        "",
        "   ",
        "!!!",
    ],
)
def test_what_is_no_unit(text: str) -> None:
    assert DIRECTORY.find(text) is None


def test_bare_letters_are_enough_where_a_unit_is_known_to_be_meant() -> None:
    assert keys(DIRECTORY.find("tan tien gio thuoc dau", cued=True)) == ["o23246"]
    assert keys(DIRECTORY.find("tam bo nhap vo dau", cued=True)) == ["o25021"]
    assert DIRECTORY.find("duong tam bo", cued=True) is None


@pytest.mark.parametrize("text", ["xã Tam Bồ", "xa tám bố", "Xã Tam Bố.", "XÃ TAM BỐ", "xã  tam   bố", "(xã Tam-Bố)"])
def test_slips_and_marks(text: str) -> None:
    assert keys(DIRECTORY.find(text)) == ["o25021"]


def test_the_district_that_follows_belongs_to_the_name() -> None:
    text = "hỏi xã Tân Thành, huyện Đức Trọng cũ giờ thuộc xã nào"
    (found,) = DIRECTORY.mentions(text)
    assert text[found.start : found.end] == "xã Tân Thành, huyện Đức Trọng"
    assert keys(found) == ["o24979"]


def test_a_district_said_elsewhere_tells_apart() -> None:
    assert keys(DIRECTORY.find("em quê Đức Trọng, ở xã Tân Thành")) == ["o24979"]
    assert keys(DIRECTORY.find("tỉnh Đắk Nông có xã Tân Thành")) == ["o24699"]


def test_every_name_in_order() -> None:
    found = DIRECTORY.mentions("từ xã Tam Bố qua Liên Đầm rồi về phường 9 Đà Lạt")
    assert [keys(one) for one in found] == [["o25021"], ["o25027"], ["o24778"]]
