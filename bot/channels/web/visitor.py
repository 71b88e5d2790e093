"""Who a request comes from: the visit of its cookie, and the language that the visitor reads.

Two cookies, both strictly necessary: the key of the visit, and the language where one was chosen. Over https the name
of the key begins with __Host-: no neighbouring host and no page without https can plant a key of its own choice
(RFC 6265bis, cookie name prefixes). Imported by bot.channels.web.
Tested by tests/unit/bot/channels/web/test_visitor.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.visits import SIGNED_IN, Visit, Visits
from bot.messages import NOBODY, Person, Role
from knowledge.texts import LANGUAGES

COOKIE, SECURE_COOKIE, LANGUAGE_COOKIE = "motcua", "__Host-motcua", "motcua_ngon_ngu"
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visitor with the language of the pages."""

    visit: Visit
    language: str

    @property
    def person(self) -> Person:
        """The person, as the assistant knows them."""
        return Person(self.visit.person, language=self.language)

    def nobody(self, role: Role) -> Person:
        """Nobody in particular with the role of this visitor: what is asked by an address leaves no trace."""
        return Person(NOBODY, role, self.language)


def visitor_of(request: Request, visits: Visits, secure: bool = False) -> Visitor:
    """The visitor of a request; `secure` says that it came by https."""
    return Visitor(visits.visit(key_of(request, secure)), language_of(request))


def key_of(request: Request, secure: bool) -> str:
    """The key that a request brought, "" where none."""
    return request.cookies.get(key_name(secure), "")


def key_name(secure: bool) -> str:
    """The name of the cookie that holds the key."""
    return SECURE_COOKIE if secure else COOKIE


def language_of(request: Request) -> str:
    """The language that was chosen, Vietnamese where none was: many browsers here were never set to it."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def give_key(response: Response, visit: Visit, secure: bool) -> None:
    """Sends a visitor the key of the visit: until the browser is closed, or as long as a sign-in lasts."""
    age = int(SIGNED_IN) if visit.lasting else None
    response.set_cookie(key_name(secure), visit.key, max_age=age, httponly=True, secure=secure, samesite="lax")


def drop_key(response: Response, secure: bool) -> None:
    """Takes the key of the visit from a visitor."""
    response.delete_cookie(key_name(secure), httponly=True, secure=secure, samesite="lax")


def give_language(response: Response, language: str, secure: bool) -> None:
    """Sends a visitor the language that was chosen."""
    response.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR, httponly=True, secure=secure, samesite="lax")
