"""The kiosk of a hall: its start, the end of a visit there, and files on the screen with a button that prints them.

`/kiosk/<name>` makes the browser that kiosk; `/kiosk/<name>/het` forgets the visitor, `/kiosk/<name>/tat` makes the
browser an ordinary one again (no page leads there). Imported by bot.channels.web.app. Tested by
tests/unit/bot/channels/web/test_kiosk.py and, in a browser, by tests/web/test_kiosk.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.inward import SHOWN
from bot.channels.web.kiosk_mode import KIOSK_COOKIE, ROOT, give_kiosk
from bot.channels.web.limits import asker
from bot.channels.web.refusals import too_many
from bot.channels.web.site import Site
from bot.channels.web.visitor import LANGUAGE_COOKIE, Visitor, drop_key, give_language
from bot.concurrency import run_in_threadpool
from bot.guide import load_topics
from bot.journeys import ShowJourney, encode_journey, said
from bot.kiosks import Kiosk
from bot.messages import Choice
from bot.pdf_pages import PdfError, page_count, page_png

_KEPT = re.compile(r"/tep/(\d{1,9})/(\d{1,4})/", re.ASCII)
_SHEET = re.compile(r"/thu-tuc/([\d.]{5,16})/giay-to\.pdf(?:\?(.*))?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file to show: its bytes, and what it is called."""

    content: bytes
    title: str


async def begin(request: Request) -> Response:
    """The start; from now on the browser is this kiosk."""
    site: Site = request.app.state.site
    kiosk = _kiosk(request)
    chosen, visitor = request.cookies.get(LANGUAGE_COOKIE, ""), site.visitor(request)
    language = chosen if chosen in kiosk.languages else kiosk.languages[0]
    fresh = not visitor.visit.kept and language == kiosk.languages[0]
    response = site.page(
        request, "kiosk_start.html", kiosk=kiosk, language=language, tiles=tiles(site, language), fresh=fresh
    )
    give_kiosk(response, kiosk, site.secure(request))
    if language != visitor.language:
        give_language(response, language, site.secure(request))
    return response


async def finish(request: Request) -> Response:
    """Forgets the visitor and goes back to the start, whatever came: a kiosk is never stuck at who was there before.

    What forgets is a form of the visitor's own page or, from a browser without scripts, an address that is loaded by
    itself; not what another site makes a browser load.
    """
    site: Site = request.app.state.site
    kiosk = _kiosk(request)
    visitor = site.visitor(request)
    token: object = ""
    if request.method == "POST" and not request.state.too_large:
        token = (await request.form(max_files=0, max_fields=4)).get("token", "")
    signed = isinstance(token, str) and site.visits.signed(visitor.visit, token)
    own = request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    if signed or (own and site.kiosk(request) is not None):
        await run_in_threadpool(site.visits.end, visitor.visit)
    response = RedirectResponse(f"{ROOT}{kiosk.name}", 303)
    if signed or own:
        drop_key(response, site.secure(request))
        response.delete_cookie(LANGUAGE_COOKIE)
    return response


async def leave(request: Request) -> Response:
    """Makes the browser an ordinary one again."""
    response = RedirectResponse("/", 303)
    response.delete_cookie(KIOSK_COOKIE)
    return response


async def sheet(request: Request) -> Response:
    """A file on the screen, page by page, with a button that prints it."""
    site: Site = request.app.state.site
    kiosk, address = _kiosk(request), request.query_params.get("tep", "")
    if wait := site.answers.take(asker(request)):
        return too_many(site, request, wait)
    found = await run_in_threadpool(_found, site, request, site.visitor(request), address)
    if found.title.lower().endswith(".png"):
        pictures = [address]
    else:
        pages = range(1, await run_in_threadpool(_pages, found) + 1)
        pictures = [f"{ROOT}{kiosk.name}/to/{page}.png?tep={quote(address, safe='/')}" for page in pages]
    return site.page(request, "kiosk_sheet.html", kiosk=kiosk, title=found.title, pictures=pictures)


async def picture(request: Request) -> Response:
    """A page of a file as a picture."""
    site: Site = request.app.state.site
    address = request.query_params.get("tep", "")
    if wait := site.answers.take(asker(request)):
        return too_many(site, request, wait)
    found = await run_in_threadpool(_found, site, request, site.visitor(request), address)
    try:
        drawn = await run_in_threadpool(page_png, found.content, request.path_params["page"])
    except PdfError as error:
        raise HTTPException(404) from error
    if drawn is None:
        raise HTTPException(404)
    return Response(drawn, media_type="image/png")


def tiles(site: Site, language: str) -> list[Choice]:
    """What people come for, as buttons: the topics in their order, then the life events that none of them opens."""
    topics = load_topics()
    named = {topic.journey for topic in topics}
    choices = [Choice(said(topic.label, language), topic.action) for topic in topics]
    others = [event for event in site.pages.events(language) if event.name not in named]
    return choices + [Choice(event.title, encode_journey(ShowJourney(event.name))) for event in others]


def _kiosk(request: Request) -> Kiosk:
    site: Site = request.app.state.site
    kiosk = site.kiosks.get(request.path_params["name"])
    if kiosk is None:
        raise HTTPException(404)
    return kiosk


def _found(site: Site, request: Request, visitor: Visitor, address: str) -> Sheet:
    """The file of an address of the site that this visitor may see. Raises HTTPException where there is none."""
    if kept := _KEPT.match(address):
        files = site.visits.files(visitor.visit.person, int(kept[1]))
        file = files[int(kept[2])] if int(kept[2]) < len(files) else None
        if file is not None and file.name.lower().endswith(SHOWN):
            return Sheet(file.content, file.name)
    elif named := _SHEET.match(address):
        case = parse_qs(named[2] or "").get("truong-hop", [""])[0]
        place = int(case) - 1 if case.isdecimal() and len(case) < 4 else None
        page = f"{site.base(request)}/thu-tuc/{named[1]}"
        if (drawn := site.pages.sheet(named[1], visitor.language, place, page)) is not None:
            return Sheet(drawn.content, drawn.name)
    raise HTTPException(404)


def _pages(found: Sheet) -> int:
    try:
        return page_count(found.content)
    except PdfError as error:
        raise HTTPException(404) from error


ROUTES = [
    Route("/kiosk/{name}", begin),
    Route("/kiosk/{name}/het", finish, methods=["GET", "POST"]),
    Route("/kiosk/{name}/tat", leave),
    Route("/kiosk/{name}/to", sheet),
    Route("/kiosk/{name}/to/{page:int}.png", picture),
]
