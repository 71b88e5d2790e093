"""A Chromium of the system, and what is wrong on the pages that it opens."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, Response
from playwright.sync_api import Error as BrowserError

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Without a worker of pages Playwright says so on every page.
NO_FAULTS = ("Service Worker registration blocked by Playwright",)
# Milliseconds. A busy machine is slow; nothing waits longer than it has to.
PATIENCE = 60_000


def found_chromium() -> str | None:
    """Return the path of a browser of this machine, None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def launched(playwright: Playwright, path: str, keep_pages: bool = False) -> Browser:
    """Return the browser; `keep_pages` lets "back" bring a page as it was left, as people's browsers do."""
    left_out = ["--disable-back-forward-cache"] if keep_pages else None
    return playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"], ignore_default_args=left_out
    )


@dataclass
class Watch:
    """What the pages of a context did that they must not: complained, failed, called other hosts."""

    base: str
    responses: list[Response] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    allowed: tuple[str, ...] = ()  # what a test makes go wrong

    def wrong(self) -> list[str]:
        """Return complaints that no test asked for, and calls of other hosts."""
        unasked = [one for one in self.complaints if not any(part in one for part in (*NO_FAULTS, *self.allowed))]
        return [*unasked, *sorted(self.hosts)]

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("request", self._request)
        context.on("response", lambda response: self.responses.append(response))

    def weight(self) -> int:
        """Bytes of every body that came, uncompressed; none where a page was left before it was read."""
        total = 0
        for response in self.responses:
            with suppress(BrowserError):
                total += len(response.body())
        return total

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(self.base).netloc:
            self.hosts.add(request.url)


@dataclass(frozen=True)
class Visitor:
    """A visitor with a browser of their own, watched."""

    context: BrowserContext
    watch: Watch

    def page(self, address: str = "") -> Page:
        """Return a new page of theirs, at an address."""
        page = self.context.new_page()
        if address:
            page.goto(address)
        return page


def came(browser: Browser, base: str, **options: Any) -> Visitor:
    """Return somebody who comes for the first time; without a worker of our pages unless options say so."""
    context = browser.new_context(base_url=base, **{"service_workers": "block", **options})
    context.set_default_timeout(PATIENCE)
    watch = Watch(base)
    watch.over(context)
    return Visitor(context, watch)
