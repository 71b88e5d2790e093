"""Back, reload, twice: no turn is ever lost or made again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.web.browser import PATIENCE, Visitor, launched
from tests.web.chatting import FOLLOW, asked, is_marked, marked, say, turn
from tests.web.conftest import Comes
from tests.web.pages import QUESTION
from tests.web.process import Served

pytestmark = pytest.mark.xdist_group("home")
expect.set_options(timeout=PATIENCE)


def test_reload_shows_the_turns_and_makes_none(page: Page, site: Served) -> None:
    before = site.turns()
    page.goto("/tro-chuyen")
    for number, text in enumerate((QUESTION, "con le phi"), 1):
        say(page, text)
        turn(page, number)
    for _ in range(2):
        page.reload()
        assert asked(page) == [QUESTION, "con le phi"]
    assert site.turns() == before + 2


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_pressed_twice_it_is_one_turn(comes: Comes, site: Served, scripts: bool) -> None:
    before = site.turns()
    page = comes(java_script_enabled=scripts).page("/tro-chuyen")
    page.fill("#text", QUESTION)
    page.dblclick(FOLLOW)
    turn(page, 1)
    page.goto("/tro-chuyen")
    assert asked(page) == [QUESTION]
    assert site.turns() == before + 1


def test_the_same_said_again_later_is_another_turn(page: Page, site: Served) -> None:
    before = site.turns()
    page.goto("/tro-chuyen")
    for number in (1, 2):
        say(page, QUESTION)
        turn(page, number)
    page.reload()
    say(page, QUESTION)
    turn(page, 3)
    assert site.turns() == before + 3


@pytest.mark.parametrize("kept", [False, True], ids=["loaded again", "as it was left"])
def test_back_and_forward_show_every_turn(comes: Comes, playwright: Playwright, chromium: str, kept: bool) -> None:
    browser = launched(playwright, chromium, keep_pages=kept)
    page = comes(browser).page("/")
    page.goto(f"/hoi?q={QUESTION}")
    marked(page)
    say(page, "con le phi")
    turn(page, 2)
    say(page, "nop o dau")
    turn(page, 3)
    page.goto("/")
    page.go_back(wait_until="commit")
    turn(page, 3)
    assert asked(page) == [QUESTION, "con le phi", "nop o dau"]
    page.go_back(wait_until="commit")
    page.wait_for_url("**/hoi?q=*", wait_until="commit")
    expect(page.locator("[data-turn]")).to_have_count(1)
    assert is_marked(page) == kept
    assert asked(page) == [QUESTION]
    say(page, "bao lau thi xong")
    turn(page, 4)
    assert asked(page) == [QUESTION, "con le phi", "nop o dau", "bao lau thi xong"]
    page.context.close()
    browser.close()


def test_a_form_sent_again_by_the_browser_makes_no_second_turn(page: Page, visitor: Visitor, site: Served) -> None:
    page.goto("/tro-chuyen")
    before = site.turns()
    fields = {name: page.locator(f"form.follow input[name={name}]").input_value() for name in ("token", "once")}
    for _ in range(3):
        answer = visitor.context.request.post("/tro-chuyen", form={**fields, "text": QUESTION})
        assert answer.url.endswith("/tro-chuyen#luot-1") or answer.url.endswith("/tro-chuyen")
    assert site.turns() == before + 1


def test_turns_of_another_tab_are_not_missed(visitor: Visitor) -> None:
    one, other = visitor.page("/tro-chuyen"), visitor.page("/tro-chuyen")
    say(one, QUESTION)
    turn(one, 1)
    say(other, "con le phi")
    turn(other, 2)
    assert asked(other) == [QUESTION, "con le phi"]
    say(one, "nop o dau")
    turn(one, 3)
    assert asked(one) == [QUESTION, "con le phi", "nop o dau"]


def test_without_scripts_a_question_and_a_follow_up_are_answered(comes: Comes) -> None:
    page = comes(java_script_enabled=False).page("/")
    page.fill("#q", QUESTION)
    page.click("form[role=search] button")
    expect(page.locator("[data-turn]")).to_contain_text("Giấy chứng sinh")
    say(page, "con le phi")
    turn(page, 2)
    assert asked(page) == [QUESTION, "con le phi"]
    turn(page, 1).get_by_role("button", name="Vì sao?").click()
    turn(page, 3)
    page.go_back()
    page.go_forward()
    page.reload()
    assert asked(page) == [QUESTION, "con le phi", "Vì sao?"]
