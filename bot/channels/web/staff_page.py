"""What pages for those who were invited share: who may see them, their wording, and that no browser keeps them.

Imported by bot.channels.web.entering, .staff and .handbooks. Tested with them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.site import Site
from bot.channels.web.visitor import Visitor
from bot.channels.web.words import words
from bot.messages import Role
from bot.pages.staff import StaffPages
from bot.roles import HELPERS

STAFF_WORDS = "web_staff"


def staff_of(site: Site) -> StaffPages:
    """What the site shows to those who were invited. Raises HTTPException where it has none."""
    if site.staff is None:
        raise HTTPException(404)
    return site.staff


def role_of(site: Site, visitor: Visitor) -> Role:
    """The role of a visitor: whoever is not signed in is a citizen."""
    return staff_of(site).role(visitor.visit.person) if visitor.visit.lasting else Role.CITIZEN


def closed(site: Site, request: Request, wanted: Collection[Role] = HELPERS) -> Response | None:
    """The page that says how to come in, where the visitor has none of the roles; None where they have."""
    visitor = site.visitor(request)
    role = role_of(site, visitor)
    if role in wanted:
        return None
    kind = "other" if role in HELPERS else "ended" if visitor.visit.lasting else "stranger"
    return page(site, request, "staff_closed.html", 403, kind=kind)


def page(site: Site, request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page of ours, which no browser keeps and no search engine lists."""
    language = site.visitor(request).language
    response = site.page(request, template, status, t2=words(STAFF_WORDS, language), **values)
    response.headers["cache-control"] = "private, no-store"
    response.headers["x-robots-tag"] = "noindex"
    return response
