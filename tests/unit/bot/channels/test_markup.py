"""Tests of bot/channels/markup.py."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.markup import parse_runs, plain_text, utf16_length, visible_text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<b>Lệ phí</b>: 8.000 đồng", "Lệ phí: 8.000 đồng"),
        ("a &amp; b &lt;c&gt; &quot;d&quot;", 'a & b <c> "d"'),
        ('<a href="https://a.vn/?x=1&amp;y=2">cổng</a>', "cổng (https://a.vn/?x=1&y=2)"),
        ('<a href="https://a.vn">https://a.vn</a>', "https://a.vn"),
        ('<a href="https://a.vn">cổng <b>dịch vụ</b></a>.', "cổng dịch vụ (https://a.vn)."),
        ("phí < 5 triệu, tuổi <18, a<b", "phí < 5 triệu, tuổi <18, a<b"),
        ("<họ tên> <foo>x</foo> <!-- y --> <br/>", "<họ tên> <foo>x</foo> <! y > <br/>"),
        ("<b>chưa <i>đóng", "chưa đóng"),
        ("thừa</b> thẻ", "thừa thẻ"),
    ],
)
def test_plain_text(page: str, text: str) -> None:
    assert plain_text(page) == text


def test_runs_carry_the_tags_around_them() -> None:
    runs = parse_runs("a<b>b<i>c</i></b><b>d</b>")
    assert [(run.text, [tag.name for tag in run.tags]) for run in runs] == [
        ("a", []),
        ("b", ["b"]),
        ("c", ["b", "i"]),
        ("d", ["b"]),
    ]
    assert runs[1].tags[0] == runs[2].tags[0] != runs[3].tags[0]


@pytest.mark.parametrize(("text", "units"), [("", 0), ("ấ", 1), ("a\u0302\u0301", 3), ("👶", 2)])
def test_utf16_length(text: str, units: int) -> None:
    assert utf16_length(text) == units


@given(st.text())
def test_escaped_text_comes_back_whole(text: str) -> None:
    text = text.replace("\x00", "")
    assert visible_text(html.escape(text)) == text.replace("\r\n", "\n") or "\r" in text
