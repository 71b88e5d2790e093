"""The page of those who were invited: what they may do, where they are signed in, and for administrators who else is.

Imported by bot.channels.web.app. Tested by tests/unit/bot/channels/web/test_staff.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels import base
from bot.channels.web.entering import HOME
from bot.channels.web.forms import posted
from bot.channels.web.sign_ins import LASTS, SignIns
from bot.channels.web.site import Site
from bot.channels.web.staff_page import closed, page, staff_of
from bot.channels.web.visitor import Visitor, drop_key
from bot.concurrency import run_in_threadpool
from bot.messages import Role
from bot.pages.staff import Standing
from bot.qr import qr_svg
from bot.roles import HELPERS, STAFF

DEVICE = f"{HOME}/thiet-bi"
VIETNAM = timezone(timedelta(hours=7))
LEADS = frozenset({Role.LEADER, Role.ADMIN})
ADMIN = frozenset({Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Tile:
    """Something to open: the key of its wording, and the action that it sends or the address that it leads to."""

    key: str
    action: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who is signed in: the key of the person, who they are, in how many places, and when last."""

    person: str
    standing: Standing
    places: int
    seen: str


# What is on the page, for whom.
TILES = (
    (STAFF, Tile("path", action=base.TRAIN)),
    (STAFF, Tile("rehearsal", action=base.REHEARSE)),
    (STAFF, Tile("handbooks", address="/so-tay")),
    (STAFF, Tile("lookup", action=base.LOOKUP)),
    (STAFF, Tile("changes", action=base.CHANGES)),
    (HELPERS, Tile("assist", action=base.ASSIST)),
    (HELPERS, Tile("counts", action=base.COUNTS)),
    (LEADS, Tile("invite", action=base.INVITE)),
    (ADMIN, Tile("report", action=base.REPORT)),
    (ADMIN, Tile("admin", action=base.ADMIN)),
)


async def home(request: Request) -> Response:
    """The page."""
    site: Site = request.app.state.site
    if refusal := closed(site, request):
        return refusal
    visitor = site.visitor(request)
    return page(
        site, request, "staff.html", **await run_in_threadpool(_shown, site, visitor),
        entered="vao" in request.query_params, ended="het" in request.query_params,
    )  # fmt: skip


async def leave(request: Request) -> Response:
    """Signs out here."""
    site: Site = request.app.state.site
    visitor = site.visitor(request)
    form = await _form(request, site, visitor)
    if isinstance(form, Response):
        return form
    await run_in_threadpool(site.visits.end, visitor.visit)
    return _out(site, request)


async def leave_everywhere(request: Request) -> Response:
    """Signs out wherever one is signed in."""
    site: Site = request.app.state.site
    visitor = site.visitor(request)
    form = await _form(request, site, visitor)
    if isinstance(form, Response):
        return form
    await run_in_threadpool(SignIns(site.visits).end, visitor.visit.person)
    return _out(site, request)


async def device(request: Request) -> Response:
    """Makes a link that signs the same person in on another device."""
    site: Site = request.app.state.site
    visitor = site.visitor(request)
    form = await _form(request, site, visitor)
    if isinstance(form, Response):
        return form
    mark = str(form.get("once", ""))[:64]
    await run_in_threadpool(SignIns(site.visits).make, visitor.visit.person, mark)
    return RedirectResponse(f"{DEVICE}?ma={quote(mark)}", 303)


async def device_link(request: Request) -> Response:
    """The link that a form made, as an address and as a code to scan."""
    site: Site = request.app.state.site
    if refusal := closed(site, request):
        return refusal
    link = await run_in_threadpool(_link, site, request)
    minutes = int(LASTS / 60)
    mark = request.query_params.get("ma", "")
    return page(site, request, "staff_device.html", 200 if link else 410, link=link, minutes=minutes, mark=mark)


async def device_code(request: Request) -> Response:
    """The code of that link."""
    site: Site = request.app.state.site
    if refusal := closed(site, request):
        return refusal
    link = await run_in_threadpool(_link, site, request)
    headers = {"cache-control": "private, no-store"}
    return Response(qr_svg(link), 200 if link else 410, headers, "image/svg+xml") if link else Response(status_code=410)


async def end(request: Request) -> Response:
    """Ends the sign-ins of somebody else: administrators may."""
    site: Site = request.app.state.site
    visitor = site.visitor(request)
    form = await _form(request, site, visitor)
    if isinstance(form, Response):
        return form
    if refusal := closed(site, request, ADMIN):
        return refusal
    person = form.get("person", "")
    if isinstance(person, str) and person.startswith("web:"):
        await run_in_threadpool(SignIns(site.visits).end, person)
    return RedirectResponse(f"{HOME}?het=1", 303)


async def _form(request: Request, site: Site, visitor: Visitor) -> FormData | Response:
    """The form of somebody who is signed in; a sign-in that ended meanwhile has nothing left to do."""
    form = await posted(request, site, visitor)
    if isinstance(form, Response) or visitor.visit.lasting:
        return form
    return RedirectResponse(HOME, 303)


def _out(site: Site, request: Request) -> Response:
    response = RedirectResponse("/", 303)
    drop_key(response, site.secure(request))
    return response


def _link(site: Site, request: Request) -> str:
    visit, mark = site.visitor(request).visit, request.query_params.get("ma", "")
    made = SignIns(site.visits).made(visit.person, mark[:64]) if mark else None
    return f"{site.base(request)}/vao/may/{made[0]}" if made else ""


def _shown(site: Site, visitor: Visitor) -> dict[str, Any]:
    staff, person = staff_of(site), visitor.visit.person
    standing, own = staff.standing(person, visitor.language), SignIns(site.visits).of(visitor.visit)
    return {
        "standing": standing,
        "tiles": [tile for roles, tile in TILES if standing.role in roles],
        "sign_ins": [(_when(one.seen), one.here) for one in own],
        "colleagues": _colleagues(site, visitor) if standing.role is Role.ADMIN else None,
    }


def _colleagues(site: Site, visitor: Visitor) -> list[Colleague]:
    """Everybody else who is signed in, by role, post and who came last."""
    standings, found = staff_of(site).colleagues(visitor.language), []
    for person, seen in SignIns(site.visits).everyone().items():
        if person != visitor.visit.person and person in standings:
            found.append((standings[person], -seen[0], Colleague(person, standings[person], len(seen), _when(seen[0]))))
    found.sort(key=lambda one: (one[0].name, one[0].post, one[0].unit, one[1]))
    return [colleague for _, _, colleague in found]


def _when(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


ROUTES = [
    Route(HOME, home),
    Route("/ra", leave, methods=["POST"]),
    Route("/ra/moi-noi", leave_everywhere, methods=["POST"]),
    Route(DEVICE, device_link, methods=["GET"]),
    Route(DEVICE, device, methods=["POST"]),
    Route(f"{DEVICE}/qr.svg", device_code),
    Route(f"{HOME}/ket-thuc", end, methods=["POST"]),
]
