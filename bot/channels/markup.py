"""The HTML subset of `Reply.pages`, taken apart: runs of text with the tags around them, plain text, UTF-16
length.

Lenient on purpose: whatever is not a known tag stays as text, so no part of an answer is lost. Imported by
bot.channels.*. Tested by tests/unit/bot/channels/test_markup.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

# https://core.telegram.org/bots/api#html-style
TAGS = frozenset(
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "code",
        "pre",
        "a",
        "blockquote",
        "tg-spoiler",
    ]
)


@dataclass(frozen=True, slots=True)
class Tag:
    """An open tag: `name`, `source` as written ("<a href=...>"), `href` of a link, `serial` to tell equals
    apart.
    """

    name: str
    source: str
    serial: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Text (unescaped) between two tags, and the tags open around it, outermost first."""

    text: str
    tags: tuple[Tag, ...] = ()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._open: list[Tag] = []
        self._serial = 0

    def handle_data(self, data: str) -> None:
        self.runs.append(Run(data, tuple(self._open)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source = self.get_starttag_text() or f"<{tag}>"
        if tag not in TAGS:
            self.handle_data(source)
            return
        self._serial += 1
        self._open.append(Tag(tag, source, self._serial, dict(attrs).get("href") or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_data(self.get_starttag_text() or f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in TAGS:
            self.handle_data(f"</{tag}>")
            return
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].name == tag:
                del self._open[place:]
                return

    def handle_comment(self, data: str) -> None:
        self.handle_data(f"<!{data}>")

    def handle_decl(self, decl: str) -> None:
        self.handle_data(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.handle_data(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.handle_data(f"<?{data}>")


def parse_runs(page: str) -> tuple[Run, ...]:
    """Return the runs of text of an HTML page, in order, empty ones left out."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return tuple(run for run in reader.runs if run.text)


def visible_text(page: str) -> str:
    """Return what remains of a page once its tags have become entities: the text that Telegram counts."""
    return "".join(run.text for run in parse_runs(page))


def plain_text(page: str) -> str:
    """Return a page as text for a reader without markup: tags dropped, a link's address in brackets after
    it.
    """
    runs = parse_runs(page)
    parts: list[str] = []
    for place, run in enumerate(runs):
        parts.append(run.text)
        following = runs[place + 1].tags if place + 1 < len(runs) else ()
        parts.extend(link_note(run, following))
    return "".join(parts)


def link_note(run: Run, following: tuple[Tag, ...]) -> tuple[str, ...]:
    """Return (" (address)",) when a link ends with `run` and its text does not already give the address,
    else ().
    """
    return tuple(
        f" ({tag.href})"
        for tag in run.tags
        if tag.name == "a" and tag.href and tag not in following and tag.href not in run.text
    )


def utf16_length(text: str) -> int:
    """Return the length of `text` in UTF-16 code units, in which Telegram gives offsets and limits."""
    return len(text.encode("utf-16-le")) // 2
