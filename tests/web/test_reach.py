"""Everyone gets there: by keyboard alone, in three languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import PATIENCE
from tests.web.chatting import asked, turn
from tests.web.pages import BIRTH, QUESTION

pytestmark = pytest.mark.xdist_group("home")
expect.set_options(timeout=PATIENCE)
MOST_STEPS = 60
FOCUSED = "document.activeElement"


def tab_to(page: Page, css: str) -> None:
    """Press Tab until something is focused, and see that one can tell."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}.matches({css!r})"):
            assert page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle") == "solid"
            return
    raise AssertionError(f"{css} is not reached in {MOST_STEPS} steps")


def test_keyboard_alone_from_the_first_link_to_an_answer_and_a_button(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.className") == "skip"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, "#q")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_url("**/hoi?q=*")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "button[value^='v1:w:']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tro-chuyen#luot-2")
    assert asked(page) == [QUESTION, "Vì sao?"]
    tab_to(page, "#text")
    page.keyboard.type("con le phi")
    page.keyboard.press("Enter")
    expect(turn(page, 3)).to_be_focused()
    tab_to(page, "#luot-3 button[value$=':time:0']")
    page.keyboard.press("Enter")
    expect(turn(page, 3)).to_contain_text("Thời hạn giải quyết")
    expect(turn(page, 3)).to_be_focused()


def test_suggestions_are_reached_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.locator("#q").press_sequentially("giay khai s")
    expect(page.locator(f".found a[href='/thu-tuc/{BIRTH}']")).to_be_visible()
    tab_to(page, f".found a[href='/thu-tuc/{BIRTH}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/thu-tuc/{BIRTH}")


@pytest.mark.parametrize("address", [f"/thu-tuc/{BIRTH}?truong-hop=1", f"/hoi?q={QUESTION.replace(' ', '+')}", "/"])
def test_another_language_keeps_the_place(page: Page, address: str) -> None:
    page.goto(address)
    place = page.url
    for name, language, button in (
        ("English", "en", "Ask"),
        ("Русский", "ru", "Спросить"),
        ("Tiếng Việt", "vi", "Hỏi"),
    ):
        page.get_by_role("navigation").get_by_role("link", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert page.url == place
        assert page.locator("form[role=search] button").all_inner_texts() in ([button], [])
