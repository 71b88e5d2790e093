"""Compresses what gets smaller by it: a procedure is 30 KB of text, and many here pay by the megabyte.

Fonts, pictures and PDFs are compressed already. Pages hold no secret that stays the same from one to the next (the
token of a form is salted anew each time, bot.channels.web.visits), so their lengths give nothing away. Imported by
bot.channels.web.app. Tested by tests/unit/bot/channels/web/test_compressing.py.
"""

from __future__ import annotations

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

SMALLEST = 1000  # bytes
LEVEL = 6
AS_THEY_ARE = (".woff2", ".png", ".pdf")


class Compressed:
    """The application with its answers compressed for who takes it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._smaller = GZipMiddleware(app, minimum_size=SMALLEST, compresslevel=LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        as_it_is = scope["type"] != "http" or scope["path"].endswith(AS_THEY_ARE)
        await (self._app if as_it_is else self._smaller)(scope, receive, send)
