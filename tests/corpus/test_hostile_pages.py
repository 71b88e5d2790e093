"""Pages of published records as a browser reads them: nothing of a record is markup, whatever stands in it.

Every field of a record is also made hostile and rendered twice, once with its angle brackets and quotes replaced by
harmless signs: the tags of both pages must be the same, one by one. Completeness is for test_procedure_pages.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup

from bot.answers.view import ProcedureView
from bot.library import Library
from bot.pages import Pages
from bot.roles import Roles
from knowledge.importers.portal_text import parse
from tests.corpus.test_rendering import files
from tests.unit.bot.answers.samples import OVERLAY, PLAIN
from tests.unit.bot.channels.web.support import Browser, browser
from tests.unit.bot.channels.web.support_staff import no_versions
from tests.unit.bot.pages.samples import PLACES

SLICES, EVERY, HOSTILE_EVERY = 4, 14, 90
VOID = frozenset({"meta", "link", "input", "img", "br"})
ATTRIBUTES = {
    "a": {"class", "href", "lang", "hreflang", "aria-current", "rel"}, "article": {"class", "data-keep"},
    "button": {"type", "name", "value", "class", "data-print", "hidden"}, "code": set(), "body": set(), "br": set(),
    "dd": {"lang"}, "div": {"class", "lang"}, "dl": {"class"}, "dt": set(), "em": set(), "fieldset": {"class"},
    "figcaption": set(), "figure": {"class"}, "footer": {"class"}, "form": {"action", "method", "class"},
    "h1": {"lang"}, "h2": {"id"}, "head": set(), "header": {"class"}, "html": {"lang"},
    "img": {"src", "alt", "width", "height"}, "input": {"type", "id", "name", "value", "autocomplete"},
    "label": {"for", "lang"}, "legend": {"lang"}, "li": set(),
    "link": {"rel", "href", "type", "media", "crossorigin"}, "main": {"id", "class", "tabindex"},
    "meta": {"charset", "name", "content"}, "nav": {"aria-label", "class"},
    "p": {"class", "lang", "hidden", "data-saved-notice"}, "q": set(), "s": set(), "script": {"src", "defer"},
    "section": {"id", "class", "aria-labelledby"}, "span": {"class", "lang"}, "strong": set(), "time": set(),
    "title": set(), "u": set(), "ul": {"class", "lang"},
}  # fmt: skip
SAFE = ("/", "#", "https://", "http://", "tel:", "mailto:")
# Markup that would run, closes what it stands in, or that a reply knows; signs that turn or split what follows.
ATTACK = (
    '<script>alert(1)</script><img src=x onerror=alert(1)>"\' onclick="alert(1)" x=\'</p></title></textarea></style>'
    '<!-- <b>đậm</b> <a href="javascript:alert(1)">bấm</a> &lt;i&gt; &#60;u&#62; &amp;amp; ]]> {{ 7*7 }} {% x %}'
)
ODD = "\u202e\u2066\u200f\u2028\u2029\x85\x0b\x00\x08\x1b[31m\ufeff\ufffe\U000e0041a\u0300\u0323đ\u0309e\u0302\u0301"
HARMLESS = str.maketrans({"<": "‹", ">": "›", '"': "”", "'": "’", "&": "+"})


@dataclass
class Shelf:
    """Stands for the library: the records of a test."""

    views: Mapping[str, ProcedureView]

    def current(self) -> Shelf:
        return self

    @property
    def store(self) -> Any:
        return SimpleNamespace(plain=lambda code: None, reading=no_versions().reading)

    def view(self, code: str) -> ProcedureView | None:
        return self.views.get(code)


class Tags(HTMLParser):
    """The tags of a page with their attributes; one that closes another, or what is no tag of a page, is an error."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_pi = unknown_decl = handle_comment


def shop_of(views: Mapping[str, ProcedureView]) -> Browser:
    library = cast(Library, Shelf(views))
    return browser(shown=Pages(library, cast(Roles, None), {}, (), PLACES, lambda person: None))


def page_of(shop: Browser, code: str, language: str = "vi") -> str:
    shop.client.cookies.set("motcua_ngon_ngu", language)
    answer = shop.client.get(f"/thu-tuc/{code}")
    assert answer.status_code == 200, (code, answer.status_code)
    return answer.text


def faults(html: str) -> Iterator[str]:
    """What is wrong with the markup of a page."""
    tags = Tags(html)
    for tag, names in tags.found:
        if tag not in ATTRIBUTES or not set(names) <= ATTRIBUTES[tag]:
            yield f"<{tag} {' '.join(names)}>"
    yield from (link for link in tags.links if not link.startswith(SAFE) or link.startswith("//"))
    tree = BeautifulSoup(html, "lxml")
    ids = [str(one["id"]) for one in tree.select("[id]")]
    if len(ids) != len(set(ids)):
        yield "two of one id"
    if [one.get("src", "").partition("?")[0] for one in tree.select("script")] != ["/static/page.js"]:
        yield "a script"


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """A record with every text in it changed, except what names it and what is one of a list."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(changed(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"code", "as_of", "source"}
        held = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        return replace(value, **{name: changed(one, change) for name, one in held.items() if name not in kept})
    return value


@pytest.mark.parametrize("number", range(SLICES))
def test_nothing_of_a_published_record_is_markup(number: int) -> None:
    chosen = files()[::EVERY][number::SLICES]
    views = {one.code: ProcedureView(one) for one in (parse(*item, "2026-07").procedure for item in chosen)}
    shop, wrong = shop_of(views), []
    for at, code in enumerate(views):
        html = page_of(shop, code, ("vi", "en", "ru")[at % 3])
        wrong += [(code, fault) for fault in faults(html)]
        title = BeautifulSoup(html, "lxml").select_one("h1")
        if title is None or title.get_text().split() != views[code].procedure.title.split():
            wrong.append((code, "the title"))
    assert wrong == []
    assert len(views) > 90


@pytest.mark.parametrize("attack", [ATTACK, ODD, f"{ODD}\n- {ATTACK}\n{ODD}"], ids=["markup", "signs", "both"])
def test_a_hostile_record_is_text(attack: str) -> None:
    views: dict[str, ProcedureView] = {}
    for name, data in files()[::HOSTILE_EVERY]:
        procedure = parse(name, data, "2026-07").procedure
        for code, change in (
            (f"{procedure.code}.1", lambda text: f"{text}{attack}"),
            (f"{procedure.code}.2", lambda text: f"{text}{attack.translate(HARMLESS)}"),
        ):
            one = replace(changed(procedure, change), code=code)
            views[code] = ProcedureView(one, changed(PLAIN, change), False, True, changed(OVERLAY, change))
    shop, wrong = shop_of(views), []
    for code in views:
        if code.endswith(".1"):
            html, harmless = page_of(shop, code), page_of(shop, f"{code[:-1]}2")
            wrong += [(code, fault) for fault in faults(html)]
            if Tags(html).found != Tags(harmless).found:
                wrong.append((code, "other tags than the harmless one"))
    assert wrong == []
    assert len(views) > 100


def test_a_link_of_a_record_opens_the_web_alone() -> None:
    procedure = parse(*files()[0], "2026-07").procedure
    for link in ("javascript:alert(1)", "//evil.example", "data:text/html,<script>", "\x01https://x"):
        html = page_of(shop_of({procedure.code: ProcedureView(replace(procedure, link=link))}), procedure.code)
        assert list(faults(html)) == [] and link not in html
