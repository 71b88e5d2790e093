from __future__ import annotations

import pytest

from knowledge.handbooks.legacy import (
    _TCVN3,
    _VNI,
    UnsureLegacyError,
    from_tcvn3,
    from_vni,
    to_unicode,
)
from knowledge.handbooks.syllables import is_syllable, vietnamese_share

TEXTS = [
    "Người dân nộp hồ sơ tại trụ sở xã vào giờ hành chính, mang theo giấy tờ tùy thân.",
    "Cán bộ trực đối chiếu bản chính, ghi sổ, hẹn ngày trả kết quả và đưa phiếu cho người nộp.",
    "Mẫu đơn",
    "Đến ngày hẹn mà chưa xong thì xin lỗi bằng văn bản, nêu rõ lý do và ngày hẹn mới.",
]


def to_tcvn3(text: str) -> str:
    back = {letter: sign for sign, letter in _TCVN3.items()}
    return "".join(back.get(char, back.get(char.lower(), char)) for char in text)


def to_vni(text: str) -> str:
    back = {letter: sign for sign, letter in _VNI.items()}
    return "".join(back.get(char, char) for char in text)


@pytest.mark.parametrize("typed", [to_tcvn3, to_vni], ids=["TCVN3", "VNI"])
def test_old_fonts_are_recognised_and_converted(typed: object) -> None:
    assert callable(typed)
    converted, changed = to_unicode([typed(text) for text in TEXTS])
    # TCVN3 has no capitals with tones: those are set in a font of capitals.
    assert [text.lower() for text in converted] == [text.lower() for text in TEXTS]
    assert changed == len(TEXTS)


def test_unicode_is_left_as_it_is() -> None:
    assert to_unicode(TEXTS) == (TEXTS, 0)


def test_short_or_plain_text_is_left_as_it_is() -> None:
    texts = ["Tên", "Giấy phép", "Công dân", "Handbook for officers, with nothing Vietnamese in it, at length."]
    assert to_unicode(texts) == (texts, 0)


def test_in_a_mixed_document_only_what_is_old_is_converted() -> None:
    converted, changed = to_unicode([TEXTS[0], to_vni(TEXTS[1]), "Công dân"])
    assert converted == [TEXTS[0], TEXTS[1], "Công dân"]
    assert changed == 1


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(UnsureLegacyError):
        to_unicode(["Ñþßø ¶ŸÞð þßñ öøðÞ ñþðß øðÞßñ þÿðß ñøþß ðÞßñ þßøð ñÞßþ ðøßñ þÞðß øñßþ"])


def test_tables_round_trip() -> None:
    lower = TEXTS[0].lower()
    assert from_tcvn3(to_tcvn3(lower)) == lower
    assert from_vni(to_vni(TEXTS[3])) == TEXTS[3]


@pytest.mark.parametrize("word", ["nghiêng", "Đường", "quyết", "giấy", "khuỷu", "thuở", "hoà", "hòa", "uống", "yêu"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["strasse", "Tªn", "qñang", "được2", "Nguyeãn"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_share_counts_marked_words_alone() -> None:
    assert vietnamese_share("plain words") == 1.0
    assert vietnamese_share("được nguyeãn") == 0.5
