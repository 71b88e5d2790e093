from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import clean, fold_accents, normalise_tone, one_line, paragraphs, tokens


def test_clean_composes_and_counts() -> None:
    cleaned = clean(unicodedata.normalize("NFD", "Đăng ký") + "\r\nA\u200bB\x00\x07 \uf0fc x")
    assert cleaned.text == "Đăng ký\nAB - x"
    assert (cleaned.decomposed, cleaned.controls, cleaned.symbols, cleaned.tags) == (True, 3, 1, 0)


def test_clean_removes_tags_and_keeps_their_text_and_bare_signs() -> None:
    cleaned = clean("<p>Dưới <b>5</b> ha</p><script>alert(1)</script> và a < b, x<y>")
    assert cleaned.text == "\nDưới 5 ha\nalert(1) và a < b, x<y>"
    assert cleaned.tags == 6


@given(st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    once = clean(text).text
    # Removing something may bring a mark beside a letter; after one more pass nothing moves.
    twice = clean(once).text
    assert clean(twice).text == twice
    assert all(char in "\n\t" or unicodedata.category(char) not in ("Cc",) for char in once)


def test_lines() -> None:
    assert one_line("  a \n b\t c ") == "a b c"
    assert paragraphs("\n    - một   hai\n\n\n\n   ba \n") == "- một hai\n\nba"


def test_fold_and_tokens() -> None:
    assert fold_accents("Đắk Lắk, HOÁ đơn") == "dak lak, hoa don"
    assert tokens("Giấy CT01, số 5") == ["giấy", "ct01", "số", "5"]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("hoá", "hóa"), ("hóa", "hóa"), ("HOÀ", "HÒA"), ("Thuỷ", "Thủy"), ("quý", "quý"), ("khoẻ", "khỏe"),
        ("toàn", "toàn"), ("uỷ quyền", "ủy quyền"), ("hoài", "hoài"), ("Quỳ", "Quỳ"),
    ],
)  # fmt: skip
def test_normalise_tone(written: str, wanted: str) -> None:
    assert normalise_tone(written) == wanted
    assert normalise_tone(wanted) == wanted
