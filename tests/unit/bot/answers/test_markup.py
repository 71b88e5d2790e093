"""Tests of bot/answers/markup.py."""

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.markup import Tag, escape, strip_markup, tokens, utf16_length


def test_markup_of_a_record_is_shown_as_text() -> None:
    assert escape('<b onclick="x">a & b</b>') == '&lt;b onclick="x"&gt;a &amp; b&lt;/b&gt;'


@given(st.text())
def test_escaping_and_stripping_gives_the_text_back(text: str) -> None:
    assert strip_markup(escape(text)) == text


@given(st.text(), st.text())
def test_tags_are_stripped_and_nothing_else(first: str, second: str) -> None:
    page = f'<b>{escape(first)}</b><a href="https://x.vn/?a=1&amp;b">{escape(second)}</a>'
    assert strip_markup(page) == first + second


def test_a_bare_sign_is_text() -> None:
    assert strip_markup("5 < 6 & 7 > 2 &khong biet; &#60;") == "5 < 6 & 7 > 2 &khong biet; <"


def test_tokens_keep_tags_as_written() -> None:
    assert list(tokens('<a href="x">A&amp;</a>')) == [
        Tag('<a href="x">', "a", False),
        "A",
        "&",
        Tag("</a>", "a", True),
    ]


def test_length_is_counted_in_utf16_units() -> None:
    assert [utf16_length(text) for text in ("abc", "ệ", "😀", "")] == [3, 1, 2, 0]
