"""Tests of bot/channels/web/units.py and of its templates."""

from __future__ import annotations

import pytest

from bot.pages import Pages
from tests.unit.bot.channels.web.support_linked import FakeAssistant, Seen, client_of
from tests.unit.knowledge.directory.sample import DIRECTORY


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_all_units_and_former_districts_are_linked(linked_pages: Pages, language: str) -> None:
    client = client_of(linked_pages)
    client.cookies.set("motcua_ngon_ngu", language)
    page = Seen(client.get("/xa").text)
    assert page.faults == []
    keys = {one.key for one in (*DIRECTORY.units, *DIRECTORY.districts)}
    assert {link.removeprefix("/xa/") for link in page.links if link.startswith("/xa/")} == keys
    assert "124" in page.text()


def test_the_only_place_of_a_name_is_opened_at_once(linked_pages: Pages) -> None:
    response = client_of(linked_pages).get("/xa", params={"q": "xã Gia Hiệp"})
    assert (response.status_code, response.headers["location"]) == (303, "/xa/25015")


def test_several_places_are_listed_with_what_they_are_now(linked_pages: Pages) -> None:
    page = Seen(client_of(linked_pages).get("/xa", params={"q": "hoa thang"}).text)
    assert "đã chia về xã Hồng Thái, xã Hòa Thắng" in page.text()
    assert "Có 2 nơi khớp với «hoa thang»" in page.text()


def test_a_name_of_nothing_says_so_with_the_next_step_and_is_never_markup(linked_pages: Pages) -> None:
    response = client_of(linked_pages).get("/xa", params={"q": "<b>zzz"})
    page = Seen(response.text)
    assert response.status_code == 200
    assert page.faults == []
    assert "Không có nơi nào tên «<b>zzz»" in page.text()
    assert "1800 1096" in page.text()


def test_a_unit_says_what_it_is_and_how_to_reach_it(linked_pages: Pages) -> None:
    page = Seen(client_of(linked_pages).get("/xa/25015").text)
    assert page.faults == []
    assert "khoản 27" in page.text()
    assert "Địa chỉ: Thôn 1 <A&B>" in page.text()
    assert "/linh-vuc?cap=xa" in page.links
    assert "tel:18001096" in page.links


def test_its_button_makes_it_the_own_commune(linked_pages: Pages) -> None:
    assistant = FakeAssistant()
    client = client_of(linked_pages, assistant=assistant)
    page = Seen(client.get("/xa/25015").text)
    client.post("/tro-chuyen", data={**page.hidden(), "action": str(page.values("button", "value")[0])})
    assert assistant.actions == ["v1:u:25015"]


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_every_place_has_a_page_in_balance(linked_pages: Pages, language: str) -> None:
    client = client_of(linked_pages)
    client.cookies.set("motcua_ngon_ngu", language)
    places = [*DIRECTORY.units[::20], *DIRECTORY.old_units[::40], *DIRECTORY.districts[::10], *DIRECTORY.provinces]
    for place in places:
        response = client.get(f"/xa/{place.key}")
        assert response.status_code == 200
        assert Seen(response.text).faults == []


def test_a_place_that_is_none_is_not_found(linked_pages: Pages) -> None:
    assert client_of(linked_pages).get("/xa/99999").status_code == 404
