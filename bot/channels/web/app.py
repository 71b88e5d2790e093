"""The application: every address of the web channel and what answers it.

Imported by bot.channels.web.serving. Tested by tests/unit/bot/channels/web and, in a browser, by tests/web.
"""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.web import chat, installing, preferences, reading
from bot.channels.web.compressing import Compressed
from bot.channels.web.refusals import failed, refused, too_many
from bot.channels.web.security import Guarded, TooLarge
from bot.channels.web.site import STATIC, Site

FOREVER = "public, max-age=31536000, immutable"


class Files(StaticFiles):
    """Our files; their addresses change when they do, so they may be kept for ever."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """A file with how long it may be kept."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["cache-control"] = FOREVER
        return response


class Counted:
    """The application for those who do not ask too often."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and not scope["path"].startswith(("/static/", "/suc-khoe")):
            request = Request({**scope, "app": scope["app"]})
            if wait := self._site.requests.take(request.client.host if request.client else ""):
                await too_many(self._site, request, wait)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def build_app(site: Site) -> Starlette:
    """The application over a site."""
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
            Route("/ngon-ngu/{language}", preferences.language),
            Route("/suc-khoe", health),
            Route("/robots.txt", robots),
            *installing.ROUTES,
            Mount("/static", Files(directory=STATIC)),
        ],
        middleware=[
            Middleware(Guarded, secure=site.address.startswith("https://")),
            Middleware(Counted, site=site),
            Middleware(Compressed),
        ],
        exception_handlers={HTTPException: refused, TooLarge: refused, Exception: failed},
    )
    app.state.site = site
    return app


async def health(request: Request) -> Response:
    """That the site answers, for whoever watches it."""
    return PlainTextResponse("ok", headers={"cache-control": "no-store"})


async def robots(request: Request) -> Response:
    """What search engines may read: pages, no conversations."""
    closed = ("/hoi", "/tro-chuyen", "/tep", "/mo", "/ngon-ngu", "/can-bo", "/kiosk")
    return PlainTextResponse("User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in closed))
