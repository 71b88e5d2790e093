"""Handbooks to read: the list with a search, a table of contents, a section, the original. Officers and administrators
alone may.

Imported by bot.channels.web.app. Tested by tests/unit/bot/channels/web/test_handbooks.py.
"""

from __future__ import annotations

import re
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.chat import MOST_TEXT, media_type
from bot.channels.web.limits import asker
from bot.channels.web.refusals import too_many
from bot.channels.web.site import Site
from bot.channels.web.staff_page import closed, page, staff_of
from bot.concurrency import ask_in_threadpool, run_in_threadpool
from bot.pages.handbooks import Entry
from bot.roles import STAFF
from bot.understanding.personal_data import find_personal_data, mask
from knowledge.handbooks.records import HandbookKind

KEPT = {"cache-control": "private, no-store"}
_CODE = re.compile(r"\d\.\d{6}(?!\d)", re.ASCII)


async def shelf(request: Request) -> Response:
    """The handbooks, or what they say on a question."""
    site: Site = request.app.state.site
    if refusal := closed(site, request, STAFF):
        return refusal
    handbooks, language = staff_of(site).handbooks, site.visitor(request).language
    text = request.query_params.get("q", "").strip()[:MOST_TEXT]
    if not text:
        books = await run_in_threadpool(handbooks.books, language)
        kinds = [(kind.value, [book for book in books if book.kind is kind]) for kind in HandbookKind]
        return page(site, request, "handbooks.html", kinds=kinds, text="", found=None)
    if wait := site.answers.take(asker(request)):
        return too_many(site, request, wait)
    # What is personal is never searched with.
    found = await ask_in_threadpool(handbooks.find, mask(text, find_personal_data(text), " "), language)
    return page(site, request, "handbooks.html", kinds=(), text=text, found=found)


async def contents(request: Request) -> Response:
    """The table of contents of a handbook."""
    site: Site = request.app.state.site
    if refusal := closed(site, request, STAFF):
        return refusal
    name, language = request.path_params["handbook"], site.visitor(request).language
    found = await run_in_threadpool(staff_of(site).handbooks.contents, name, language)
    if found is None:
        raise HTTPException(404)
    return page(site, request, "handbook.html", book=found[0], groups=_under_headings(found[1]))


async def section(request: Request) -> Response:
    """A section of a handbook."""
    site: Site = request.app.state.site
    if refusal := closed(site, request, STAFF):
        return refusal
    name, wanted = request.path_params["handbook"], request.path_params["section"]
    language = site.visitor(request).language
    found = await run_in_threadpool(staff_of(site).handbooks.section, name, wanted, language)
    if found is None:
        raise HTTPException(404)
    return page(site, request, "handbook_section.html", section=found, linked=linked)


async def passage(request: Request) -> Response:
    """The place of a passage in its section."""
    site: Site = request.app.state.site
    if refusal := closed(site, request, STAFF):
        return refusal
    name = request.path_params["passage"]
    found = await run_in_threadpool(staff_of(site).handbooks.of_passage, name)
    if found is None:
        raise HTTPException(404)
    return RedirectResponse(f"/so-tay/{found[0]}/{found[1]}#{name}", 303)


async def original(request: Request) -> Response:
    """The document that a handbook was read from."""
    site: Site = request.app.state.site
    if refusal := closed(site, request, STAFF):
        return refusal
    found = await run_in_threadpool(staff_of(site).handbooks.original, request.path_params["handbook"])
    if found is None:
        raise HTTPException(404)
    shown = "inline" if found[0].lower().endswith(".pdf") else "attachment"
    disposition = f"{shown}; filename*=utf-8''{quote(found[0])}"
    return FileResponse(found[1], media_type=media_type(found[0]), headers={**KEPT, "content-disposition": disposition})


async def picture(request: Request) -> Response:
    """A page of that document as a picture."""
    site: Site = request.app.state.site
    if refusal := closed(site, request, STAFF):
        return refusal
    name, number = request.path_params["handbook"], request.path_params["page"]
    drawn = await ask_in_threadpool(staff_of(site).handbooks.picture, name, number)
    if drawn is None:
        raise HTTPException(404)
    return Response(drawn, media_type="image/png", headers=KEPT)


def linked(text: str) -> Markup:
    """A text whose codes of procedures are links to their pages."""
    parts, at = Markup(""), 0
    for found in _CODE.finditer(text):
        parts += escape(text[at : found.start()])
        parts += Markup('<a href="/thu-tuc/{0}">{0}</a>').format(found[0])
        at = found.end()
    return parts + escape(text[at:])


def _under_headings(entries: list[Entry]) -> list[tuple[tuple[str, ...], list[Entry]]]:
    return [(path, list(group)) for path, group in groupby(entries, key=lambda one: one.path)]


ROUTES = [
    Route("/so-tay", shelf),
    Route("/so-tay/doan/{passage}", passage),
    Route("/so-tay/{handbook}", contents),
    Route("/so-tay/{handbook}/ban-goc/{file}", original),
    Route("/so-tay/{handbook}/trang/{page:int}.png", picture),
    Route("/so-tay/{handbook}/{section}", section),
]
