"""Tests of bot/channels/web/markup.py."""

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from bot.channels.markup import parse_runs
from bot.channels.web.markup import is_address, page_html

OURS = frozenset({"p", "ul", "li", "br", "strong", "em", "u", "s", "code", "q", "span", "a"})
PIECES = st.sampled_from(
    [
        "<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<s>", "</s>", "<code>", "</code>", "<pre>", "</pre>",
        "<blockquote>", "</blockquote>", "<tg-spoiler>", "</tg-spoiler>", "</a>", "</p>", "</li>", "</ul>", "<br>",
        '<a href="https://example.org/?a=1&amp;b=2">', '<a href="javascript:alert(1)">', "<a href='//evil.example'>",
        '<a href="https://x.example/&quot; onclick=&quot;alert(1)">', "<a>", "<script>", "</script>",
        "<img src=x onerror=alert(1)>", "<style>", "<!-- -->", "<!doctype html>", "<?php", "<![CDATA[", "&lt;", "&#0;",
        "&amp;lt;", "\n", "\n\n", "• ", "- ", "+ ", "– ", " ", "chữ", "đ\u0300", "\u202e", "\x00", "\u2028", "\"", "'",
    ]
)  # fmt: skip
pages = st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join)


class Read(HTMLParser):
    """The tags and the text of a page; a tag that closes another is an error."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "•-–+")


@given(pages)
def test_only_our_tags_all_balanced_all_text_kept(page: str) -> None:
    read = Read(page_html(page))
    assert read.open == []
    assert {tag for tag, _ in read.tags} <= OURS
    for tag, attrs in read.tags:
        named = dict(attrs)
        assert set(named) <= ({"href", "rel"} if tag == "a" else set())
        assert tag != "a" or is_address(named["href"] or "")
    assert bare(read.text) == bare("".join(run.text for run in parse_runs(page)))


@given(st.text())
def test_text_is_text(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    read = Read(page_html(escaped))
    assert {tag for tag, _ in read.tags} <= {"p", "ul", "li", "br"}
    assert bare(unescape(read.text)) == bare(unescape("".join(run.text for run in parse_runs(escaped))))


def test_paragraphs_lists_and_lines() -> None:
    page = "<b>Giấy tờ</b>\n\n• Tờ khai <i>mẫu\n• Ảnh</i> 3&lt;4\nGhi chú\ndòng hai\n\n\nHết"
    assert page_html(page) == (
        "<p><strong>Giấy tờ</strong></p>\n<ul><li>Tờ khai <em>mẫu</em></li><li><em>Ảnh</em> 3&lt;4</li></ul>\n"
        "<p>Ghi chú<br>\ndòng hai</p>\n<p>Hết</p>"
    )


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("• +84 263 38", "+84 263 38"),
        ("• - 5 độ", "- 5 độ"),
        ("  – gạch", "gạch"),
        ("<b>•</b> đậm", "đậm"),
        ("<b>• a</b>b", "<strong>a</strong>b"),
        ("+ ", ""),
    ],
)
def test_one_bullet_is_dropped_and_no_more(line: str, shown: str) -> None:
    assert page_html(f"x\n{line}") == f"<p>x</p>\n<ul><li>{shown}</li></ul>"


@pytest.mark.parametrize("line", ["-5 độ", "+84", "•", "—"])
def test_what_is_no_bullet_stays(line: str) -> None:
    assert page_html(line) == f"<p>{line}</p>"


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,x", "vbscript:x", "//evil.example/", "/\\evil.example", "file:///etc/passwd", "", "tg://resolve?domain=x",
    ],
)  # fmt: skip
def test_hostile_addresses_are_no_links(href: str) -> None:
    assert page_html(f'<a href="{href}">bấm</a>') == "<p><span>bấm</span></p>"
    assert not is_address(href)


def test_an_address_stays_inside_its_quotes() -> None:
    shown = page_html('<a href="https://x.example/&quot; onclick=&quot;alert(1)">bấm</a>')
    assert shown == '<p><a href="https://x.example/&#34; onclick=&#34;alert(1)" rel="noopener">bấm</a></p>'


def test_an_address_over_two_lines_is_two_links() -> None:
    link = '<a href="tel:18001096" rel="noopener">{}</a>'
    shown = page_html('<a href="tel:18001096">một\nhai</a>')
    assert shown == f"<p>{link.format('một')}<br>\n{link.format('hai')}</p>"


def test_nothing_is_nothing() -> None:
    assert page_html("") == page_html(" \n\n ") == ""


def test_what_is_marked_as_safe_is_read_as_any_other_text() -> None:
    assert page_html(escape("1 < 2 & <b>3</b>")) == "<p>1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;</p>"
