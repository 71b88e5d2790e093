"""Forms that were sent: read whole, and only where a page of ours gave them to this visitor.

Imported by bot.channels.web. Tested by tests/unit/bot/channels/web/test_forms.py.
"""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.security import TooLarge
from bot.channels.web.site import Site
from bot.channels.web.visitor import Visitor

MOST_FIELDS = 40


async def posted(request: Request, site: Site, visitor: Visitor) -> FormData | Response:
    """The fields of a form, or the answer to one that is too large or not of this visitor: what was typed is then
    given back, to send again.
    """
    if request.state.too_large:
        return site.page(request, "error.html", 413, kind="large", text="")
    try:
        form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    except TooLarge:
        return site.page(request, "error.html", 413, kind="large", text="")
    token, text = form.get("token", ""), form.get("text", "")
    own = request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    if not own or not isinstance(token, str) or not site.visits.signed(visitor.visit, token):
        return site.page(request, "error.html", 403, kind="stale", text=text if isinstance(text, str) else "")
    return form
