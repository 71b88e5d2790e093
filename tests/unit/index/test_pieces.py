"""Tests of index/pieces.py."""

from __future__ import annotations

from index.pieces import LONGEST, SIZE, pieces, searched, worded
from knowledge.handbooks.records import Passage


def passage(text: str, *heading: str) -> Passage:
    return Passage("a", heading, None, text)


def test_a_short_passage_is_one_piece_with_its_innermost_headings() -> None:
    one = passage("Nộp trong 3 ngày.", "Luật", "Chương I", "Điều 2")
    assert pieces(one) == ["Chương I . Điều 2 . Nộp trong 3 ngày."]
    assert worded(one) == "Chương I Điều 2 Chương I Điều 2 Nộp trong 3 ngày."


def test_a_long_one_is_cut_after_sentences_and_nothing_is_lost() -> None:
    sentences = [f"Việc thứ {at} làm xong thì báo cho người dân biết ngay trong ngày đó." for at in range(1, 20)]
    cut = pieces(passage(" ".join(sentences)))
    assert " ".join(cut) == " ".join(sentences)
    assert len(cut) > 2
    assert all(len(piece) <= SIZE and piece.endswith(".") for piece in cut)


def test_a_sentence_without_end_is_cut_at_a_blank() -> None:
    cut = pieces(passage("chữ " * 400))
    assert all(len(piece) <= LONGEST for piece in cut)
    assert " ".join(cut).split() == ["chữ"] * 400


def test_notes_on_other_articles_are_not_searched() -> None:
    source = "(Điều 22 Luật số 60/2014/QH13, có hiệu lực thi hành kể từ ngày 01/01/2016)"
    note = "(Điều này có nội dung liên quan đến Điều 15.3.LQ.7. Thẩm quyền (hộ tịch); Điều 9.1.LQ.40. Nơi cư trú)"
    assert searched(passage(f"{source}\nXã làm trong 2 ngày.{note}")) == "Xã làm trong 2 ngày."
    assert pieces(passage(note)) == []
    assert searched(passage("Xã làm (theo Điều 5) ngay.")) == "Xã làm (theo Điều 5) ngay."
