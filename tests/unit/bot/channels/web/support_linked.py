"""What the tests of pages that can be linked share: the site over hand-made records, and a page as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from starlette.testclient import TestClient

from bot.channels.web.app import build_app
from bot.channels.web.limits import Buckets, Limit
from bot.channels.web.site import Site
from bot.channels.web.visits import Visits
from bot.messages import Message, Outcome, Reply, Suggestion
from bot.pages import Pages
from tests.unit.bot.pages.samples import HOTLINE

ENDLESS = Limit(1e9, 1e9)
VOID = frozenset({"meta", "link", "input", "img", "br"})
PICTURED = frozenset({"script", "style"})


class FakeAssistant:
    """Repeats what was sent."""

    def __init__(self) -> None:
        self.actions: list[str] = []

    def respond(self, message: Message) -> Reply:
        """The words, or the name of the button."""
        self.actions.append(message.action)
        return Reply(Outcome.ANSWER, (message.text or "nút",), language=message.person.language)


class FakeSuggester:
    """Offers what it was made with, and remembers what was typed."""

    def __init__(self, offered: Sequence[Suggestion] = ()) -> None:
        self.offered, self.asked = tuple(offered), list[tuple[str, str, int]]()

    def suggest(self, text: str, language: str, limit: int) -> tuple[Suggestion, ...]:
        """At most `limit` of them."""
        self.asked.append((text, language, limit))
        return self.offered[:limit]


def client_of(
    pages: Pages, suggester: FakeSuggester | None = None, assistant: FakeAssistant | None = None, address: str = ""
) -> TestClient:
    """A browser at the site."""
    site = Site(
        assistant or FakeAssistant(), suggester or FakeSuggester(), pages, Visits(None), HOTLINE, address,
        Buckets(ENDLESS), Buckets(ENDLESS), Buckets(ENDLESS),
    )  # fmt: skip
    return TestClient(build_app(site), base_url=address or "http://testserver", follow_redirects=False)


class Seen(HTMLParser):
    """A page read: its text by the id of the section it stands in, its links, and what is out of balance."""

    def __init__(self, page: str) -> None:
        """Reads the page."""
        super().__init__()
        self.faults: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[tuple[str, str]] = []
        self._texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        self.faults += [f"<{tag}> left open" for tag, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag not in VOID:
            self._open.append((tag, given.get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Closes it."""
        if not self._open or self._open.pop()[0] != tag:
            self.faults.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Keeps text with where it stands."""
        if not self._open or self._open[-1][0] not in PICTURED:
            names = [name for tag, name in self._open if tag == "section"]
            self._texts.append((names[-1] if names else "", data))

    def text(self, section: str | None = None) -> str:
        """The words of a section, of the whole page where it is None, each part on a line of its own."""
        return "\n".join(data for name, data in self._texts if section is None or name == section)

    def hidden(self) -> dict[str, str]:
        """The hidden fields of its forms."""
        fields = (at for tag, at in self.tags if tag == "input" and at.get("type") == "hidden")
        return {str(at["name"]): str(at["value"]) for at in fields}

    def values(self, tag: str, name: str) -> list[str | None]:
        """The values of an attribute of all elements of a tag that have it."""
        return [given[name] for one, given in self.tags if one == tag and name in given]
