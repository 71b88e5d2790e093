"""Tests of bot/channels/web/finding.py and of its templates."""

from __future__ import annotations

import pytest

from bot import concurrency
from bot.messages import Suggestion
from bot.pages import Pages
from tests.unit.bot.channels.web.support_linked import FakeSuggester, Seen, client_of

CARD = Suggestion("1.000123", "Làm thẻ <thư viện>", "Cấp xã · 5 ngày", "<b>trang</b>", code="1.000123")
NONE = Suggestion("none", "Chưa thấy thủ tục nào", "Gõ rõ hơn.", "x")
EMERGENCY = Suggestion("emergency", "Việc gấp", "Gọi 113", "<b>Gọi ngay 113</b>\n• Công an")


def test_each_suggestion_leads_to_its_page_and_the_last_one_asks_the_words(linked_pages: Pages) -> None:
    suggester = FakeSuggester([CARD])
    response = client_of(linked_pages, suggester).get("/tim/goi-y", params={"q": "thẻ & <sách>"})
    page = Seen(response.text)
    assert page.faults == []
    assert page.links == ["/thu-tuc/1.000123", "/hoi?q=th%E1%BA%BB%20%26%20%3Cs%C3%A1ch%3E"]
    assert "Làm thẻ <thư viện>" in page.text()
    assert "1 thủ tục có thể là việc này" in page.text()
    assert page.values("ul", "aria-label") == ["Thủ tục gợi ý"]
    assert suggester.asked == [("thẻ & <sách>", "vi", 8)]
    assert response.headers["cache-control"] == "private, no-cache"


def test_what_is_no_procedure_is_text_and_still_can_be_asked(linked_pages: Pages) -> None:
    page = Seen(client_of(linked_pages, FakeSuggester([NONE])).get("/tim/goi-y?q=zzz").text)
    assert "Gõ rõ hơn." in page.text()
    assert page.links == ["/hoi?q=zzz"]


def test_an_emergency_comes_first_and_whole(linked_pages: Pages) -> None:
    text = client_of(linked_pages, FakeSuggester([EMERGENCY, CARD])).get("/tim/goi-y?q=mat%20cap").text
    assert text.index("<strong>Gọi ngay 113</strong>") < text.index("/thu-tuc/")
    assert "<li>Công an</li>" in text


def test_the_hint_does_not_speak_of_another_channel(linked_pages: Pages) -> None:
    hint = Suggestion("hint", "Gõ tiếp việc bạn cần", "Bấm vào đây để giới thiệu bot.", "x")
    page = Seen(client_of(linked_pages, FakeSuggester([hint])).get("/tim/goi-y?q=a").text)
    assert "Gõ tiếp việc bạn cần" in page.text()
    assert "bot" not in page.text()


@pytest.mark.parametrize("address", ["/tim/goi-y", "/tim"])
def test_what_is_personal_is_not_looked_for(linked_pages: Pages, address: str) -> None:
    suggester = FakeSuggester([CARD])
    response = client_of(linked_pages, suggester).get(address, params={"q": "căn cước 068095001234 bị mất"})
    assert "068095001234" not in suggester.asked[0][0]
    page = Seen(response.text)
    assert "068095001234" not in page.text()
    assert not any("068095001234" in str(value) for value in page.values("input", "value"))


def test_what_gives_way_to_questions_leaves_the_list_as_it_is(
    linked_pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concurrency, "GIVES_WAY", 0.0)
    monkeypatch.setattr(concurrency, "_working", 1)
    suggester = FakeSuggester([CARD])
    response = client_of(linked_pages, suggester).get("/tim/goi-y?q=the")
    assert (response.status_code, response.text, response.headers["cache-control"]) == (204, "", "no-store")
    assert suggester.asked == []


def test_no_words_find_nothing_and_ask_nothing(linked_pages: Pages) -> None:
    suggester = FakeSuggester([CARD])
    client = client_of(linked_pages, suggester)
    assert client.get("/tim/goi-y?q=+").text == ""
    assert Seen(client.get("/tim").text).faults == []
    assert suggester.asked == []


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_the_page_has_what_words_mean_and_the_titles_they_stand_in(linked_pages: Pages, language: str) -> None:
    suggester = FakeSuggester([CARD])
    client = client_of(linked_pages, suggester)
    client.cookies.set("motcua_ngon_ngu", language)
    page = Seen(client.get("/tim", params={"q": "kho"}).text)
    assert page.faults == []
    assert [one for one in page.links if one.startswith("/thu-tuc/")] == ["/thu-tuc/1.000123", "/thu-tuc/1.000400"]
    assert any(one.startswith("/linh-vuc/") for one in page.links)
    assert suggester.asked == [("kho", language, 20)]
    assert page.values("input", "value")[0] == "kho"
