"""Tests of bot/channels/web/fields.py and of its templates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.pages import Pages
from tests.unit.bot.answers.samples import FULL
from tests.unit.bot.channels.web.support_linked import Seen, client_of
from tests.unit.bot.pages.samples import open_store, pages_over


def test_all_fields_lead_to_their_pages(linked_pages: Pages) -> None:
    page = Seen(client_of(linked_pages).get("/linh-vuc").text)
    assert page.faults == []
    library = linked_pages.fields(None).with_commune[0]
    assert f"/linh-vuc/{library.digest}" in page.links
    assert "2 lĩnh vực, 4 thủ tục." in page.text()
    assert "2 việc ở xã, 3 tất cả" in page.text()


def test_a_level_narrows_fields_and_what_they_lead_to(linked_pages: Pages) -> None:
    page = Seen(client_of(linked_pages).get("/linh-vuc?cap=bo").text)
    (store,) = linked_pages.fields(None).others
    assert [one for one in page.links if one.startswith("/linh-vuc/")] == [f"/linh-vuc/{store.digest}?cap=bo"]
    assert page.values("a", "aria-current") == ["true", "page"]


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_a_field_has_its_procedures_with_copies_of_other_provinces_marked(linked_pages: Pages, language: str) -> None:
    client = client_of(linked_pages)
    client.cookies.set("motcua_ngon_ngu", language)
    page = Seen(client.get(f"/linh-vuc/{linked_pages.fields(None).with_commune[0].digest}").text)
    assert page.faults == []
    links = [one for one in page.links if one.startswith("/thu-tuc/")]
    assert links == ["/thu-tuc/1.000123", "/thu-tuc/1.000200", "/thu-tuc/1.000300"]
    assert "Cấp thẻ <mượn> sách & báo" in page.text()
    assert "Bắc Ninh" in page.text()


def test_a_long_field_is_turned_page_by_page(tmp_path: Path) -> None:
    records = [replace(FULL, code=f"1.{at:06}", title=f"Việc {at}") for at in range(1, 96)]
    store = open_store(tmp_path, *records)
    pages = pages_over(store)
    client = client_of(pages)
    address = f"/linh-vuc/{pages.fields(None).with_commune[0].digest}"
    seen: list[str] = []
    turned = f"{address}?cap=xa"
    for _ in range(3):
        page = Seen(client.get(turned).text)
        seen += [one for one in page.links if one.startswith("/thu-tuc/")]
        turned = next((link for tag, at in page.tags if at.get("rel") == "next" and (link := at["href"])), "")
    store.close()
    assert turned == ""
    assert sorted(seen) == [f"/thu-tuc/{one.code}" for one in records]


@pytest.mark.parametrize("query", ["trang=abc", "trang=-1", "trang=²", "trang=99999999", "cap=%3Cb%3E", "trang=0"])
def test_a_page_or_level_that_is_none_is_no_fault(linked_pages: Pages, query: str) -> None:
    digest = linked_pages.fields(None).with_commune[0].digest
    for address in (f"/linh-vuc/{digest}?{query}", f"/linh-vuc?{query}"):
        response = client_of(linked_pages).get(address)
        assert response.status_code == 200
        assert "<b>" not in response.text


def test_a_field_that_is_none_is_not_found(linked_pages: Pages) -> None:
    assert client_of(linked_pages).get("/linh-vuc/00000000").status_code == 404
