"""Tests of tests/fake_telegram/entities.py."""

from typing import Any

import pytest

from tests.fake_telegram.entities import check_text, parse_html
from tests.fake_telegram.errors import ApiError


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, Any]:
    """Return an entity."""
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>Lệ phí</b>", "Lệ phí", [entity("bold", 0, 6)]),
        ("👶 <b>con</b>", "👶 con", [entity("bold", 3, 3)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ('<a href="https://a.vn/?x&amp;y">c</a>', "c", [entity("text_link", 0, 1, url="https://a.vn/?x&y")]),
        ("<blockquote expandable>q</blockquote>", "q", [entity("expandable_blockquote", 0, 1)]),
        ("&lt;&amp;&gt;&quot;&#33;&#x21;&nbsp;", '<&>"!!&nbsp;', []),
        ("  <b> a </b> \n", "a", [entity("bold", 0, 1)]),
        ("<b></b>a", "a", []),
    ],
)
def test_parse_html(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("ấ<c>", 'Unsupported start tag "c" at byte offset 3'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a < b", "Unclosed start tag at byte offset 2"),
    ],
)
def test_parse_html_is_strict(source: str, error: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {error}"


@pytest.mark.parametrize(
    ("text", "parse_mode", "error"),
    [
        (" \n", "", "empty"),
        ("<b> </b>", "HTML", "empty"),
        ("a" * 5, "", "long"),
        ("👶👶a", "", "long"),
        ("<b>aaaa</b>b", "HTML", "long"),
        ("a" * 32769, "", "text is too long"),
        ("a", "Wiki", "unsupported parse_mode"),
    ],
)
def test_check_text_refuses(text: str, parse_mode: str, error: str) -> None:
    with pytest.raises(ApiError, match=error):
        check_text(text, parse_mode, 4, "empty", "long")


def test_check_text_counts_after_entities() -> None:
    assert check_text("<b>a&amp;</b>👶", "html", 4, "empty", "long")[0] == "a&👶"


def test_entities_over_a_hundred_are_dropped() -> None:
    assert len(parse_html("<b>a</b>b" * 150)[1]) == 100
