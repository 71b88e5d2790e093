"""Tests of bot/channels/telegram/splitting.py."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.markup import utf16_length, visible_text
from bot.channels.telegram.splitting import MESSAGE_LIMIT, split_page
from tests.fake_telegram.entities import parse_html


def test_the_limit_is_telegrams() -> None:
    assert MESSAGE_LIMIT == 4096


def test_a_page_that_fits_is_left_alone() -> None:
    page = " <b>" + "ấ" * 4096 + "</b>"
    assert split_page(page, 4097) == (page,)


@pytest.mark.parametrize(
    ("page", "limit", "parts"),
    [
        ("một hai\n\nba bốn\nnăm", 16, ("một hai", "ba bốn\nnăm")),
        ("một hai\nba bốn năm", 12, ("một hai", "ba bốn năm")),
        ("Một hai. Ba bốn năm", 12, ("Một hai.", "Ba bốn năm")),
        ("một hai ba bốn", 8, ("một hai", "ba bốn")),
        ("<b>một hai ba</b> bốn", 8, ("<b>một hai</b>", "<b>ba</b> bốn")),
        ("<b>a<i>bcd</i></b>", 2, ("<b>a<i>b</i></b>", "<b><i>cd</i></b>")),
        (
            '<a href="https://a.vn">một hai</a>',
            3,
            ('<a href="https://a.vn">một</a>', '<a href="https://a.vn">hai</a>'),
        ),
        ("a&amp;b&lt;c", 2, ("a&amp;", "b&lt;", "c")),
        ("👶👶👶", 5, ("👶👶", "👶")),
        ("aa\u0302\u0301b", 3, ("a", "a\u0302\u0301", "b")),
    ],
)
def test_borders(page: str, limit: int, parts: tuple[str, ...]) -> None:
    assert split_page(page, limit) == parts


@given(st.text(alphabet="aấ👶 \n.&<>", max_size=300), st.integers(4, 60))
def test_parts_are_balanced_fit_and_lose_nothing_but_space(text: str, limit: int) -> None:
    page = f"<b>{html.escape(text, quote=False)}</b><i>cuối</i>"
    parts = split_page(page, limit)
    for part in parts:
        parse_html(part)
        assert utf16_length(visible_text(part)) <= limit or len(parts) == 1
    assert "".join("".join(map(visible_text, parts)).split()) == "".join((text + "cuối").split())
