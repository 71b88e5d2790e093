"""Tests of index/query/plain.py."""

import pytest

from index.query.plain import names_nothing, plain_words
from index.query.syllables import words


@pytest.mark.parametrize(
    "text",
    ["còn lệ phí?", "phí nhiêu vậy ạ", "nộp ở đâu ạ?", "cái đó mấy ngày", "đơn ghi theo mẫu số mấy", "how much is it?",
     "сколько это стоит", "can dem theo giay to gi a", "mấy hôm thì xong"],
)  # fmt: skip
def test_follow_ups_name_nothing(text: str) -> None:
    assert names_nothing(words(text))


@pytest.mark.parametrize(
    "text", ["khai sinh", "còn tách thửa thì sao", "tay ba em run không ký được", "visa fee", "viết di chúc cần gì"]
)
def test_subjects_name_something(text: str) -> None:
    assert not names_nothing(words(text))


def test_words_are_folded() -> None:
    assert all(word == word.lower() for word in plain_words())
