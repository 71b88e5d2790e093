"""Looking for procedures: what is offered while one types, and a whole page of what words may mean.

What is personal in the words is masked before they are looked for or shown. Imported by bot.channels.web.linked. Tested
by tests/unit/bot/channels/web/test_finding.py.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.channels.web.chat import MOST_TEXT
from bot.channels.web.limits import asker
from bot.channels.web.refusals import too_many
from bot.channels.web.site import Site
from bot.channels.web.words import LINKED, words
from bot.concurrency import ask_in_threadpool, offer_in_threadpool, run_in_threadpool
from bot.messages import Suggestion
from bot.pages.catalogue import Titles
from bot.understanding.personal_data import find_personal_data, mask

OFFERED, FOUND = 8, 20  # procedures offered while one types, and found on a page


async def suggestions(request: Request) -> Response:
    """The procedures that words may mean, as a piece of a page."""
    site: Site = request.app.state.site
    visitor, text = site.visitor(request), _text(request)
    if not text:
        return HTMLResponse("", headers={"cache-control": "private, no-cache"})
    if wait := site.suggested.take(asker(request)):
        return HTMLResponse("", 429, {"cache-control": "no-store", "retry-after": str(wait)})
    offered = await offer_in_threadpool(site.suggester.suggest, text, visitor.language, OFFERED)
    if offered is None:  # the list that stands there stays
        return Response(status_code=204, headers={"cache-control": "no-store"})
    values = {"t2": words(LINKED, visitor.language), "offered": offered, "asked": text}
    content = site.render(request, visitor, "suggestions.html", **values)
    return HTMLResponse(content, headers={"cache-control": "private, no-cache", "vary": "cookie"})


async def find(request: Request) -> Response:
    """The procedures that words may mean, and those that have them in their names."""
    site: Site = request.app.state.site
    language, text = site.visitor(request).language, _text(request)
    offered: tuple[Suggestion, ...] = ()
    titles: Titles | None = None
    if text:
        if wait := site.answers.take(asker(request)):
            return too_many(site, request, wait)
        offered = await ask_in_threadpool(site.suggester.suggest, text, language, FOUND)
        titles = await run_in_threadpool(site.pages.titles, text)
    t2 = words(LINKED, language)
    return site.page(request, "find.html", t2=t2, offered=offered, titles=titles, asked=text)


def _text(request: Request) -> str:
    text = request.query_params.get("q", "").strip()[:MOST_TEXT]
    return mask(text, find_personal_data(text), " ").strip()


ROUTES = [Route("/tim", find), Route("/tim/goi-y", suggestions)]
