"""What every request passes before a page is made: faults, the name by which the site is called, how often one
asks.

Pure ASGI. Imported by bot.channels.web.app. Tested by tests/unit/bot/channels/web/test_gates.py.
"""

from __future__ import annotations

import logging
import traceback
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.web.limits import asker
from bot.channels.web.refusals import too_many
from bot.channels.web.site import Site

logger = logging.getLogger(__name__)
# Without a page around them; whoever watches the process asks under any name and as often as they like.
BARE = ("/static/", "/suc-khoe")
OWN = frozenset({"127.0.0.1", "localhost", "[::1]"})  # names by which a process is reached on its own machine


class Faults:
    """The application whose faults are logged without what was asked, and told without a trace.

    A handler of Starlette for every exception would answer outside all middleware, without the headers of `Guarded`.
    """

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:
            _log(scope, error)
            if begun:
                raise
            try:
                response = self._site.page(Request(scope), "error.html", 500, kind="fault", text="")
            except Exception as second:
                _log(scope, second)
                response = PlainTextResponse(f"{self._site.hotline}", 500)
            await response(scope, receive, send)


class Named:
    """The application for requests that call the site by its own name, where it has one."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._site = app, site
        self._names = OWN | {_host(urlsplit(site.address).netloc)} if site.address else frozenset()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if self._names and scope["type"] == "http" and not scope["path"].startswith(BARE):
            request = Request(scope)
            if _host(request.headers.get("host", "")) not in self._names:
                await self._site.page(request, "error.html", 421, kind="elsewhere", text="")(scope, receive, send)
                return
        await self._app(scope, receive, send)


class Counted:
    """The application for those who do not ask too often."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and not scope["path"].startswith(BARE):
            request = Request(scope)
            if wait := self._site.requests.take(asker(request)):
                await too_many(self._site, request, wait)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _host(netloc: str) -> str:
    """The name in "name:port", small letters."""
    name, _, port = netloc.rpartition("@")[2].lower().rpartition(":")
    return name if name and port.isdigit() else netloc.rpartition("@")[2].lower()


def _log(scope: Scope, error: Exception) -> None:
    """Where a fault happened, and its kind. What the error says may be what somebody asked, and an address may hold a
    token or a name: neither is written down.
    """
    route = scope.get("route")
    logger.error(
        "%s %s failed: %s\n%s", scope["method"], getattr(route, "path", "?"), type(error).__name__,
        "".join(traceback.format_tb(error.__traceback__)).rstrip(),
    )  # fmt: skip
