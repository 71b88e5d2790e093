"""Life events: all of them, and one with its steps. Imported by bot.channels.web.linked. Tested by
tests/unit/bot/channels/web/test_events.py.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.web.site import Site
from bot.channels.web.words import LINKED, words
from bot.concurrency import run_in_threadpool


async def events(request: Request) -> Response:
    """The life events."""
    site: Site = request.app.state.site
    language = site.visitor(request).language
    return site.page(request, "events.html", t2=words(LINKED, language), events=site.pages.events(language))


async def event(request: Request) -> Response:
    """A life event."""
    site: Site = request.app.state.site
    language = site.visitor(request).language
    page = await run_in_threadpool(site.pages.event, request.path_params["name"], language)
    if page is None:
        raise HTTPException(404)
    return site.page(request, "event.html", t2=words(LINKED, language), page=page)


ROUTES = [Route("/viec", events), Route("/viec/{name}", event)]
