"""What a telephone needs to install the site, and to say something of use where there is no network.

The worker keeps the page /ngoai-tuyen with its files, and copies of the procedures seen last: only of pages that carry
`KEEP`, which the server gives to visitors who did not sign in. Imported by bot.channels.web.app and
bot.channels.web.reading. Tested by tests/unit/bot/channels/web/test_installing.py and, in a browser, by tests/web.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.web.site import STATIC, WORDING, Site, static
from bot.channels.web.visitor import Visitor
from bot.wording import label
from knowledge.texts import LANGUAGES

OFFLINE = "/ngoai-tuyen"
KEEP = "x-motcua-luu"  # a header; its value is the title of the page, percent-encoded
# Files of the page, and of the pages that are copied.
FILES = ("style.css", "pages.css", "print.css", "page.js", "offline.js", "icon.svg")
# What the page is made of besides the files of STATIC.
MADE_OF = ("templates/web/base.html", "templates/web/offline.html", "locale/web.yaml", "locale/web_offline.yaml")


async def offline(request: Request) -> Response:
    """The page of being offline, the same for everyone who reads a language: the worker asks without cookies."""
    site: Site = request.app.state.site
    language = request.query_params.get("nn", "")
    chosen = language if language in LANGUAGES else site.visitor(request).language
    return site.page(request, "offline.html", language=chosen, here="/")


async def worker(request: Request) -> Response:
    """The script that says so when one is offline; it must stand at the root to see every page."""
    return Response(_worker(), media_type="text/javascript", headers={"cache-control": "no-cache"})


async def manifest(request: Request) -> Response:
    """What a telephone needs to install the site."""
    site: Site = request.app.state.site
    language = site.visitor(request).language
    content = {
        "id": "/",
        "name": f"{label(WORDING, 'name', language)} {label(WORDING, 'place', language)}",
        "short_name": label(WORDING, "name", language),
        "description": label(WORDING, "description", language),
        "lang": language,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#8a1c1c",
        "icons": [
            {"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("icon-512.png"), "sizes": "512x512", "type": "image/png"},
            # The drawing of it stays within the circle of which no mask takes anything (40 % of the side).
            {"src": static("icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }
    headers = {"cache-control": "private, no-cache", "vary": "cookie"}
    return JSONResponse(content, media_type="application/manifest+json", headers=headers)


def let_keep(response: Response, visitor: Visitor, title: str) -> None:
    """Lets the worker keep a copy of a page, under its title, for a visitor who did not sign in."""
    if not visitor.visit.lasting:
        response.headers[KEEP] = quote(title)


ROUTES = [Route(OFFLINE, offline), Route("/sw.js", worker), Route("/manifest.webmanifest", manifest)]


@cache
def _worker() -> str:
    """The script, after the name of what it keeps, which changes when any of that does."""
    fonts = [f"/static/fonts/{path.name}" for path in sorted((STATIC / "fonts").glob("*.woff2"))]
    contents = [path.read_bytes() for path in sorted(STATIC.rglob("*")) if path.is_file()]
    contents += [resources.files("bot").joinpath(name).read_bytes() for name in MADE_OF]
    version = hashlib.sha256(b"\0".join(contents)).hexdigest()[:12]
    files = [*map(static, FILES), *fonts]
    shell = json.dumps({"version": version, "files": files})
    return f"const SHELL = {shell};\n" + (STATIC / "sw.js").read_text(encoding="utf-8")
