"""A site with a school, invitations and two handbooks over states in memory, and browsers that look at it."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.channels.reply_json import read_reply
from bot.channels.web.app import build_app
from bot.channels.web.limits import Buckets, Limit
from bot.channels.web.site import Site
from bot.channels.web.visitor import COOKIE
from bot.channels.web.visits import Visits
from bot.content import CONTENT
from bot.invitations import Invitations
from bot.messages import Message, Outcome, Quiz, Reply, Role
from bot.pages import Pages
from bot.pages.staff import StaffPages
from bot.roles import Grant
from index.handbooks import PassageHit
from knowledge.directory import Directory, load_directory
from knowledge.handbooks.places import Places
from knowledge.handbooks.records import Handbook, HandbookKind, Passage
from knowledge.store import Store
from tests.unit.bot.pages.samples import PLACES as UNITS
from tests.unit.bot.training.samples import Clock
from tests.unit.bot.training.school import SHELF, Desk, opened

BOOK = Handbook("so-tay.md", "Sổ tay", "Lâm Đồng", HandbookKind.HANDBOOK, 0, "2026-07", ocr=False)
LAW = Handbook("luat <a>.pdf", "Luật & lệ", "", HandbookKind.LAW, 3, "2020-04-08", ocr=True)
ARTICLES = (
    Passage(LAW.name, (), 1, "Số: 1/2020"),
    Passage(LAW.name, ("Chương I", "Điều 1. Phạm vi"), 1, "1. <b>Một</b>\n- hai\n- ba", ocr=True),
    Passage(LAW.name, ("Chương I", "Điều 1. Phạm vi", "Khoản 2"), 2, "Theo mã 1.000001.", ocr=True),
    Passage(LAW.name, ("Chương II", "Điều 2. Bảng"), 3, "Đây:\nViệc | Hạn\nKhai sinh [1.000001] | 60 ngày\nKhai tử"),
)
PLACES = Places([BOOK, LAW], [*SHELF, *ARTICLES])
FREE = Limit(1e6, 1e6)
HIDDEN = re.compile(r'name="(token|once)" value="([^"]*)"')


@cache
def no_versions() -> Store:
    """A store that knows of no import."""
    return Store(Path(tempfile.mkdtemp()) / "knowledge.db")


def generation() -> Any:
    """A generation with records of the school's samples and the two handbooks."""
    made = opened()
    made.searcher.places = PLACES
    made.searcher.passages = lambda text, limit: [
        PassageHit(one, PLACES.books[one.handbook], 1.0) for one in PLACES.passages if text in one.text
    ][:limit]
    made.home = Path("/nowhere")
    made.store = SimpleNamespace(get=made.store.get, plain=lambda code: None, reading=no_versions().reading)
    return made


@dataclass
class Assistant:
    """Invitations and training as the assistant has them; everything else is said back."""

    desk: Desk
    paused: bool = False
    asked: list[Message] = field(default_factory=list)

    def respond(self, message: Message) -> Reply:
        self.asked.append(message)
        roles, school = self.desk.school.roles, self.desk.school
        person = roles.known(message.person)
        message = Message(person, message.text, message.action, message.link)
        if self.paused and person.role is not Role.ADMIN:
            return Reply(Outcome.PAUSED, ("Tạm nghỉ",))
        reply = Invitations(roles, school.posts).reply(message, "vi") if message.action else None
        reply = reply or (school.reply(message, self.desk.generation, "vi") if message.action else None)
        reply = reply or (school.named(message, self.desk.generation, "vi") if message.text else None)
        return reply or Reply(Outcome.SMALLTALK, (f"Nghe {message.text or message.action}",))


@dataclass
class Office:
    """The site. `clock` is that of visits and of what is remembered."""

    clock: Clock
    desk: Desk
    assistant: Assistant
    site: Site
    app: Starlette

    def invite(self, role: Role = Role.OFFICER, post: str = "", unit: str = "") -> str:
        """The token of an invitation."""
        return self.desk.school.roles.invite(Grant(role, post, unit))

    def signed_in(self, role: Role = Role.OFFICER, post: str = "") -> Browser:
        """A browser in which somebody signed in."""
        browser = Browser(self)
        browser.enter(f"/vao/{self.invite(role, post)}")
        return browser


