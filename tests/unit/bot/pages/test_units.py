"""Tests of bot/pages/units.py, over the project's own directory."""

from __future__ import annotations

import pytest

from bot.pages.units import UnitPage, found_places, unit_page, units_page
from bot.preferences import Preference, chosen
from knowledge.directory import District, OldUnit, Place, Province
from knowledge.directory.records import Kind
from tests.unit.bot.pages.samples import HOTLINE, PLACES
from tests.unit.knowledge.directory.sample import DIRECTORY

EVERY: list[Place] = [*DIRECTORY.units, *DIRECTORY.old_units, *DIRECTORY.districts, *DIRECTORY.provinces]


def page(key: str, language: str = "vi") -> UnitPage:
    found = unit_page(PLACES, key, language)
    assert found is not None
    return found


def test_all_units_by_kind_and_the_former_districts() -> None:
    shown = units_page(PLACES, "vi")
    assert [(kind, len(its)) for kind, its in shown.groups] == [(Kind.WARD, 20), (Kind.ZONE, 1), (Kind.COMMUNE, 103)]
    assert len(shown.districts) == len(DIRECTORY.districts)
    assert shown.groups[0][1][0].name == "Phường 1 Bảo Lộc"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("tam bo", ["Xã Tam Bố (huyện Di Linh cũ)"]),
        ("xã Gia Hiệp", ["Xã Gia Hiệp"]),
        ("huyen di linh", ["Huyện Di Linh cũ"]),
        ("gia hie", ["Xã Gia Hiệp", "Xã Gia Hiệp (huyện Di Linh cũ)"]),
        ("xyz", []),
        ("!!", []),
    ],
)
def test_a_name_with_or_without_accents_whole_or_begun_is_found(text: str, keys: list[str]) -> None:
    assert [one.name for one in found_places(PLACES, text, "vi")] == keys


def test_a_name_that_several_places_bear_gives_all_of_them_with_what_they_are_now() -> None:
    found = found_places(PLACES, "Hòa Thắng", "vi")
    assert [(one.name, one.now) for one in found] == [
        ("Xã Hòa Thắng", ()),
        ("Xã Hòa Thắng (huyện Bắc Bình cũ)", ("xã Hồng Thái", "xã Hòa Thắng")),
    ]


def test_a_unit_of_today_with_what_it_was_formed_from_its_contacts_and_its_button() -> None:
    shown = page("25015")
    assert shown.name == "Xã Gia Hiệp"
    assert "Nơi này gồm các đơn vị cũ: xã Gia Hiệp và xã Tam Bố." in shown.text
    assert "khoản 27" in shown.text
    assert "Thôn 1 &lt;A&amp;B&gt;" in shown.contacts
    assert "0263 3540 616" in shown.contacts
    assert [one.name for one in shown.before] == ["Xã Gia Hiệp (huyện Di Linh cũ)", "Xã Tam Bố (huyện Di Linh cũ)"]
    assert shown.choice is not None
    assert chosen(shown.choice.action, DIRECTORY, Preference()) == Preference("", "25015")


def test_what_is_not_known_is_said_with_the_number_to_call() -> None:
    other = next(unit for unit in DIRECTORY.units if unit.code != "25015")
    shown = page(other.key)
    assert "chưa có dữ liệu" in shown.contacts
    assert HOTLINE in shown.contacts
    assert shown.portal.startswith("https://")


def test_a_former_commune_leads_to_what_it_is_now() -> None:
    old = next(one for one in DIRECTORY.old_units if one.name == "Xã Tam Bố")
    shown = page(old.key)
    assert "nay thuộc <b>xã Gia Hiệp</b>" in shown.text
    assert [one.key for one in shown.now] == ["25015"]
    assert shown.contacts == ""
    assert shown.choice is not None


def test_a_district_leads_to_its_communes_of_today_and_before() -> None:
    district = next(one for one in DIRECTORY.districts if one.name == "Huyện Di Linh")
    shown = page(district.key)
    assert {one.key for one in shown.now} == set(district.units)
    assert "Xã Tam Bố (huyện Di Linh cũ)" in [one.name for one in shown.before]
    assert shown.choice is None


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_every_place_has_a_page_that_says_something(language: str) -> None:
    for place in EVERY:
        shown = page(place.key, language)
        assert shown.name
        assert shown.text
        assert {one.key for one in shown.now} == (
            {unit.key for unit in DIRECTORY.now(place)} if isinstance(place, OldUnit | District | Province) else set()
        )


def test_no_place_no_page() -> None:
    assert unit_page(PLACES, "99999", "vi") is None
