"""Tests of bot/channels/web/gates.py: faults, names, and how often."""

from __future__ import annotations

import logging

import pytest

from bot.channels.web.gates import _host
from bot.channels.web.limits import Buckets, Limit
from bot.messages import Message, Reply
from tests.unit.bot.channels.web.support import MANY, Browser, browser

SECRET = "079123456789"


def broken(message: Message) -> Reply:
    raise ValueError(f"cannot read {message.text}")


def test_a_fault_is_told_without_a_trace_and_logged_without_what_was_asked(caplog: pytest.LogCaptureFixture) -> None:
    shop = browser(answer=broken)
    with caplog.at_level(logging.DEBUG, "bot"):
        asked = shop.client.get(f"/hoi?q={SECRET}")
        said = shop.say(SECRET)
    for answer in (asked, said):
        assert answer.status_code == 500
        assert "Máy vừa gặp trục trặc" in answer.text and "1800 1096" in answer.text
        assert "Traceback" not in answer.text and "ValueError" not in answer.text
    assert SECRET not in caplog.text
    assert "GET /hoi failed: ValueError" in caplog.text and "POST /tro-chuyen failed: ValueError" in caplog.text
    assert "in respond" in caplog.text  # where it happened
    # Nothing was kept of the turn that failed; the form can be sent again.
    assert shop.visits.turns(shop.assistant.asked[-1].person.key, 5) == []


def test_an_address_that_holds_a_token_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    shop = browser()
    shop.pages.events = None  # type: ignore[assignment]
    shop.pages.procedure = None  # type: ignore[assignment]
    with caplog.at_level(logging.DEBUG, "bot"):
        assert shop.client.get("/thu-tuc/token%0aINFO%20forged").status_code == 500
    assert "token" not in caplog.text and "GET /thu-tuc/{code} failed" in caplog.text


def test_when_even_the_page_of_a_fault_fails_the_hotline_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = browser(answer=broken)
    monkeypatch.setattr("bot.channels.web.site._templates", lambda: None)
    answer = shop.client.get("/")
    assert (answer.status_code, answer.text) == (500, "1800 1096")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("netloc", "name"),
    [
        ("motcua.example", "motcua.example"), ("Motcua.Example:443", "motcua.example"), ("[::1]:80", "[::1]"),
        ("[::1]", "[::1]"), ("", ""), (":80", ":80"), ("a:b", "a:b"),
    ],
)  # fmt: skip
def test_the_name_in_a_host(netloc: str, name: str) -> None:
    assert _host(netloc) == name


@pytest.mark.parametrize(
    "host", ["evil.example", "motcua.example.evil.example", "evil.example:80", "", "motcua.example@evil"]
)
def test_a_site_with_a_name_answers_to_no_other(host: str) -> None:
    shop = browser(address="https://motcua.example", base="https://motcua.example")
    answer = shop.client.get("/thu-tuc/1.000123", headers={"host": host})
    assert answer.status_code == 421
    assert '<a href="https://motcua.example/">' in answer.text and "evil" not in answer.text
    assert shop.client.post("/tro-chuyen", headers={"host": host}).status_code == 421
    assert shop.client.get("/suc-khoe", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["motcua.example", "MOTCUA.example:443", "127.0.0.1:8080", "localhost", "[::1]:8080"])
def test_its_own_names(host: str) -> None:
    shop = browser(address="https://motcua.example", base="https://motcua.example")
    assert shop.client.get("/", headers={"host": host}).status_code == 200


def test_what_a_request_calls_the_site_is_in_no_address_where_it_has_a_name() -> None:
    shop = browser(address="https://motcua.example", base="http://127.0.0.1:8080")
    assert "https://motcua.example/thu-tuc/1.000123" in shop.client.get("/thu-tuc/1.000123").text
    shop.client.get("/hoi?q=a")
    assert shop.assistant.asked[0].link == "https://motcua.example/mo/"
    shop.client.get("/thu-tuc/1.000123/giay-to.pdf")
    assert shop.pages.links == ["https://motcua.example/thu-tuc/1.000123"]


def often(address: str = "") -> Browser:
    shop = browser(address=address)
    object.__setattr__(shop.site, "requests", Buckets(Limit(5, 0.5), lambda: shop.time[0]))
    object.__setattr__(shop.site, "answers", Buckets(Limit(2, 0.5), lambda: shop.time[0]))
    return shop


def test_who_asks_too_often_waits() -> None:
    shop = often()
    assert [shop.client.get("/").status_code for _ in range(6)] == [200] * 5 + [429]
    answer = shop.client.get("/thu-tuc/1.000123")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "2")
    assert "Bạn gửi hơi nhanh" in answer.text
    assert shop.client.get("/static/style.css").status_code == shop.client.get("/suc-khoe").status_code == 200
    shop.time[0] += 2
    assert shop.client.get("/").status_code == 200


def test_answers_are_counted_by_themselves_and_what_was_typed_comes_back() -> None:
    shop = often()
    fields = shop.fields()
    assert [shop.client.get("/hoi?q=a").status_code for _ in range(3)] == [200, 200, 429]
    answer = shop.client.post("/tro-chuyen", data={**fields, "text": "giữ <lại>"})
    assert answer.status_code == 429 and 'value="giữ &lt;lại&gt;"' in answer.text
    assert len(shop.assistant.asked) == 2


def test_printing_counts_as_an_answer() -> None:
    shop = often()
    sheet = "/thu-tuc/1.000123/giay-to.pdf"
    assert [shop.client.get(sheet).status_code for _ in range(3)] == [200, 200, 429]
    assert len(shop.pages.links) == 2


def test_one_visit_is_held_to_less_than_an_address() -> None:
    shop = browser(turns=Limit(2, 1.0))
    assert [shop.say(text).status_code for text in "abc"] == [200, 200, 429]
    shop.client.cookies.clear()
    assert shop.say("d").status_code == 200


def test_suggestions_have_a_bucket_of_their_own_and_searching_counts_as_an_answer() -> None:
    shop = often()
    object.__setattr__(shop.site, "requests", Buckets(MANY, lambda: shop.time[0]))
    object.__setattr__(shop.site, "suggested", Buckets(Limit(2, 0.5), lambda: shop.time[0]))
    answers = [shop.client.get("/tim/goi-y?q=khai") for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert (answers[2].text, answers[2].headers["retry-after"]) == ("", "2")
    assert [shop.client.get("/hoi?q=a").status_code for _ in range(3)] == [200, 200, 429]
    assert shop.client.get("/tim?q=khai").status_code == 429
