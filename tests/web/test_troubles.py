"""What goes wrong while a turn is on its way: the page says so, what was typed stays, sent again it is one turn."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.browser import PATIENCE, Visitor
from tests.web.chatting import FOLLOW, asked, is_marked, marked, say, turn
from tests.web.pages import QUESTION
from tests.web.process import Served

pytestmark = pytest.mark.xdist_group("home")
expect.set_options(timeout=PATIENCE)

CHAT = "**/tro-chuyen"
BUSY = "<!doctype html><h1 data-error data-token='x'>Bạn gửi hơi nhanh</h1><p data-mend>Bạn đợi vài giây.</p>"


def again(page: Page) -> None:
    page.locator("[data-status]").get_by_role("button", name="Gửi lại").click()


def test_while_it_works_the_page_says_so(page: Page) -> None:
    page.goto("/tro-chuyen")
    held: list[Route] = []
    page.route(CHAT, lambda route: held.append(route))
    say(page, QUESTION)
    told = page.get_by_role("status")
    expect(told).to_have_text("Đang tìm câu trả lời…")
    expect(page.locator("[data-turns]")).to_have_attribute("aria-busy", "true")
    page.press("#text", "Enter")
    held[0].continue_()
    turn(page, 1)
    expect(told).to_have_text("")
    assert len(held) == 1


@pytest.mark.parametrize("start", ["/tro-chuyen", f"/hoi?q={QUESTION}"], ids=["chat", "answer"])
def test_offline_it_is_kept_and_sent_by_a_button(page: Page, visitor: Visitor, site: Served, start: str) -> None:
    visitor.watch.allowed = ("ERR_INTERNET_DISCONNECTED",)
    page.goto(start)
    before, turns = site.turns(), 2 if "hoi" in start else 1
    visitor.context.set_offline(True)
    say(page, "con le phi")
    told = page.get_by_role("status")
    expect(told).to_contain_text("Đang mất mạng nên chưa gửi được")
    expect(page.locator("#text")).to_have_value("con le phi")
    visitor.context.set_offline(False)
    expect(told).to_contain_text("Có mạng lại rồi")
    again(page)
    turn(page, turns)
    assert asked(page)[-1] == "con le phi"
    assert site.turns() == before + turns


def test_a_turn_whose_answer_was_lost_is_not_made_twice(page: Page, visitor: Visitor, site: Served) -> None:
    visitor.watch.allowed = ("ERR_FAILED",)
    page.goto("/tro-chuyen")
    before = site.turns()

    def lost(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(CHAT, lost)
    say(page, QUESTION)
    expect(page.get_by_role("status")).to_contain_text("chưa gửi được")
    assert site.turns() == before + 1
    page.unroute(CHAT)
    page.click(FOLLOW)
    turn(page, 1)
    assert (asked(page), site.turns()) == ([QUESTION], before + 1)


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [(429, BUSY, "Bạn gửi hơi nhanh. Bạn đợi vài giây."), (502, "<h1>Bad Gateway</h1>", "Máy chủ đang bận.")],
)
def test_a_refusal_is_told_and_what_was_typed_stays(
    page: Page, visitor: Visitor, status: int, body: str, words: str
) -> None:
    visitor.watch.allowed = (str(status),)
    page.goto("/tro-chuyen")
    page.route(CHAT, lambda route: route.fulfill(status=status, content_type="text/html; charset=utf-8", body=body))
    marked(page)
    say(page, QUESTION)
    expect(page.get_by_role("status")).to_contain_text(words)
    expect(page.locator("#text")).to_have_value(QUESTION)
    page.unroute(CHAT)
    again(page)
    turn(page, 1)
    assert (asked(page), is_marked(page)) == ([QUESTION], True)


def test_a_page_that_was_open_too_long_can_still_send(page: Page, visitor: Visitor, site: Served) -> None:
    visitor.watch.allowed = ("403",)
    page.goto("/tro-chuyen")
    say(page, QUESTION)
    turn(page, 1)
    visitor.context.clear_cookies()
    before = site.turns()
    say(page, "làm căn cước")
    told = page.get_by_role("status")
    expect(told).to_contain_text("Trang này mở đã lâu")
    expect(page.locator("#text")).to_have_value("làm căn cước")
    again(page)
    page.wait_for_url("**/tro-chuyen#luot-1")
    expect(page.locator("h2.asked")).to_contain_text("làm căn cước")
    assert (asked(page), site.turns()) == (["làm căn cước"], before + 1)
