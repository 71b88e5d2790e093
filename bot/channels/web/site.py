"""What every page of the web channel is made with: the assistant, the visits, the templates, the wording.

Imported by bot.channels.web. Tested with the pages, by tests/unit/bot/channels/web.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.channels.base import Responder, Suggester
from bot.channels.web.inward import inward
from bot.channels.web.kiosk_mode import kiosk_frame, kiosk_of
from bot.channels.web.limits import ANSWERS, REQUESTS, SUGGESTED, VISIT, Buckets
from bot.channels.web.markup import is_address, page_html
from bot.channels.web.order import Order
from bot.channels.web.visitor import Visitor, give_key, key_of, visitor_of
from bot.channels.web.visits import Visits
from bot.channels.web.words import words
from bot.kiosks import Kiosk
from bot.pages import Pages
from bot.pages.staff import StaffPages
from bot.templating import environment
from bot.wording import label
from knowledge.texts import LANGUAGES

WORDING = "web"
STATIC = Path(__file__).with_name("static")
ONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Site:
    """The site. `address` is how people reach it ("https://motcua.example"), "" where a request itself tells;
    `staff` is what those see who were invited, None where there are none.
    """

    assistant: Responder
    suggester: Suggester
    pages: Pages
    visits: Visits
    hotline: str
    address: str = ""
    staff: StaffPages | None = None
    requests: Buckets = field(default_factory=partial(Buckets, REQUESTS))
    answers: Buckets = field(default_factory=partial(Buckets, ANSWERS))
    suggested: Buckets = field(default_factory=partial(Buckets, SUGGESTED))
    turns: Buckets = field(default_factory=partial(Buckets, VISIT))
    order: Order = field(default_factory=Order)
    kiosks: Mapping[str, Kiosk] = field(default_factory=dict)

    def visitor(self, request: Request) -> Visitor:
        """Who asks."""
        return visitor_of(request, self.visits, self.secure(request))

    def kiosk(self, request: Request) -> Kiosk | None:
        """The kiosk that asks, None where it is none."""
        return kiosk_of(request, self.kiosks)

    def secure(self, request: Request) -> bool:
        """Whether cookies are to travel by https alone."""
        return self.address.startswith("https://") or request.url.scheme == "https"

    def base(self, request: Request) -> str:
        """The address of the site without a slash at its end."""
        return (self.address or str(request.base_url)).rstrip("/")

    def page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        """A page in the language of the visitor, who gets a key where they have none: its forms need one."""
        visitor, secure = self.visitor(request), self.secure(request)
        if visitor.visit.lasting:
            self.visits.touch(visitor.visit)
        content = self.render(request, visitor, template, **values)
        kept = "no-store" if values.get("kiosk") or self.kiosk(request) else "private, no-cache"
        response = HTMLResponse(content, status, {"cache-control": kept, "vary": "cookie"})
        if key_of(request, secure) != visitor.visit.key or visitor.visit.lasting:
            give_key(response, visitor.visit, secure)
        return response

    def render(self, request: Request, visitor: Visitor, template: str, **values: Any) -> str:
        """A template filled in, with what every page needs; `kiosk` is the one that it is shown on, else who asks."""
        language = values.get("language") or visitor.language
        kiosk, base, here = values.pop("kiosk", None) or self.kiosk(request), self.base(request), _here(request)
        frame = kiosk_frame(kiosk, language, visitor.visit.person, base, here) if kiosk else None
        page = _templates().get_template(template).render(
            {
                "language": language,
                "languages": LANGUAGES,
                "t": words(WORDING, language),
                "static": static,
                "path": request.url.path,
                "here": here,
                "base": base,
                "hotline": self.hotline,
                "token": self.visits.token(visitor.visit),
                "once": secrets.token_urlsafe(ONCE_BYTES),
                "signed_in": visitor.visit.lasting,
                "kiosk": frame,
                **values,
            }
        )  # fmt: skip
        return inward(page, f"{frame.address}/to") if frame else page


@cache
def _templates() -> Environment:
    made = environment("web")
    made.filters["blocks"], made.tests["address"] = page_html, is_address
    made.globals["label"] = label
    return made


def static(name: str) -> str:
    """The address of a file of ours, which changes when the file does."""
    return f"/static/{name}?v={_version(name)}"


@cache
def _version(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def _here(request: Request) -> str:
    """The address of a page within the site, to come back to."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
