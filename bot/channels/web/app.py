"""The application: every address of the web channel and what answers it.

Imported by bot.channels.web.serving. Tested by tests/unit/bot/channels/web and, in a browser, by tests/web.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.channels.web import chat, entering, handbooks, installing, linked, preferences, reading, staff
from bot.channels.web.compressing import Compressed
from bot.channels.web.gates import Counted, Faults, Named
from bot.channels.web.kiosk import ROUTES as KIOSK
from bot.channels.web.kiosk_mode import Untraced
from bot.channels.web.refusals import refused
from bot.channels.web.security import Guarded, TooLarge
from bot.channels.web.site import STATIC, Site
from bot.channels.web.visits import SWEEP_EVERY
from bot.concurrency import run_in_threadpool

logger = logging.getLogger(__name__)
Beside = Callable[[], AbstractAsyncContextManager[object]]
FOREVER, A_DAY = "public, max-age=31536000, immutable", "public, max-age=86400"


class Files(StaticFiles):
    """Our files; addresses with a version change when the file does, so that they may be kept for ever."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """A file with how long it may be kept."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["cache-control"] = FOREVER if b"v=" in scope["query_string"] else A_DAY
        return response


def build_app(site: Site, beside: Beside | None = None) -> Starlette:
    """The application over a site; what `beside` opens is open while it is served."""
    app = Starlette(
        routes=[
            Route("/", reading.start),
            Route("/hoi", chat.ask),
            Route("/tro-chuyen", chat.talk, methods=["GET"]),
            Route("/tro-chuyen", chat.send, methods=["POST"]),
            Route("/tro-chuyen/xoa", preferences.end, methods=["POST"]),
            Route("/tep/{number:int}/{place:int}/{name}", chat.file),
            Route("/thu-tuc/{code}", reading.procedure),
            Route("/thu-tuc/{code}/giay-to.pdf", reading.printed),
            Route("/thu-tuc/{code}/qr.svg", reading.code),
            Route("/mo/{payload}", reading.opened),
            *linked.ROUTES,
            Route("/ngon-ngu/{language}", preferences.language),
            *entering.ROUTES,
            *staff.ROUTES,
            *handbooks.ROUTES,
            Route("/suc-khoe", health),
            *KIOSK,
            Route("/robots.txt", robots),
            *installing.ROUTES,
            Mount("/static", Files(directory=STATIC)),
        ],
        middleware=[
            Middleware(Guarded, secure=site.address.startswith("https://")),
            Middleware(Untraced, kiosks=site.kiosks),
            Middleware(Faults, site=site),
            Middleware(Named, site=site),
            Middleware(Counted, site=site),
            Middleware(Compressed),
        ],
        exception_handlers={HTTPException: refused, TooLarge: refused},
        lifespan=sweeping,
    )
    app.state.site, app.state.beside = site, beside
    return app


@asynccontextmanager
async def sweeping(app: Starlette) -> AsyncIterator[None]:
    """While the site is served, visits that are over end in time, whether somebody comes or not."""
    site: Site = app.state.site

    async def sweep() -> None:
        while True:
            try:
                await run_in_threadpool(site.visits.sweep)
            except Exception as error:
                logger.error("Visits could not be swept: %s", type(error).__name__)
            await asyncio.sleep(SWEEP_EVERY)

    async with AsyncExitStack() as stack:
        if app.state.beside:
            await stack.enter_async_context(app.state.beside())
        task = asyncio.create_task(sweep())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def health(request: Request) -> Response:
    """That the site answers, for whoever watches it."""
    return PlainTextResponse("ok", headers={"cache-control": "no-store"})


async def robots(request: Request) -> Response:
    """What search engines may read: pages, no conversations."""
    closed = ("/hoi", "/tro-chuyen", "/tep", "/mo", "/ngon-ngu", "/tim", "/can-bo", "/kiosk")
    site: Site = request.app.state.site
    lines = "".join(f"Disallow: {path}\n" for path in closed)
    return PlainTextResponse(f"User-agent: *\n{lines}Sitemap: {site.base(request)}/sitemap.xml\n")
