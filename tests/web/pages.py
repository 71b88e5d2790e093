"""Every page of the web channel that is looked at: by axe, at every width, for what it loads, by scripts/screens.

Add yours here. A page that needs more than its address says what to do first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Page

from tests.web.browser import PATIENCE

BIRTH = "1.001193"
QUESTION = "lam giay khai sinh cho con can giay to gi"
SUBMIT = 'form.follow button[type="submit"]'


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: the name of its picture, its address, what makes it what it is after that, and its status."""

    name: str
    path: str
    prepare: Callable[[Page], object] | None = None
    status: int = 200


def asked(page: Page) -> None:
    """A conversation of two turns."""
    for text in (QUESTION, "con le phi"):
        before = page.locator("[data-turn]").count()
        page.fill("#text", text)
        page.click(SUBMIT)
        page.locator("[data-turn]").nth(before).wait_for(timeout=PATIENCE)


def first(css: str) -> Callable[[Page], None]:
    """What a link leads to, the first of its kind on a page."""

    def follow(page: Page) -> None:
        page.locator(css).first.click()
        page.wait_for_load_state("networkidle")

    return follow


def at(path: str) -> Callable[[Page], object]:
    """Another page, seen by who comes from this one."""
    return lambda page: page.goto(path, wait_until="networkidle")


def typing(page: Page) -> None:
    """Suggestions while somebody types."""
    page.locator("#q").press_sequentially("giay khai s")
    page.locator(".found a").first.wait_for(timeout=PATIENCE)


PAGES = (
    Shown("start", "/"),
    Shown("start-typing", "/", typing),
    Shown("answer", f"/hoi?q={quote(QUESTION)}"),
    Shown("unclear", f"/hoi?q={quote('đất')}"),
    Shown("emergency", f"/hoi?q={quote('cháy nhà rồi cứu với')}"),
    Shown("chat-empty", "/tro-chuyen"),
    Shown("chat", "/tro-chuyen", asked),
    Shown("procedure", f"/thu-tuc/{BIRTH}"),
    Shown("link", "/mo/abc"),
    Shown("invitation-gone", "/vao/abc", status=410),
    Shown("missing", "/khong-co-trang-nay", status=404),
    Shown("offline", "/ngoai-tuyen"),
    Shown("fields", "/linh-vuc"),
    Shown("field", "/linh-vuc", first("main a[href^='/linh-vuc/']")),
    Shown("events", "/viec"),
    Shown("event", "/viec/sinh-con"),
    Shown("communes", "/xa"),
    Shown("commune", "/xa", first("main a[href^='/xa/']")),
    Shown("search", f"/tim?q={quote('khai sinh')}"),
    Shown("privacy", "/rieng-tu"),
    Shown("staff", "/can-bo", status=403),
    Shown("kiosk", "/kiosk/sanh-chinh"),
    Shown("kiosk-procedure", "/kiosk/sanh-chinh", at(f"/thu-tuc/{BIRTH}")),
    Shown("kiosk-answer", "/kiosk/sanh-chinh", at(f"/hoi?q={quote(QUESTION)}")),
)
