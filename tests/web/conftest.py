"""The site as a process, a browser, and a context of it that is watched.

Playwright holds an event loop while it runs, so it lives as long as the tests of this folder and no longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.unit.bot.home import authored_home
from tests.web.browser import Visitor, came, found_chromium, launched
from tests.web.process import Served, fresh_home, serving

Comes = Callable[..., Visitor]


@pytest.fixture(scope="package")
def chromium() -> str:
    path = found_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    return path


@pytest.fixture(scope="package")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the site over the authored content; it starts only where there is a browser."""
    home = fresh_home(authored_home(), tmp_path_factory.mktemp("web") / "home")
    with serving(home) as served:
        yield served


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(chromium: str, playwright: Playwright) -> Iterator[Browser]:
    browser = launched(playwright, chromium)
    yield browser
    browser.close()


@pytest.fixture
def comes(browser: Browser, site: Served) -> Iterator[Comes]:
    """Return what opens a browser for somebody who comes for the first time. When a test is over, no page of theirs
    may have complained or called another host.
    """
    visitors: list[Visitor] = []

    def one(in_browser: Browser = browser, **options: Any) -> Visitor:
        visitors.append(came(in_browser, site.base, **options))
        return visitors[-1]

    yield one
    wrong = [one.watch.wrong() for one in visitors]
    for visitor in visitors:
        visitor.context.close()
    assert wrong == [[] for _ in visitors]


@pytest.fixture
def visitor(comes: Comes) -> Visitor:
    """Return somebody with a telephone."""
    return comes(viewport={"width": 390, "height": 844})


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """Return a page of theirs."""
    return visitor.page()
