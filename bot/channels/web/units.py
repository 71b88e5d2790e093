"""Communes: all of today, those that a name may mean, and each place of today or before. Imported by
bot.channels.web.linked. Tested by tests/unit/bot/channels/web/test_units.py.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.site import Site
from bot.channels.web.words import LINKED, words
from bot.concurrency import run_in_threadpool

MOST_TEXT = 100  # characters of a name that are read


async def units(request: Request) -> Response:
    """All communes; where a name is asked for, the places that it may mean, and the page of the only one at once."""
    site: Site = request.app.state.site
    language = site.visitor(request).language
    text = request.query_params.get("q", "").strip()[:MOST_TEXT]
    found = await run_in_threadpool(site.pages.found_units, text, language) if text else ()
    if len(found) == 1:
        return RedirectResponse(f"/xa/{found[0].key}", 303)
    page = await run_in_threadpool(site.pages.units, language)
    return site.page(request, "units.html", t2=words(LINKED, language), page=page, asked=text, found=found)


async def unit(request: Request) -> Response:
    """A place."""
    site: Site = request.app.state.site
    language = site.visitor(request).language
    page = await run_in_threadpool(site.pages.unit, request.path_params["key"], language)
    if page is None:
        raise HTTPException(404)
    return site.page(request, "unit.html", t2=words(LINKED, language), page=page)


ROUTES = [Route("/xa", units), Route("/xa/{key}", unit)]
