"""Tests of bot/channels/web/chat.py and shown.py: questions by address, turns of the chat, files."""

from __future__ import annotations

import asyncio
import logging
import threading
from pathlib import Path

import httpx2
import pytest
from bs4 import BeautifulSoup

from bot.actions import ShowPart, encode
from bot.channels.web.chat import A_PAGE, media_type
from bot.messages import NOBODY, Choice, Facet, File, Message, Outcome, Person, Quiz, Reply, Role
from tests.unit.bot.channels.web.support import HIDDEN, PDF, Browser, browser, echo

CARD = "079123456789"  # as an identity number is written


def turns(page: BeautifulSoup) -> list[tuple[str, str]]:
    """The number and the reply of the turns of a page."""
    return [(str(one["data-turn"]), one.select_one(".reply p").get_text()) for one in page.select("[data-turn]")]  # type: ignore[union-attr]


def chat(shop: Browser) -> list[tuple[str, str]]:
    return turns(shop.page("/tro-chuyen"))


def test_a_question_by_its_address_is_answered_and_kept_nowhere() -> None:
    shop = browser()
    page = shop.page("/hoi?q=%3Cb%3E+mất+sổ")
    assert turns(page) == [("0", "Nghe: <b> mất sổ")]
    assert page.select_one("#q")["value"] == "<b> mất sổ"  # type: ignore[index]
    [message] = shop.assistant.asked
    assert message.person == Person(NOBODY, Role.CITIZEN, "vi") and message.link == "http://testserver/mo/"
    person = shop.visits.visit(shop.client.cookies["motcua"])
    assert not person.kept and shop.visits.turns(person.person, 5) == []


