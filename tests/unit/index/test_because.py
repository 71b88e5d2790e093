"""Tests of index/because.py."""

from __future__ import annotations

from index.because import because


def test_the_text_that_shares_most_is_told_with_the_words_of_the_message() -> None:
    found = because(["giấy", "khai", "sinh"], ["đăng ký kết hôn", "giấy khai sinh cho bé"])
    assert found is not None
    assert found.text == "giấy khai sinh cho bé"
    assert found.words == ("giấy", "khai", "sinh")


def test_accents_do_not_matter_and_the_shorter_text_wins() -> None:
    found = because(["khai", "tu"], ["khai tử cho người thân đã mất", "khai tử"])
    assert found is not None
    assert (found.text, found.words) == ("khai tử", ("khai", "tu"))


def test_nothing_shared_is_nothing() -> None:
    assert because(["mất"], ["cần giấy gì"]) is None
    assert because([], ["a"]) is None
