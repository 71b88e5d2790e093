"""What a person does in the chat, for the tests of it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.web.browser import PATIENCE

FOLLOW = "form.follow button[type=submit]"


def say(page: Page, text: str) -> None:
    """Type something and send it."""
    page.fill("#text", text)
    page.click(FOLLOW)


def asked(page: Page) -> list[str]:
    """Return what was asked in the turns of a page, in their order, without the words for those who do not see."""
    return [
        one.evaluate("one => one.lastChild.textContent.trim()") for one in page.locator("[data-turn] h2.asked").all()
    ]


def turn(page: Page, number: int) -> Locator:
    """Return a turn, once it is there."""
    found = page.locator(f"#luot-{number}")
    expect(found).to_be_visible(timeout=PATIENCE)
    return found


def marked(page: Page) -> None:
    """Mark a page, so that one can tell whether it was loaded anew."""
    page.evaluate("window.mark = 1")


def is_marked(page: Page) -> bool:
    """Whether it is still the page that was marked."""
    return bool(page.evaluate("window.mark === 1"))
