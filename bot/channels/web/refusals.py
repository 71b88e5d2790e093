"""Pages for what cannot be answered, each with the next step: not found, too much, too often, unreadable.

Imported by bot.channels.web. Tested by tests/unit/bot/channels/web/test_refusals.py.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.site import Site


def too_many(site: Site, request: Request, wait: int, text: str = "") -> Response:
    """To who asks too often: how long to wait, and what was typed, to send again."""
    response = site.page(request, "error.html", 429, kind="often", text=text)
    response.headers["retry-after"] = str(wait)
    return response


async def refused(request: Request, error: Exception) -> Response:
    """What Starlette refuses: an address that is none, a method that does not fit, a form that cannot be read."""
    status = error.status_code if isinstance(error, HTTPException) else 413
    site: Site = request.app.state.site
    kind = {400: "unread", 404: "missing", 405: "missing", 413: "large"}.get(status, "fault")
    response = site.page(request, "error.html", status, kind=kind, text="")
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response
