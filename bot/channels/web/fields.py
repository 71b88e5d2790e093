"""The catalogue: fields, and the procedures of one. Imported by bot.channels.web.linked. Tested by
tests/unit/bot/channels/web/test_fields.py.
"""

from __future__ import annotations

from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.answers.money import format_number
from bot.channels.web.site import Site
from bot.channels.web.words import LINKED, words
from bot.concurrency import run_in_threadpool
from bot.pages.fields import LEVELS


async def fields(request: Request) -> Response:
    """All fields, of a level where the address names one."""
    site: Site = request.app.state.site
    language, cap = site.visitor(request).language, _cap(request)
    page = await run_in_threadpool(site.pages.fields, LEVELS.get(cap))
    number = partial(format_number, language=language)
    return site.page(request, "fields.html", t2=words(LINKED, language), page=page, cap=cap, number=number)


async def field(request: Request) -> Response:
    """The procedures of a field."""
    site: Site = request.app.state.site
    language, cap = site.visitor(request).language, _cap(request)
    asked = request.query_params.get("trang", "")
    number = int(asked) - 1 if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    digest, level = request.path_params["digest"], LEVELS.get(cap)
    page = await run_in_threadpool(site.pages.field, digest, level, number, language)
    if page is None:
        raise HTTPException(404)
    return site.page(request, "field.html", t2=words(LINKED, language), page=page, cap=cap)


def _cap(request: Request) -> str:
    """The level that an address names, "" for all."""
    cap = request.query_params.get("cap", "")
    return cap if cap in LEVELS else ""


ROUTES = [Route("/linh-vuc", fields), Route("/linh-vuc/{digest}", field)]
