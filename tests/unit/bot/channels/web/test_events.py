"""Tests of bot/channels/web/events.py and of its templates."""

from __future__ import annotations

import pytest

from bot.pages import Pages
from tests.unit.bot.channels.web.support_linked import FakeAssistant, Seen, client_of


def test_the_events_lead_to_their_pages(linked_pages: Pages) -> None:
    page = Seen(client_of(linked_pages).get("/viec").text)
    assert page.faults == []
    assert "/viec/doc-sach" in page.links


@pytest.mark.parametrize(
    ("language", "title"), [("vi", "Muốn đọc sách"), ("en", "Wish to read"), ("ru", "Хочу читать")]
)
def test_an_event_has_its_steps_each_with_a_link_and_a_box(linked_pages: Pages, language: str, title: str) -> None:
    client = client_of(linked_pages)
    client.cookies.set("motcua_ngon_ngu", language)
    page = Seen(client.get("/viec/doc-sach").text)
    assert page.faults == []
    assert title in page.text()
    assert "Có thẻ <mới> mượn được" in page.text()
    assert [one for one in page.links if one.startswith("/thu-tuc/")] == ["/thu-tuc/1.000123", "/thu-tuc/1.000200"]
    boxes = [at["id"] for tag, at in page.tags if tag == "input" and at.get("type") == "checkbox"]
    assert boxes == page.values("label", "for") == ["xong-1", "xong-2"]


def test_its_button_goes_on_in_the_chat(linked_pages: Pages) -> None:
    assistant = FakeAssistant()
    client = client_of(linked_pages, assistant=assistant)
    page = Seen(client.get("/viec/doc-sach").text)
    action = next(at["value"] for tag, at in page.tags if tag == "button" and at.get("name") == "action")
    response = client.post("/tro-chuyen", data={**page.hidden(), "action": str(action)})
    assert response.status_code == 303
    assert assistant.actions == ["v1:j:doc-sach"]


def test_an_event_that_is_none_is_not_found(linked_pages: Pages) -> None:
    assert client_of(linked_pages).get("/viec/khong-co").status_code == 404