@dataclass
class Browser:
    """Somebody who looks at the site, and the page that is shown."""

    office: Office
    client: TestClient = field(init=False)
    text: str = ""
    status: int = 0
    address: str = ""
    headers: Any = None

    def __post_init__(self) -> None:
        self.client = TestClient(self.office.app)

    @property
    def key(self) -> str:
        return self.client.cookies.get(COOKIE, "")

    def take_key(self, key: str) -> None:
        """Comes with a key from now on."""
        self.client.cookies.set(COOKIE, key, domain="testserver.local")

    @property
    def person(self) -> str:
        return self.office.site.visits.visit(self.key).person

    @property
    def words(self) -> str:
        """What the page says."""
        main = re.sub(r"(?s).*<main[^>]*>(.*)</main>.*", r"\1", self.text)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())

    @property
    def hidden(self) -> dict[str, str]:
        """What the forms of the page carry unseen."""
        return {name: unescape(value) for name, value in HIDDEN.findall(self.text) if name in ("token", "once")}

    def get(self, address: str) -> Browser:
        return self._show(self.client.get(address))

    def post(self, address: str, **fields: str) -> Browser:
        """Sends a form of the page that is shown."""
        return self._show(self.client.post(address, data={**self.hidden, **fields}))

    def enter(self, address: str) -> Browser:
        """Opens a link and presses its button."""
        return self.get(address).post(address)

    def tap(self, action: str) -> Browser:
        """Presses a button of the last turn of the chat."""
        return self.get("/tro-chuyen").post("/tro-chuyen", action=action, turn=str(self._number))

    def tap_label(self, words: str) -> Browser:
        """Presses the button whose label holds some words."""
        choices = [choice for row in self.reply.rows for choice in row]
        return self.tap(next(one.action for one in choices if words in one.label))

    def choose(self, right: bool) -> Browser:
        """Answers the question that is asked."""
        quiz = self.quiz
        place = quiz.key if right else (quiz.key + 1) % len(quiz.choices)
        assert f'value="{quiz.action}:{place}"' in self.text
        return self.tap(f"{quiz.action}:{place}")

    @property
    def quiz(self) -> Quiz:
        assert self.reply.quiz is not None
        return self.reply.quiz

    @property
    def reply(self) -> Reply:
        """The reply of the last turn."""
        return read_reply(self.office.site.visits.turns(self.person, 1)[0].reply)

    @property
    def last(self) -> str:
        """What the last turn shows."""
        turn = re.findall(r"(?s)<article.*?</article>", self.text)[-1]
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", turn)).split())

    @property
    def _number(self) -> int:
        turns = self.office.site.visits.turns(self.person, 1)
        return turns[0].number if turns else 0

    def _show(self, response: Any) -> Browser:
        self.text, self.status, self.address = response.text, response.status_code, str(response.url.path)
        self.headers = response.headers
        return self


@cache
def known_directory() -> Directory:
    """The directory of the project, read once."""
    return load_directory(CONTENT / "directory")


def office(address: str = "") -> Office:
    """A site with nobody signed in."""
    clock = Clock()
    desk = Desk(clock, generation=generation())
    library: Any = SimpleNamespace(current=lambda: desk.generation)
    assistant = Assistant(desk)
    directory = known_directory()
    pages = Pages(library, desk.school.roles, {}, (), UNITS, desk.state.forget)
    staff = StaffPages(library, desk.school, directory, "18001096")
    visits = Visits(None, lambda: clock.now, desk.state.forget)
    suggester: Any = SimpleNamespace(suggest=lambda text, language, limit: ())
    site = Site(
        assistant, suggester, pages, visits, "18001096", address,
        requests=Buckets(FREE), answers=Buckets(FREE), turns=Buckets(FREE), staff=staff,
    )  # fmt: skip
    return Office(clock, desk, assistant, site, build_app(site))
