"""A site over an assistant, pages and a clock made up for the tests, and a browser to open it with."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from bs4 import BeautifulSoup
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.channels.web.app import build_app
from bot.channels.web.limits import Buckets, Limit
from bot.channels.web.site import Site
from bot.channels.web.visits import Visits
from bot.messages import Choice, File, Message, Outcome, Reply, Role, Suggestion
from bot.pages import Pages, ProcedurePage
from bot.pages.catalogue import Event
from bot.pages.procedure import procedure_page
from tests.unit.bot.answers.samples import EVERYTHING, FULL

MANY = Limit(1000, 1000)
NOW = 1_800_000_000.0
PDF = b"%PDF-1.7 made up"
HIDDEN = re.compile(r'name="(token|once)" value="([^"]+)"')


def echo(message: Message) -> Reply:
    """What was said or done, said back, with a button."""
    said = message.text or message.action
    rows = ((Choice("Tiếp", "v1:next"), Choice("Cổng", url="https://example.gov.vn/")),)
    page = f"<b>Nghe:</b> {said.replace('&', '&amp;').replace('<', '&lt;')}"
    return Reply(Outcome.ANSWER, (page,), rows, language=message.person.language or "vi")


@dataclass
class FakeAssistant:
    """Answers by a function, and notes what it was asked."""

    answer: Callable[[Message], Reply] = echo
    asked: list[Message] = field(default_factory=list)
    lock: Any = field(default_factory=threading.Lock)

    def respond(self, message: Message) -> Reply:
        with self.lock:
            self.asked.append(message)
        return self.answer(message)


class FakeSuggester:
    def suggest(self, text: str, language: str, limit: int) -> tuple[Suggestion, ...]:
        return (Suggestion("k", f"Gợi ý {text}", "", "trang", language=language or "vi"),)[:limit]


class FakePages:
    """One procedure, one life event."""

    def __init__(self) -> None:
        self.forgotten: list[str] = []
        self.roles: dict[str, Role] = {}
        self.links: list[str] = []

    def forget(self, person: str) -> None:
        self.forgotten.append(person)

    def role(self, person: str) -> Role:
        return self.roles.get(person, Role.CITIZEN)

    def procedure(self, code: str, language: str, case: int | None = None) -> ProcedurePage | None:
        return procedure_page(EVERYTHING, language, case) if code == FULL.code else None

    def sheet(self, code: str, language: str, case: int | None, link: str) -> File | None:
        self.links.append(link)
        return File(f"giay-to-{code}.pdf", PDF) if code == FULL.code else None

    def events(self, language: str) -> list[Event]:
        return [Event("sinh-con", "Sinh con & <đặt tên>")]


@dataclass
class Browser:
    """A site and who looks at it."""

    assistant: FakeAssistant
    pages: FakePages
    visits: Visits
    site: Site
    app: Starlette
    client: TestClient
    time: list[float]

    def page(self, address: str, **headers: str) -> BeautifulSoup:
        """A page, which is there."""
        answer = self.client.get(address, headers=headers)
        assert answer.status_code == 200, answer.status_code
        return BeautifulSoup(answer.text, "lxml")

    def fields(self, address: str = "/tro-chuyen") -> dict[str, str]:
        """What the forms of a page carry unseen."""
        return dict(HIDDEN.findall(self.client.get(address).text))

    def say(self, text: str = "", follow: bool = True, **more: str) -> Any:
        """A form of the chat, sent with what its page gave."""
        data = {**self.fields(), **({"text": text} if text else {}), **more}
        return self.client.post("/tro-chuyen", data=data, follow_redirects=follow)


def browser(
    path: Path | None = None,
    address: str = "",
    answer: Callable[[Message], Reply] = echo,
    turns: Limit = MANY,
    base: str = "http://testserver",
    raises: bool = True,
    shown: Pages | None = None,
) -> Browser:
    """A site over fakes, opened; `shown` are pages that are not."""
    assistant, pages, time = FakeAssistant(answer), FakePages(), [NOW]
    visits = Visits(path, lambda: time[0], pages.forget)
    site = Site(
        assistant, FakeSuggester(), shown or cast(Pages, pages), visits, "1800 1096", address,
        turns=Buckets(turns, lambda: time[0]),
    )  # fmt: skip
    app = build_app(site)
    return Browser(assistant, pages, visits, site, app, TestClient(app, base, raise_server_exceptions=raises), time)
