"""Tests of knowledge/directory/spelling.py."""

import unicodedata

import pytest

from knowledge.directory.spelling import LONGEST, fits, is_number, is_short, read_words, slips, spellings, tidy


def typed(text: str) -> list[str]:
    return [word.typed for word in read_words(tidy(text))]


def test_words_are_parted_at_digits_and_apostrophes_and_keep_their_place() -> None:
    assert typed("P1, B'Lao; Hoà") == ["p", "1", "b", "lao", "hòa"]
    read = tidy("ở  Đạ K’Nàng")
    assert [read[word.start : word.end] for word in read_words(read)] == ["ở", "Đạ", "K", "Nàng"]
    assert [word.bare for word in read_words(read)] == ["o", "da", "k", "nang"]


def test_decomposed_text_is_read_like_composed() -> None:
    assert typed(unicodedata.normalize("NFD", "Liên Đầm")) == typed("Liên Đầm")


def test_capitals_lead_a_word_or_do_not() -> None:
    assert [word.capital for word in read_words(tidy("Tam bố DI LINH B"))] == [True, False, False, False, True]


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("Hòa Ninh", ("hòa", "ninh")),
        ("B'Lao", ("blao",)),
        ("B'Lao", ("b", "lao")),
        ("Đạ K' Nàng", ("đạ", "knàng")),
        ("Đạ K' Nàng", ("đạ", "k", "nàng")),
        ("Đắk Mil", ("đăk", "mil")),
        ("Đăk R'Moan", ("đắk", "rmoan")),
        ("Phú Quý", ("phú", "quí")),
        ("Di Linh", ("dilinh",)),
        ("9", ("chín",)),
        ("12", ("mười", "hai")),
    ],
)
def test_ways_to_write_a_name(name: str, way: tuple[str, ...]) -> None:
    assert way in set(spellings(name))


@pytest.mark.parametrize(
    ("word", "name", "fitting"),
    [("tam", "tam", True), ("bo", "bố", True), ("bô", "bố", True), ("bó", "bố", False), ("bồ", "bố", False),
     ("da", "đạ", True), ("đa", "đạ", True), ("đạ", "da", False), ("la", "là", True), ("là", "la", False),
     ("bốn", "bố", False)],
)  # fmt: skip
def test_accents_may_be_left_out_but_not_changed(word: str, name: str, fitting: bool) -> None:
    assert fits(word, name) is fitting


def test_slips_are_letters_with_other_accents() -> None:
    assert slips("bồ", "bố") == 1
    assert slips("đã", "đạ") + slips("lấy", "lây") == 2


def test_names_that_much_else_looks_like() -> None:
    assert is_number(("9",))
    assert is_number(("mười", "hai"))
    assert not is_number(("bảo", "lâm", "2"))
    assert is_short(("lát",))
    assert not is_short(("la", "gi"))


def test_long_texts_are_cut_first() -> None:
    assert len(tidy("ấ" * 100_000)) == LONGEST
    assert len(tidy("\u0390" * 100_000)) <= LONGEST
