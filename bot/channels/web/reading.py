"""Pages that are read: the start, a procedure with its printed sheet and code. Imported by bot.channels.web.app. Tested
by tests/unit/bot/channels/web/test_reading.py and, in a browser, by tests/web.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.channels.web.chat import media_type
from bot.channels.web.entering import invitation_of
from bot.channels.web.site import Site
from bot.channels.web.staff_page import words
from bot.concurrency import run_in_threadpool
from bot.links import START, CentreLink, JourneyLink, ProcedureLink, decode_link
from bot.qr import qr_svg
from bot.roles import STAFF
from bot.wording import load_wording


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
    language = site.visitor(request).language
    page = await run_in_threadpool(site.pages.procedure, request.path_params["code"], language, _case(request))
    if page is None:
        raise HTTPException(404)
    visit = site.visitor(request).visit
    officer = None
    if site.staff and visit.lasting and site.staff.role(visit.person) in STAFF:
        officer = await run_in_threadpool(site.staff.procedure, page.code, language)
    response = site.page(request, "procedure.html", page=page, officer=officer, t2=words(language))
    if officer:
        response.headers["cache-control"] = "private, no-store"
    return response


async def printed(request: Request) -> Response:
    """The papers of a procedure as one sheet to print."""
    site: Site = request.app.state.site
    code, language = request.path_params["code"], site.visitor(request).language
    address = f"{site.base(request)}/thu-tuc/{code}"
    file = await run_in_threadpool(site.pages.sheet, code, language, _case(request), address)
    if file is None:
        raise HTTPException(404)
    return Response(file.content, media_type=media_type(file.name), headers={
        "content-disposition": f'inline; filename="{file.name}"', "cache-control": "private, no-cache",
    })  # fmt: skip


async def code(request: Request) -> Response:
    """The QR code that opens the page of a procedure."""
    site: Site = request.app.state.site
    drawn = qr_svg(f"{site.base(request)}/thu-tuc/{request.path_params['code']}")
    return Response(drawn, media_type="image/svg+xml", headers={"cache-control": "public, max-age=86400"})


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
    asked = request.query_params.get("truong-hop", "")
    return int(asked) - 1 if asked.isdigit() and len(asked) < 4 else None
