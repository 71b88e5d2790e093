"""What a visitor chooses and ends: the language, the conversation. Imported by bot.channels.web.app. Tested by
tests/unit/bot/channels/web/test_preferences.py.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.channels.base import CANCEL
from bot.channels.web.chat import CHAT, LANGUAGE_ACTION
from bot.channels.web.forms import posted
from bot.channels.web.site import Site
from bot.channels.web.visitor import drop_key, give_language
from bot.concurrency import run_in_threadpool
from bot.messages import Message
from knowledge.texts import LANGUAGES


async def language(request: Request) -> Response:
    """Chooses the language of pages and answers, and goes back to where one was."""
    site: Site = request.app.state.site
    chosen, back = request.path_params["language"], request.query_params.get("ve", "/")
    response = RedirectResponse(back if _within(back) else "/", 303)
    if chosen in LANGUAGES:
        visitor = site.visitor(request)
        give_language(response, chosen, site.secure(request))
        if visitor.visit.kept:
            wish = Message(visitor.person, action=f"{LANGUAGE_ACTION}{chosen}")
            await run_in_threadpool(site.assistant.respond, wish)
    return response


async def end(request: Request) -> Response:
    """Ends the conversation: its turns are deleted; of who did not sign in, everything."""
    site: Site = request.app.state.site
    visitor = site.visitor(request)
    form = await posted(request, site, visitor)
    if isinstance(form, Response):
        return form
    person = visitor.visit.person
    async with site.order.of(person):
        if visitor.visit.lasting:
            await run_in_threadpool(site.visits.clear, person)
            await run_in_threadpool(site.assistant.respond, Message(visitor.person, action=CANCEL))
            return RedirectResponse(CHAT, 303)
        await run_in_threadpool(site.visits.end, visitor.visit)
    response = RedirectResponse("/", 303)
    drop_key(response, site.secure(request))
    return response


def _within(address: str) -> bool:
    """Whether an address is one of this site."""
    return address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
