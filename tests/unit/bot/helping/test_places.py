"""Tests of bot/helping/places.py."""

import pytest

from bot.helping.places import Places
from tests.unit.bot.helping.samples import CONTACTS, DIRECTORY, DUC_TRONG, HOTLINE

PLACES = Places(DIRECTORY, CONTACTS, HOTLINE)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("xã Đức Trọng", ["Xã Đức Trọng"]),
        ("dạ ở xã Tam Bố đó em", ["Xã Gia Hiệp"]),
        ("lien nghia", ["Xã Đức Trọng"]),
        ("bác ấy ở Mũi Né", ["Phường Mũi Né"]),
        ("xã Tân Hội huyện Đức Trọng", ["Xã Tân Hội"]),
        ("in the commune of Mui Ne", ["Phường Mũi Né"]),
    ],
)
def test_a_commune_is_read_with_the_words_around_it(text: str, names: list[str]) -> None:
    assert [unit.name for unit in PLACES.read(text)] == names


def test_a_name_that_many_bear_leaves_a_choice_today_first() -> None:
    found = [unit.name for unit in PLACES.read("Đức Trọng")]
    assert found[0] == "Xã Đức Trọng" and 2 < len(found) <= 12


@pytest.mark.parametrize(
    "text",
    ["đăng ký khai sinh ở xã Đức Trọng", "lệ phí ở Mũi Né", "khai sinh", "", "Lâm Đồng", "xã Đức Trọng cần giấy gì"],
)
def test_a_question_or_a_province_is_no_commune(text: str) -> None:
    assert PLACES.read(text) == ()


def test_the_centre_says_what_is_known() -> None:
    assert PLACES.centre(DUC_TRONG, "vi") == (
        "Nơi ở: Trung tâm Phục vụ hành chính công, Xã Đức Trọng, 12 Trần Hưng Đạo, 0263 1234567"
    )
    other = PLACES.read("Mũi Né")[0].key
    assert PLACES.centre(other, "vi").endswith("Phường Mũi Né, địa chỉ chưa có dữ liệu, hỏi 18001096")
    for unknown in ("-", "", "99999"):
        assert PLACES.centre(unknown, "vi").endswith("của xã, phường nơi người đó ở")
        assert PLACES.name(unknown) == ""
