"""Pages that are read: the start, a procedure with its printed sheet and code. Imported by bot.channels.web.app. Tested
by tests/unit/bot/channels/web/test_reading.py and, in a browser, by tests/web.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.channels.web.chat import media_type
from bot.channels.web.entering import invitation_of
from bot.channels.web.installing import let_keep
from bot.channels.web.limits import asker
from bot.channels.web.numbers import whole
from bot.channels.web.refusals import too_many
from bot.channels.web.site import Site
from bot.channels.web.staff_page import STAFF_WORDS
from bot.channels.web.words import LINKED, words
from bot.concurrency import ask_in_threadpool, run_in_threadpool
from bot.links import START, CentreLink, JourneyLink, ProcedureLink, decode_link
from bot.qr import qr_svg
from bot.roles import STAFF
from bot.wording import load_wording

MOST_CASES = 999
_CODE = re.compile(r"[\w.-]{3,32}\Z", re.ASCII)
_drawn = lru_cache(maxsize=1024)(qr_svg)  # 1.5 KB each; drawing takes 4 ms


async def start(request: Request) -> Response:
    """The first page."""
    site: Site = request.app.state.site
    language = site.visitor(request).language
    events = site.pages.events(language)
    examples = load_wording("web_start")[language]["examples"]
    return site.page(request, "start.html", events=events, examples=examples)


async def procedure(request: Request) -> Response:
    """A procedure whole."""
    site: Site = request.app.state.site
    visitor = site.visitor(request)
    page = await run_in_threadpool(site.pages.procedure, request.path_params["code"], visitor.language, _case(request))
    if page is None:
        raise HTTPException(404)
    visit, officer = visitor.visit, None
    if site.staff and visit.lasting and site.staff.role(visit.person) in STAFF:
        officer = await run_in_threadpool(site.staff.procedure, page.code, visitor.language)
    t2, t3 = words(LINKED, visitor.language), words(STAFF_WORDS, visitor.language)
    response = site.page(request, "procedure.html", page=page, officer=officer, t2=t2, t3=t3)
    if officer:
        response.headers["cache-control"] = "private, no-store"
    elif site.kiosk(request) is None:
        let_keep(response, visitor, page.everyday or page.title)
    return response


async def printed(request: Request) -> Response:
    """The papers of a procedure as one sheet to print."""
    site: Site = request.app.state.site
    code, language = request.path_params["code"], site.visitor(request).language
    if wait := site.answers.take(asker(request)):
        return too_many(site, request, wait)
    address = f"{site.base(request)}/thu-tuc/{code}"
    file = await ask_in_threadpool(site.pages.sheet, code, language, _case(request), address)
    if file is None:
        raise HTTPException(404)
    return Response(file.content, media_type=media_type(file.name), headers={
        "content-disposition": f"inline; filename*=utf-8''{quote(file.name)}", "cache-control": "private, no-cache",
    })  # fmt: skip


async def code(request: Request) -> Response:
    """The QR code that opens the page of a procedure."""
    site: Site = request.app.state.site
    asked = request.path_params["code"]
    if _CODE.match(asked) is None:
        raise HTTPException(404)
    drawn = await run_in_threadpool(_drawn, f"{site.base(request)}/thu-tuc/{asked}")
    # Without an address of its own the site believes what a request calls it: no cache may keep that for others.
    kept = "public, max-age=86400" if site.address else "private, no-cache"
    return Response(drawn, media_type="image/svg+xml", headers={"cache-control": kept})


async def opened(request: Request) -> Response:
    """What a deep link asks for: a page that has an address of its own, else a page with the button that opens it."""
    site: Site = request.app.state.site
    payload = request.path_params["payload"]
    if token := invitation_of(START + payload):
        return RedirectResponse(f"/vao/{token}", 303)
    match decode_link(payload):
        case ProcedureLink(code):
            return RedirectResponse(f"/thu-tuc/{code}", 303)
        case JourneyLink(name):
            return RedirectResponse(f"/viec/{name}", 303)
        case CentreLink(unit):
            return RedirectResponse(f"/xa/{unit}", 303)
    return site.page(request, "open.html", action=f"start:{payload}")


def _case(request: Request) -> int | None:
    place = whole(request.query_params.get("truong-hop", ""), MOST_CASES)
    return place - 1 if place else None