@pytest.mark.parametrize("address", ["/hoi", "/hoi?q=", "/hoi?q=+%0a+", "/hoi?x=1"])
def test_no_question_is_the_first_page(address: str) -> None:
    shop = browser()
    answer = shop.client.get(address, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/") and shop.assistant.asked == []


def test_a_long_question_is_cut() -> None:
    shop = browser()
    shop.client.get("/hoi?q=" + "a" * 5000)
    assert len(shop.assistant.asked[0].text) == 2000


def test_who_has_a_role_asks_with_it() -> None:
    shop = browser()
    visit = shop.visits.begin("web:cb", True)
    shop.pages.roles["web:cb"] = Role.OFFICER
    shop.client.cookies.set("motcua", visit.key)
    shop.client.get("/hoi?q=a")
    assert shop.assistant.asked[0].person == Person(NOBODY, Role.OFFICER, "vi")


def test_a_turn_is_kept_and_the_browser_sent_to_it() -> None:
    shop = browser()
    answer = shop.say("chào", follow=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/tro-chuyen#luot-1")
    assert answer.headers["cache-control"] == "no-store"
    assert chat(shop) == chat(shop) == [("1", "Nghe: chào")]
    assert len(shop.assistant.asked) == 1
    assert shop.assistant.asked[0].person.key.startswith("web:")
    assert shop.client.get("/tro-chuyen").headers["cache-control"] == "no-store"


def test_the_same_form_sent_again_asks_once_other_words_ask_again() -> None:
    shop = browser()
    fields = shop.fields()
    for text in ("a", "a", "b", "a"):
        shop.client.post("/tro-chuyen", data={**fields, "text": text})
    assert [one.text for one in shop.assistant.asked] == ["a", "b"]
    assert chat(shop) == [("1", "Nghe: a"), ("2", "Nghe: b")]


def test_every_form_has_a_mark_of_its_own() -> None:
    shop = browser()
    shop.say("a")
    shop.say("a")
    assert [number for number, _ in chat(shop)] == ["1", "2"]


def test_equal_forms_at_once_are_one_turn(tmp_path: Path) -> None:
    begun, gate = threading.Event(), threading.Event()

    def slow(message: Message) -> Reply:
        begun.set()
        gate.wait(60)
        return echo(message)

    shop = browser(tmp_path / "web.db", answer=slow)
    data = {**shop.fields(), "text": "a"}
    cookies = {"motcua": shop.client.cookies["motcua"]}

    async def run() -> list[int]:
        transport = httpx2.ASGITransport(shop.app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://testserver", cookies=cookies) as client:
            tasks = [asyncio.create_task(client.post("/tro-chuyen", data=data)) for _ in range(6)]
            await asyncio.to_thread(begun.wait, 60)
            gate.set()
            return [(await task).status_code for task in tasks]

    assert asyncio.run(run()) == [303] * 6
    assert len(shop.assistant.asked) == 1 and chat(shop) == [("1", "Nghe: a")]
    shop.visits.close()


def test_nothing_said_is_nothing_asked() -> None:
    shop = browser()
    assert shop.say("  ").status_code == 200
    assert shop.assistant.asked == [] and chat(shop) == []


def test_a_button_is_a_turn_named_as_it_reads() -> None:
    shop = browser()
    shop.say("chào")
    shop.say(action="v1:next", turn="1")
    assert shop.assistant.asked[-1].action == "v1:next" and shop.assistant.asked[-1].text == ""
    page = shop.page("/tro-chuyen")
    assert page.select("[data-turn]")[1].select_one(".asked").get_text() == "Bạn hỏi: Tiếp"  # type: ignore[union-attr]


def test_a_button_wins_over_what_was_typed() -> None:
    shop = browser()
    shop.say("chào", action="v1:next")
    assert (shop.assistant.asked[0].text, shop.assistant.asked[0].action) == ("", "v1:next")


def test_a_command_that_is_typed_is_its_action() -> None:
    shop = browser()
    shop.say("/tracuu hộ tịch")
    assert shop.assistant.asked[0].action == "lookup:hộ tịch"


def turning(message: Message) -> Reply:
    if not message.action:
        return echo(message)
    return Reply(Outcome.ANSWER, ("một", "hai"), ((Choice("Trước", "v1:back"),),), page=1, replaces=True)


def test_a_reply_takes_the_place_of_the_turn_it_belongs_to() -> None:
    shop = browser(answer=turning)
    shop.say("a")
    shop.say("b")
    fields = shop.fields()
    for _ in range(3):  # a double click is one
        answer = shop.client.post(
            "/tro-chuyen", data={**fields, "action": "v1:page", "turn": "1"}, follow_redirects=False
        )
        assert answer.headers["location"] == "/tro-chuyen#luot-1"
    assert chat(shop) == [("1", "hai"), ("2", "Nghe: b")]
    assert [one.action for one in shop.assistant.asked] == ["", "", "v1:page"]


def fee(message: Message) -> Reply:
    return Reply(Outcome.ANSWER, ("một",), facet=Facet.FEE if message.action else None, replaces=bool(message.action))


def test_what_stands_above_a_turn_names_the_part_that_is_shown() -> None:
    shop = browser(answer=fee)
    shop.say("khai sinh")
    shop.say(action=encode(ShowPart("1.001193", Facet.FEE)), turn="1")
    [turn] = shop.visits.turns(shop.assistant.asked[0].person.key, 5)
    assert turn.asked == "khai sinh → Lệ phí"


@pytest.mark.parametrize("turn", ["", "0", "7", "-1", "²", "x", "9" * 9])
def test_without_a_turn_to_replace_it_is_a_new_one(turn: str) -> None:
    shop = browser(answer=turning)
    shop.say("a")
    shop.say(action="v1:page", turn=turn)
    assert chat(shop) == [("1", "Nghe: a"), ("2", "hai")]


def test_a_question_by_its_address_is_gone_on_from() -> None:
    shop = browser()
    fields = shop.fields("/hoi?q=đầu")
    shop.client.post("/tro-chuyen", data={**fields, "q": "đầu", "text": "tiếp"})
    shop.client.post("/tro-chuyen", data={**fields, "q": "đầu", "text": "tiếp"})
    assert chat(shop) == [("1", "Nghe: đầu"), ("2", "Nghe: tiếp")]
    assert [one.text for one in shop.assistant.asked] == ["đầu", "đầu", "tiếp"]
    assert len({one.person.key for one in shop.assistant.asked[1:]}) == 1


def test_a_button_of_a_question_by_its_address() -> None:
    shop = browser(answer=turning)
    fields = shop.fields("/hoi?q=đầu")
    shop.client.post("/tro-chuyen", data={**fields, "q": "đầu", "action": "v1:page", "turn": "0"})
    assert chat(shop) == [("1", "hai")]


def test_what_is_personal_is_masked_where_it_is_kept_and_shown(caplog: pytest.LogCaptureFixture) -> None:
    shop = browser(answer=lambda message: Reply(Outcome.ANSWER, ("vâng",)))
    with caplog.at_level(logging.DEBUG):
        shop.say(f"cccd của tôi là {CARD}")
    person = shop.assistant.asked[0].person.key
    [turn] = shop.visits.turns(person, 5)
    assert CARD in shop.assistant.asked[0].text and CARD not in turn.asked and "…" in turn.asked
    assert CARD not in shop.client.get("/tro-chuyen").text
    assert CARD not in caplog.text.replace("HTTP Request", "")
    page = shop.page(f"/hoi?q=cccd của tôi là {CARD}")
    assert CARD not in page.title.get_text()  # type: ignore[union-attr]
    assert CARD not in page.select_one("[data-turns]").select_one(".asked").get_text()  # type: ignore[union-attr]


def test_turns_come_a_page_at_a_time() -> None:
    shop = browser()
    for number in range(A_PAGE + 3):
        shop.say(f"câu {number}")
    page = shop.page("/tro-chuyen")
    assert [int(number) for number, _ in turns(page)] == list(range(4, A_PAGE + 4))
    assert page.select_one("main a")["href"] == "/tro-chuyen?truoc=4"  # type: ignore[index]
    assert [number for number, _ in turns(shop.page("/tro-chuyen?truoc=4"))] == ["1", "2", "3"]


@pytest.mark.parametrize("before", ["", "²", "-1", "x", "9" * 5000, "1e3", "٣", " 1"])
def test_a_number_that_is_none_shows_the_last(before: str) -> None:
    shop = browser()
    shop.say("a")
    answer = shop.client.get("/tro-chuyen", params={"truoc": before})
    assert answer.status_code == 200 and "Nghe:</strong> a" in answer.text


def test_a_fragment_for_our_own_script() -> None:
    shop = browser()
    answer = shop.client.post("/tro-chuyen", data={**shop.fields(), "text": "a"}, headers={"x-motcua-part": "1"})
    assert answer.status_code == 200 and answer.text.count("<article") == 1
    assert "<html" not in answer.text and answer.headers["cache-control"] == "no-store"
    fields = dict(HIDDEN.findall(answer.text))
    assert shop.client.post("/tro-chuyen", data={**fields, "text": "b"}).status_code == 200
    assert len(chat(shop)) == 2


def test_nothing_to_show_is_an_empty_fragment() -> None:
    shop = browser(answer=lambda message: Reply(Outcome.ANSWER, ()))
    answer = shop.client.post("/tro-chuyen", data={**shop.fields(), "text": "a"}, headers={"x-motcua-part": "1"})
    assert (answer.status_code, answer.text.strip()) == (200, "")
    assert shop.say("b", follow=False).headers["location"] == "/tro-chuyen" and chat(shop) == []


def test_one_does_not_see_what_another_said() -> None:
    shop = browser()
    shop.say("của tôi")
    shop.client.cookies.clear()
    assert chat(shop) == []


def test_the_language_of_a_turn_is_chosen_by_a_button() -> None:
    shop = browser(answer=lambda message: Reply(Outcome.SMALLTALK, ("ok",), language="ru"))
    answer = shop.say(action="v1:l:ru", follow=False)
    assert "motcua_ngon_ngu=ru" in answer.headers["set-cookie"]
    assert shop.page("/tro-chuyen").html["lang"] == "ru"  # type: ignore[index]
    assert "motcua_ngon_ngu" not in shop.say(action="v1:x", follow=False).headers.get("set-cookie", "")


QUIZ = Quiz("Hỏi <gì>?", ("Một & một", "Hai"), 0, "Vì thế.", "v1:q:7")


def test_a_quiz_is_buttons() -> None:
    shop = browser(answer=lambda message: Reply(Outcome.TRAINING, (), quiz=QUIZ))
    shop.say("học")
    page = shop.page("/tro-chuyen")
    assert page.legend.get_text() == "Hỏi <gì>?"  # type: ignore[union-attr]
    buttons = page.select("fieldset button")
    assert [(one["value"], one.get_text()) for one in buttons] == [("v1:q:7:0", "Một & một"), ("v1:q:7:1", "Hai")]
    shop.say(action="v1:q:7:1", turn="1")
    assert shop.page("/tro-chuyen").select(".asked")[1].get_text() == "Bạn hỏi: Hai"


def test_an_address_of_a_button_is_opened_only_where_it_is_one() -> None:
    rows = ((Choice("Xấu", url="javascript:alert(1)"), Choice("Tốt", url="https://example.gov.vn/?a=1&b=2")),)
    shop = browser(answer=lambda message: Reply(Outcome.ANSWER, ("x",), rows))
    page = shop.page("/hoi?q=a")
    assert [one["href"] for one in page.select(".row a")] == ["https://example.gov.vn/?a=1&b=2"]
    assert "javascript" not in str(page)


def filed(name: str = "giấy tờ.pdf") -> Browser:
    files = (File(name, PDF, "Tờ <một>"),)
    return browser(answer=lambda message: Reply(Outcome.ANSWER, ("đây",), files=files))


def test_a_file_of_a_turn_is_got_by_who_it_is_for() -> None:
    shop = filed()
    shop.say("in")
    link = shop.page("/tro-chuyen").select_one(".files a")
    assert link is not None and link.get_text() == "Tờ <một> (PDF)"
    answer = shop.client.get(str(link["href"]))
    assert answer.content == PDF and answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == "inline; filename*=utf-8''gi%E1%BA%A5y%20t%E1%BB%9D.pdf"
    assert answer.headers["cache-control"] == "private, no-store"
    shop.client.cookies.clear()
    assert shop.client.get(str(link["href"])).status_code == 404


@pytest.mark.parametrize("address", ["/tep/1/1/a", "/tep/2/0/a", "/tep/0/0/a", f"/tep/{'9' * 40}/0/a", "/tep/1/-1/a"])
def test_a_file_that_is_none(address: str) -> None:
    shop = filed()
    shop.say("in")
    assert shop.client.get(address).status_code == 404


def test_a_file_named_by_an_enemy_sets_no_header() -> None:
    shop = filed('a"\r\nset-cookie: motcua=x\r\n.html')
    shop.say("in")
    answer = shop.client.get("/tep/1/0/x")
    assert answer.status_code == 200 and "set-cookie" not in answer.headers
    assert answer.headers["content-type"] == "application/octet-stream"


def test_a_question_by_its_address_offers_no_file_that_is_nowhere() -> None:
    assert filed().page("/hoi?q=in").select(".files") == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.PDF", "application/pdf"), ("a.png", "image/png"), ("a.csv", "text/csv; charset=utf-8"),
        ("a.html", "application/octet-stream"), ("a.svg", "application/octet-stream"), ("pdf", "application/pdf"),
        ("", "application/octet-stream"),
    ],
)  # fmt: skip
def test_only_what_a_browser_shows_safely_is_shown(name: str, kind: str) -> None:
    assert media_type(name) == kind


def test_signs_that_are_no_text_become_text() -> None:
    shop = browser()
    for sent in ("%ED%A0%80", "%FF%FE", "%00%08", "%E2%80%AE%E2%80%A8"):
        assert shop.client.get(f"/hoi?q=a{sent}z").status_code == 200
        kind = {"content-type": "application/x-www-form-urlencoded"}
        fields = "&".join(f"{key}={value}" for key, value in shop.fields().items())
        assert shop.client.post("/tro-chuyen", content=f"{fields}&text=a{sent}z", headers=kind).status_code == 200
    assert all(one.text[0] == "a" and one.text[-1] == "z" for one in shop.assistant.asked)
    assert len(chat(shop)) == 4
