"""What is kept of a visitor, and the list of pages for search engines. Imported by bot.channels.web.linked. Tested by
tests/unit/bot/channels/web/test_about.py.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.web.kiosk_mode import KIOSK_COOKIE
from bot.channels.web.site import Site
from bot.channels.web.turns import MOST_TURNS
from bot.channels.web.visitor import LANGUAGE_COOKIE, YEAR, key_name
from bot.channels.web.visits import ANONYMOUS, SIGNED_IN
from bot.channels.web.words import LINKED, words
from bot.concurrency import run_in_threadpool
from bot.messages import Message
from bot.privacy import PRIVACY, privacy_reply
from bot.state_schema import DAY

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
HOUR = 3600


async def privacy(request: Request) -> Response:
    """What the assistant and this site keep of a visitor, and how to have it deleted."""
    site: Site = request.app.state.site
    visitor = site.visitor(request)
    said = privacy_reply(Message(visitor.person, action=PRIVACY), visitor.language)
    return site.page(
        request, "privacy.html", t2=words(LINKED, visitor.language), kept=said.pages[0] if said else "",
        cookie=key_name(site.secure(request)), language_cookie=LANGUAGE_COOKIE, kiosk_cookie=KIOSK_COOKIE,
        turns=MOST_TURNS, hours=round(ANONYMOUS / HOUR), days=round(SIGNED_IN / DAY), year=round(YEAR / DAY),
    )  # fmt: skip


async def sitemap(request: Request) -> Response:
    """The address of every page that is the same for everybody. Its host is trusted where it is set alone."""
    site: Site = request.app.state.site
    base = escape(site.base(request))
    addresses = await run_in_threadpool(site.pages.addresses)
    lines = "".join(f"<url><loc>{base}{escape(address)}</loc></url>\n" for address in addresses)
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP}">\n{lines}</urlset>\n'
    kept = "public, max-age=3600" if site.address else "no-store"
    return Response(content, media_type="application/xml", headers={"cache-control": kept})


ROUTES = [Route("/rieng-tu", privacy), Route("/sitemap.xml", sitemap)]
