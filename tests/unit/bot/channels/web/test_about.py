"""Tests of bot/channels/web/about.py, and of the robots.txt that names the list of pages."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from bot.channels.web.visitor import COOKIE, LANGUAGE_COOKIE
from bot.pages import Pages
from bot.wording import load_wording
from tests.unit.bot.channels.web.support_linked import Seen, client_of


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_privacy_says_what_is_kept_how_long_and_how_to_delete_it(linked_pages: Pages, language: str) -> None:
    client = client_of(linked_pages)
    client.cookies.set(LANGUAGE_COOKIE, language)
    page = Seen(client.get("/rieng-tu").text)
    text = page.text()
    assert page.faults == []
    assert COOKIE in text
    assert LANGUAGE_COOKIE in text
    for figure in ("12", "30", "60", "365"):
        assert re.search(rf"\b{figure}\b", text), figure
    for said in set(load_wording("privacy")[language]["tables"].values()):
        assert said in text
    assert "/tro-chuyen/xoa" in page.values("form", "action")


def test_the_list_of_pages_has_every_page_once_under_the_address_of_the_site(linked_pages: Pages) -> None:
    response = client_of(linked_pages, address="https://motcua.example").get("/sitemap.xml")
    found = [one.text or "" for one in ElementTree.fromstring(response.content).iter() if one.tag.endswith("loc")]
    assert found == [f"https://motcua.example{address}" for address in linked_pages.addresses()]
    assert response.headers["content-type"] == "application/xml"
    assert response.headers["cache-control"] == "public, max-age=3600"


def test_under_an_address_that_a_request_gave_it_is_not_kept(linked_pages: Pages) -> None:
    response = client_of(linked_pages).get("/sitemap.xml", headers={"host": "khac.example"})
    assert response.headers["cache-control"] == "no-store"


def test_robots_are_told_of_it(linked_pages: Pages) -> None:
    text = client_of(linked_pages, address="https://motcua.example").get("/robots.txt").text
    assert text.endswith("Sitemap: https://motcua.example/sitemap.xml\n")
    assert "Disallow: /tim\n" in text


def test_every_page_of_the_list_opens(linked_pages: Pages) -> None:
    client = client_of(linked_pages)
    addresses = [one for one in linked_pages.addresses() if not one.startswith("/xa/")]
    assert {client.get(address).status_code for address in addresses} == {200}
