"""Signing in: by a link that an administrator sent, or by one that a person made for another device of their own.

Opening a link uses nothing up, because previews of messages open it too; the button does. Whoever signs in gets a new
key, so that nobody who knew the one before is signed in with them; a form that is sent twice signs the same person in.
Imported by bot.channels.web.app. Tested by tests/unit/bot/channels/web/test_entering.py.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.forms import posted
from bot.channels.web.limits import asker
from bot.channels.web.refusals import too_many
from bot.channels.web.sign_ins import SignIns, newcomer
from bot.channels.web.site import Site
from bot.channels.web.staff_page import page, role_of, staff_of
from bot.channels.web.visitor import Visitor, give_key
from bot.channels.web.visits import Visit
from bot.concurrency import ask_in_threadpool, run_in_threadpool
from bot.invitations import PAYLOAD
from bot.links import START
from bot.messages import Message, Outcome, Person, Role

HOME = "/can-bo"
GONE = 410


def invitation_of(action: str) -> str:
    """The token of the invitation that an action "start:i_<token>" takes up; "" for any other action."""
    prefix = START + PAYLOAD
    return action.removeprefix(prefix) if action.startswith(prefix) else ""


async def offered(request: Request) -> Response:
    """What an invitation grants, with the button that takes it up."""
    site: Site = request.app.state.site
    visitor, token = site.visitor(request), request.path_params["token"]
    granted = await run_in_threadpool(staff_of(site).offered, token, visitor.language)
    if granted is None:
        return page(site, request, "staff_gone.html", GONE, signed=_signed(site, visitor))
    kind = "more" if _signed(site, visitor) else "new"
    return page(site, request, "staff_enter.html", granted=granted, kind=kind)


async def taken(request: Request) -> Response:
    """Takes an invitation up."""
    return await _enter(request, _invited)


async def device_offered(request: Request) -> Response:
    """That a link signs somebody in, with the button that does it."""
    site: Site = request.app.state.site
    visitor, token = site.visitor(request), request.path_params["token"]
    person = await run_in_threadpool(SignIns(site.visits).offers, token)
    if not person:
        return page(site, request, "staff_gone.html", GONE, signed=_signed(site, visitor))
    granted = await run_in_threadpool(staff_of(site).standing, person, visitor.language)
    kind = "other" if _signed(site, visitor) and person != visitor.visit.person else "device"
    return page(site, request, "staff_enter.html", granted=granted, kind=kind)


async def device_taken(request: Request) -> Response:
    """Signs the person of a link in."""
    return await _enter(request, _same)


PersonOf = Callable[[Site, Visitor, str, str], str]


async def _enter(request: Request, person_of: PersonOf) -> Response:
    """Signs in whom `person_of` gives for a token and the mark of the form; nobody where it gives ""."""
    site: Site = request.app.state.site
    visitor, token = site.visitor(request), request.path_params["token"]
    form = await posted(request, site, visitor)
    if isinstance(form, Response):
        return form
    if wait := site.answers.take(asker(request)):
        return too_many(site, request, wait)
    mark = f"{visitor.visit.key}\n{str(form.get('once', ''))[:64]}\n{token}"
    visit = await ask_in_threadpool(_begun, site, visitor, token, mark, person_of)
    if visit is None:
        return page(site, request, "staff_gone.html", GONE, signed=_signed(site, visitor))
    response = RedirectResponse(f"{HOME}?vao=1", 303, {"cache-control": "no-store"})
    give_key(response, visit, site.secure(request))
    return response


def _begun(site: Site, visitor: Visitor, token: str, mark: str, person_of: PersonOf) -> Visit | None:
    person = person_of(site, visitor, token, mark)
    if not person:
        return None
    visit = site.visits.begin(person, lasting=True)
    site.visits.end(visitor.visit)
    return visit


def _invited(site: Site, visitor: Visitor, token: str, mark: str) -> str:
    """The person who takes an invitation up: who is signed in stays who they are."""
    sign_ins, staff = SignIns(site.visits), staff_of(site)
    if not sign_ins.entered(mark) and staff.offered(token, visitor.language) is None:
        return ""
    person = sign_ins.enter(mark, visitor.visit.person if visitor.visit.lasting else newcomer())
    action = START + PAYLOAD + token
    reply = site.assistant.respond(Message(Person(person, language=visitor.language), action=action))
    if reply.outcome is Outcome.PAUSED:
        raise HTTPException(503)
    return person if staff.role(person) is not Role.CITIZEN else ""


def _same(site: Site, visitor: Visitor, token: str, mark: str) -> str:
    return SignIns(site.visits).use(token, mark)


def _signed(site: Site, visitor: Visitor) -> bool:
    return role_of(site, visitor) is not Role.CITIZEN


ROUTES = [
    Route("/vao/may/{token}", device_offered, methods=["GET"]),
    Route("/vao/may/{token}", device_taken, methods=["POST"]),
    Route("/vao/{token}", offered, methods=["GET"]),
    Route("/vao/{token}", taken, methods=["POST"]),
]
