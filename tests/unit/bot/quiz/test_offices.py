"""Tests of bot/quiz/offices.py."""

import pytest

from bot.quiz.offices import confusable, has_ceased, is_office, level_of, offices, remoteness, usable, well_known
from knowledge.records import Level


def test_agencies_are_told_apart_but_not_torn() -> None:
    assert offices("Sở Nội vụ, Phòng Nội vụ") == ("Sở Nội vụ", "Phòng Nội vụ")
    assert offices("Sở Văn hóa, Thể thao và Du lịch") == ("Sở Văn hóa, Thể thao và Du lịch",)
    assert offices("Bảo hiểm xã hội tỉnh, Công đoàn cơ quan") == ("Bảo hiểm xã hội tỉnh", "Công đoàn cơ quan")


@pytest.mark.parametrize(
    "name",
    ["Sở Tư pháp", "Ủy ban nhân dân cấp xã", "Chủ tịch UBND cấp xã", "Sở Văn hóa, Thể thao và Du lịch"],
)
def test_one_present_agency_is_usable(name: str) -> None:
    assert usable(name)


@pytest.mark.parametrize(
    "name",
    [
        "Sở Tư pháp tỉnh Đắk Lắk", "Bộ NN và MT", "Cơ quan có thẩm quyền", "Ủy ban nhân dân cấp huyện",
        "Bảo hiểm xã hội tỉnh, Công đoàn cơ quan", "Kho bạc nhà nước các cấp", "Phòng Cảnh sát TP HCM",
    ],
)  # fmt: skip
def test_several_past_named_or_shortened_agencies_are_not(name: str) -> None:
    assert not usable(name)


def test_levels_and_what_has_ceased() -> None:
    assert level_of("Công an cấp Xã") is Level.COMMUNE
    assert level_of("Sở Tư pháp") is Level.PROVINCE
    assert level_of("Bộ Tư pháp") is Level.MINISTRY
    assert level_of("Chi nhánh Văn phòng đăng ký đất đai") is Level.UNSTATED
    assert has_ceased("Phòng Tư pháp cấp huyện")
    assert has_ceased("Sở Giao thông vận tải")
    assert well_known("Sở Tư pháp")
    assert not well_known("Trung tâm Thông tin")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Ủy ban nhân dân cấp xã", "Chủ tịch UBND cấp xã", True),
        ("Sở Tư pháp", "Ủy ban nhân dân cấp tỉnh", True),
        ("Cục Hàng không Việt Nam", "Bộ Xây dựng", True),
        ("Chi cục Hải quan khu vực", "Cục Hải quan", True),
        ("Sở Tư pháp", "Sở Nội vụ", False),
        ("Sở Tư pháp", "Bộ Tư pháp", False),
        ("Ủy ban nhân dân cấp xã", "Ủy ban nhân dân cấp tỉnh", False),
    ],
)
def test_parts_and_wholes_may_be_confused(first: str, second: str, same: bool) -> None:
    assert confusable(first, second) is same
    assert confusable(second, first) is same


def test_an_agency_alone_is_no_step() -> None:
    assert is_office("Văn phòng đăng ký đất đai", alone=True)
    assert not is_office("Sở Tư pháp thẩm định hồ sơ", alone=True)
    assert not is_office("Nộp hồ sơ")


def test_the_nearest_come_first() -> None:
    assert remoteness("Công an cấp tỉnh", "Công an cấp xã") == 0
    assert remoteness("Sở Nội vụ", "Sở Tư pháp") == 1
    assert remoteness("Bộ Y tế", "Sở Tư pháp") == 2
