"""A citizen finds the papers for a birth registration, and goes on in the chat."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import PATIENCE, Visitor
from tests.web.chatting import FOLLOW, asked, is_marked, marked, say, turn
from tests.web.pages import BIRTH, QUESTION
from tests.web.process import Served

pytestmark = pytest.mark.xdist_group("home")
expect.set_options(timeout=PATIENCE)


def test_papers_of_a_birth_in_two_actions_without_accents(page: Page, site: Served) -> None:
    page.goto("/")
    before = site.turns()
    page.fill("#q", QUESTION)
    page.click("form[role=search] button")
    answer = page.locator("[data-turn]")
    expect(answer).to_contain_text("Giấy chứng sinh")
    expect(answer.locator(f"a[href='/thu-tuc/{BIRTH}']")).to_be_visible()
    assert asked(page) == [QUESTION]
    assert page.title().startswith(QUESTION)
    assert site.turns() == before


def test_a_follow_up_knows_what_was_talked_of(page: Page) -> None:
    page.goto(f"/hoi?q={QUESTION}")
    say(page, "con le phi")
    page.wait_for_url("**/tro-chuyen#luot-2")
    assert asked(page) == [QUESTION, "con le phi"]
    fee = turn(page, 2)
    expect(fee.locator(f"a[href='/thu-tuc/{BIRTH}']")).to_be_visible()
    expect(fee).to_contain_text(re.compile("lệ phí", re.IGNORECASE))
    expect(page.locator("#text")).to_have_value("")


def test_buttons_of_an_answer_go_on_in_the_chat(page: Page) -> None:
    page.goto(f"/hoi?q={QUESTION}")
    page.get_by_role("button", name="Vì sao?").click()
    page.wait_for_url("**/tro-chuyen#luot-2")
    assert asked(page) == [QUESTION, "Vì sao?"]
    marked(page)
    # Another part of a procedure takes the place of the part that is shown.
    turn(page, 1).get_by_role("button", name="Thời hạn").click()
    expect(turn(page, 1)).to_contain_text("Thời hạn giải quyết")
    expect(turn(page, 1)).to_be_focused()
    assert asked(page) == [f"{QUESTION} → Thời hạn", "Vì sao?"]
    turn(page, 1).get_by_role("button", name="Vì sao?").click()
    expect(turn(page, 3)).to_be_focused()
    assert is_marked(page)


def test_pages_of_an_answer_turn_in_place(page: Page, site: Served) -> None:
    page.goto("/tro-chuyen")
    say(page, QUESTION)
    first = turn(page, 1)
    expect(first).to_contain_text("Trang 1/")
    kept = site.turns()
    marked(page)
    first.get_by_role("button", name="Trang sau").click()
    expect(turn(page, 1)).to_contain_text("Trang 2/")
    expect(page.locator("[data-turn]")).to_have_count(1)
    assert asked(page) == [QUESTION]
    assert (is_marked(page), site.turns()) == (True, kept)
    page.reload()
    expect(turn(page, 1)).to_contain_text("Trang 2/")


def test_a_page_of_an_answer_by_its_address_turns_into_a_chat(page: Page) -> None:
    page.goto(f"/hoi?q={QUESTION}")
    page.get_by_role("button", name="Trang sau").click()
    page.wait_for_url("**/tro-chuyen#luot-1")
    expect(turn(page, 1)).to_contain_text("Trang 2/")
    assert asked(page) == [QUESTION]


def test_a_sheet_to_print_comes_as_a_file(page: Page, visitor: Visitor) -> None:
    page.goto("/tro-chuyen")
    say(page, QUESTION)
    turn(page, 1).get_by_role("button", name="Bản in").click()
    link = turn(page, 2).locator(".files a")
    sheet = visitor.context.request.get(link.get_attribute("href") or "")
    assert sheet.headers["content-type"] == "application/pdf"
    with pypdfium2.PdfDocument(sheet.body()) as pdf:
        text = "".join(one.get_textpage().get_text_bounded() for one in pdf)
    assert BIRTH in text


def test_a_life_event_is_followed_to_a_procedure(page: Page) -> None:
    page.goto("/")
    page.click("a[href='/viec/sinh-con']")
    page.locator(f"main a[href^='/thu-tuc/{BIRTH}']").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert f"/thu-tuc/{BIRTH}" in page.url
    page.get_by_role("button", name="Hỏi tiếp về thủ tục này").click()
    page.wait_for_url("**/tro-chuyen*")
    expect(turn(page, 1).locator(f"a[href='/thu-tuc/{BIRTH}']")).to_be_visible()
    expect(page.locator(FOLLOW)).to_be_visible()


def test_the_first_turn_can_be_ended_and_is_gone(page: Page, site: Served) -> None:
    before = site.turns()
    page.goto("/tro-chuyen")
    end = page.locator("[data-end] button")
    expect(end).to_be_hidden()
    say(page, "con le phi")
    turn(page, 1)
    end.click()
    page.wait_for_url("**/")
    page.goto("/tro-chuyen")
    expect(page.locator("[data-turn]")).to_have_count(0)
    assert site.turns() == before
