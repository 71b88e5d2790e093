"""Every page of tests/web/pages.py: for everyone (WCAG 2.2 AA by axe) in either scheme of colours on a small and a
large screen, never wider than the screen, nothing from elsewhere, light enough for a slow network.
"""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.browser import Visitor
from tests.web.conftest import Comes
from tests.web.pages import PAGES, Shown

pytestmark = pytest.mark.xdist_group("home")

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
WIDTHS = (320, 1440)
HEAVIEST = 150_000  # bytes of everything that a first visit brings, before it is compressed


def shown(visitor: Visitor, one: Shown) -> Page:
    """Return a page as it is looked at."""
    if one.status >= 400:
        visitor.watch.allowed = (str(one.status),)
    page = visitor.context.new_page()
    response = page.goto(one.path, wait_until="networkidle")
    assert response is not None
    assert response.status == one.status
    if one.prepare:
        one.prepare(page)
    return page


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """Return the rules that a page breaks, and where."""
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    return [(rule["id"], [str(node["target"]) for node in rule["nodes"]]) for rule in found["violations"]]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
def test_a_page_is_for_everyone(comes: Comes, one: Shown, width: int) -> None:
    page = shown(comes(viewport={"width": width, "height": 800}), one)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert faults(page) == [], scheme


@pytest.mark.parametrize("one", [one for one in PAGES if not one.prepare], ids=lambda one: one.name)
def test_a_first_visit_is_light(comes: Comes, one: Shown) -> None:
    visitor = comes(viewport={"width": 390, "height": 844})
    shown(visitor, one)
    assert 0 < visitor.watch.weight() < HEAVIEST
