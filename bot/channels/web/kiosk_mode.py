"""Being a kiosk: which one a request comes from, what the templates then get, and that no browser keeps a page of it.

A browser is a kiosk while it has the cookie that `/kiosk/<name>` gave it. Wording in locale/web_kiosk.yaml. Imported by
bot.channels.web. Tested by tests/unit/bot/channels/web/test_kiosk_mode.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.journeys import said
from bot.kiosks import Kiosk, field_action
from bot.messages import Choice
from bot.qr import qr_svg
from bot.wording import label

KIOSK_COOKIE = "motcua_kiosk"
WORDING = "web_kiosk"
ROOT = "/kiosk/"
LEFT = 15  # seconds to answer whether anybody is there (WCAG 2.2.1 wants at least 20 with the pause before it)
# Pages that stand for themselves, so that a telephone can open them too; a procedure has its own code on its page.
_CARRIED = ("/hoi", "/linh-vuc", "/viec", "/xa", "/tim")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class ShownCounter:
    """A counter in one language; `fields` are the buttons of what it can show."""

    name: str
    does: str
    fields: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class KioskFrame:
    """A kiosk in one language, as every template gets it.

    `address` is its start; `pause` and `left` are seconds; `mark` tells one visitor from the next; `portable` says
    whether a telephone can open addresses of the site, and `carry` is the picture of a code that opens this page, ""
    where there is none.
    """

    address: str
    language: str
    centre: str
    hours: str
    notice: str
    counters: tuple[ShownCounter, ...]
    languages: tuple[str, ...]
    pause: int
    left: int
    mark: str
    portable: bool
    carry: str

    def t(self, key: str, /, **values: object) -> str:
        """A wording of kiosks."""
        return label(WORDING, key, self.language, **values)

    @property
    def keys(self) -> tuple[str, ...]:
        """The rows of the keyboard on the screen, the digits first."""
        return tuple(self.t("keys").split())


def kiosk_of(request: Request, kiosks: Mapping[str, Kiosk]) -> Kiosk | None:
    """The kiosk that a request comes from."""
    return kiosks.get(request.cookies.get(KIOSK_COOKIE, "")) if kiosks else None


def give_kiosk(response: Response, kiosk: Kiosk, secure: bool) -> None:
    """Makes a browser the kiosk until it is closed."""
    response.set_cookie(KIOSK_COOKIE, kiosk.name, httponly=True, secure=secure, samesite="lax")


def kiosk_frame(kiosk: Kiosk, language: str, person: str, base: str, here: str) -> KioskFrame:
    """What templates get for a person on the page `here` of a site that is reached at `base`."""
    portable = urlsplit(base).hostname not in _LOOPBACK
    carried = portable and here.startswith(_CARRIED)
    return KioskFrame(
        address=f"{ROOT}{kiosk.name}",
        language=language,
        centre=said(kiosk.centre, language),
        hours=said(kiosk.hours, language) if kiosk.hours else "",
        notice=said(kiosk.notice, language) if kiosk.notice else "",
        counters=tuple(
            ShownCounter(
                said(one.name, language),
                said(one.does, language) if one.does else "",
                tuple(Choice(field[:1].upper() + field[1:], field_action(field)) for field in one.fields),
            )
            for one in kiosk.counters
        ),
        languages=kiosk.languages,
        pause=kiosk.pause,
        left=LEFT,
        mark=hashlib.sha256(person.encode()).hexdigest()[:16],
        portable=portable,
        carry=f"data:image/svg+xml,{quote(qr_svg(base + here))}" if carried else "",
    )


class Untraced:
    """The application, of whose pages a kiosk's browser keeps none; its first page is the kiosk's start."""

    def __init__(self, app: ASGIApp, kiosks: Mapping[str, Kiosk]) -> None:
        self._app, self._kiosks = app, kiosks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http" or not self._kiosks or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        kiosk = kiosk_of(Request(scope), self._kiosks)

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["cache-control"] = "no-store"
            await send(message)

        untraced = kiosk is not None or scope["path"].startswith(ROOT)
        if kiosk is not None and scope["path"] == "/":
            await RedirectResponse(f"{ROOT}{kiosk.name}", 303)(scope, receive, headed)
            return
        await self._app(scope, receive, headed if untraced else send)
