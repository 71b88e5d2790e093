"""The application: every address of the web channel and what answers it.

Imported by bot.channels.web.serving. Tested by tests/unit/bot/channels/web and, in a browser, by tests/web.
"""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.web import chat, entering, handbooks, preferences, reading, staff
from bot.channels.web.refusals import failed, refused, too_many
from bot.channels.web.security import Guarded, TooLarge
from bot.channels.web.site import STATIC, WORDING, Site
from bot.wording import label

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
            *entering.ROUTES,
            *staff.ROUTES,
            *handbooks.ROUTES,
            Route("/suc-khoe", health),
            Route("/robots.txt", robots),
            Route("/manifest.webmanifest", manifest),
            Route("/sw.js", worker),
            Mount("/static", Files(directory=STATIC)),
        ],
        middleware=[
            Middleware(Guarded, secure=site.address.startswith("https://")),
            Middleware(Counted, site=site),
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


async def manifest(request: Request) -> Response:
    """What a telephone needs to install the site."""
    site: Site = request.app.state.site
    language = site.visitor(request).language
    content = {
        "name": f"{label(WORDING, 'name', language)} {label(WORDING, 'place', language)}",
        "short_name": label(WORDING, "name", language),
        "description": label(WORDING, "description", language),
        "lang": language,
        "start_url": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#8a1c1c",
        "icons": [
            {"src": "/static/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "/static/icon-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": "/static/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
        ],
    }
    return JSONResponse(content, media_type="application/manifest+json", headers={"vary": "cookie"})


async def worker(request: Request) -> Response:
    """The script that says so when one is offline; it must stand at the root to see every page."""
    return FileResponse(STATIC / "sw.js", media_type="text/javascript", headers={"cache-control": "no-cache"})
