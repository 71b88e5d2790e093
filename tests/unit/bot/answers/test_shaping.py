"""Tests of bot/answers/shaping.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.shaping import clip, is_shortened, sentences, shorten, tidy, without_bullet


def test_tidy_keeps_lines_and_drops_indentation() -> None:
    assert tidy("   a   b\n\n\n\n      c \n") == "a b\n\nc"


@pytest.mark.parametrize(
    ("text", "bare"),
    [("- - Đơn", "Đơn"), ("+ Ảnh", "Ảnh"), ("* a)\nb", "a) b"), ("-", "-"), ("1. Đơn", "1. Đơn"), ("", "")],
)
def test_bullets_are_dropped(text: str, bare: str) -> None:
    assert without_bullet(text) == bare


def test_shortened_after_a_word_with_an_ellipsis() -> None:
    assert shorten("một hai ba bốn", 11) == "một hai ba…"
    assert shorten("một hai, ba", 9) == "một hai…"
    assert shorten("một hai", 7) == "một hai"


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("một hai ba bốn", 11, "một hai ba…"),
        ("trả kết quả trong 03 ngày làm việc kể từ ngày nhận", 34, "trả kết quả trong…"),
        ("nộp 1 200 000 đồng mỗi lần", 14, "nộp…"),
        ("15.000 đồng mỗi lần cấp", 14, "15.000 đồng mỗi lần cấp"),
        ("trong 03 ngày làm việc", 40, "trong 03 ngày làm việc"),
    ],
)
def test_clipped_never_behind_a_figure(text: str, length: int, short: str) -> None:
    assert clip(text, length) == short


@given(st.text(), st.integers(2, 40))
def test_shortened_is_a_beginning_within_the_length(text: str, length: int) -> None:
    short = shorten(text, length)
    whole = " ".join(text.split())
    assert len(short) <= length
    assert whole.startswith(short.removesuffix("…") if is_shortened(text, length) else short)
    assert is_shortened(text, length) == (len(whole) > length)


def test_sentences_of_lines() -> None:
    assert sentences("- Một. Hai; ba\n+ Bốn") == ["Một.", "Hai;", "ba", "Bốn"]
