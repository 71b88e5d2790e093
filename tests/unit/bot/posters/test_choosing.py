"""Tests of bot/posters/choosing.py."""

from __future__ import annotations

import pytest

from bot.content import CONTENT
from bot.links import CentreLink, JourneyLink, ProcedureLink
from bot.posters.choosing import (
    centre_poster,
    codes_poster,
    field_poster,
    find_field,
    journeys_poster,
    plain_field,
)  # fmt: skip
from bot.posters.poster import Item, PosterError
from knowledge.directory import load_directory
from knowledge.journeys import load_journeys
from knowledge.records import Level, PlainText, Procedure
from knowledge.store import Store

FIELDS = ("Hộ tịch", "Đất đai", "Giáo dục mầm non", "Giáo dục tiểu học")


class Shelf:
    """A store that holds records made up for these tests."""

    RECORDS = (
        Procedure("1.000001", "Đăng ký  kết hôn", field="Hộ tịch", level=Level.COMMUNE, as_of="2026-07-20"),
        Procedure("1.000002", "Đăng ký khai sinh", field="Hộ tịch", level=Level.COMMUNE, as_of="2026-06-01"),
        Procedure("1.000003", "Ghi vào sổ hộ tịch", field="Hộ tịch", level=Level.PROVINCE, as_of="2026-07-20"),
        Procedure("1.000004", "Đăng ký khai tử", field="Hộ tịch", level=Level.COMMUNE, jurisdiction="Bắc Ninh"),
        Procedure("1.000005-Xoa", "Bỏ", field="Hộ tịch", level=Level.COMMUNE),
    )

    def all_procedures(self) -> list[Procedure]:
        return list(self.RECORDS)

    def get(self, code: str) -> Procedure | None:
        return next((one for one in self.RECORDS if one.code == code), None)

    def plain(self, code: str) -> PlainText | None:
        return PlainText(code, "", "2026-07", "làm giấy khai sinh", "", ()) if code == "1.000002" else None

    def offered(self, code: str) -> bool | None:
        return None

    def overlay(self, code: str) -> None:
        return None


STORE: Store = Shelf()  # type: ignore[assignment]


def test_a_field_lists_what_the_commune_handles_the_plain_ones_first() -> None:
    poster = field_poster(STORE, "ho tich", Level.COMMUNE, 12, "vi")
    assert (poster.title, poster.official, poster.as_of, poster.left_out) == (
        "Khai sinh, kết hôn, khai tử", "Hộ tịch", "2026-06-01", 0,
    )  # fmt: skip
    assert poster.items == (
        Item(ProcedureLink("1.000002"), "Làm giấy khai sinh", "Đăng ký khai sinh", "1.000002"),
        Item(ProcedureLink("1.000001"), "Đăng ký kết hôn", "", "1.000001"),
    )


def test_what_a_poster_leaves_out_is_counted() -> None:
    poster = field_poster(STORE, "Hộ tịch", None, 2, "en")
    assert [item.code for item in poster.items] == ["1.000002", "1.000001"]
    assert (poster.title, poster.left_out) == ("Birth, marriage, death", 1)


def test_a_level_without_procedures_names_the_mend() -> None:
    with pytest.raises(PosterError, match="--level all"):
        field_poster(STORE, "Hộ tịch", Level.MINISTRY, 12, "vi")


def test_codes_stand_in_the_order_given_and_an_unknown_one_is_named() -> None:
    assert [item.code for item in codes_poster(STORE, ["1.000003", "1.000001"], "vi").items] == ["1.000003", "1.000001"]
    with pytest.raises(PosterError, match=r"9\.999999"):
        codes_poster(STORE, ["1.000001", "9.999999"], "vi")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("hộ tịch", FIELDS[0]),
        ("HO TICH", FIELDS[0]),
        ("khai sinh", FIELDS[0]),
        ("sổ đỏ", FIELDS[1]),
        ("mam non", FIELDS[2]),
    ],
)
def test_a_field_is_found_by_either_name(words: str, field: str) -> None:
    assert find_field(FIELDS, words) == field


@pytest.mark.parametrize(
    ("words", "named"),
    [("giáo dục", "«Giáo dục mầm non», «Giáo dục tiểu học»"), ("câu cá", "câu cá"), (" ", "--field")],
)
def test_a_field_that_is_not_one_is_an_error(words: str, named: str) -> None:
    with pytest.raises(PosterError, match=named):
        find_field(FIELDS, words)


def test_a_field_nobody_has_named_goes_by_its_official_name() -> None:
    assert plain_field("Hải quan", "ru") == "Hải quan"


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_every_journey_has_its_code(language: str) -> None:
    journeys = load_journeys(CONTENT / "journeys")
    poster = journeys_poster(journeys, language)
    assert [item.link for item in poster.items] == [JourneyLink(name) for name in journeys]
    assert [item.name for item in poster.items] == [one.title[language] for one in journeys.values()]


def test_a_centre_has_one_code() -> None:
    unit = load_directory(CONTENT / "directory").units[0]
    poster = centre_poster(unit, "vi")
    assert poster.items == (Item(CentreLink(unit.key), "Địa chỉ, điện thoại, giờ làm việc"),)
