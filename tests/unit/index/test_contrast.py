"""Tests of index/contrast.py."""

from __future__ import annotations

import numpy as np
import pytest

from index.contrast import Contrast
from index.lexical import LexicalIndex
from index.presence import Presence
from index.weights import SecondLook

SETTING = SecondLook(candidates=3, within=0.5, ridge=0.1, words=0.7, weight=1.5)
TEXTS = [  # procedure 0, procedure 1, then the titles of 0 to 2
    ["đổi", "thẻ", "cũ"],
    ["đổi", "thẻ", "hết", "hạn"],
    ["mất", "thẻ"],
    ["rớt", "mất", "thẻ"],
    ["cấp", "đổi"],
    ["cấp", "lại"],
    ["cấp", "mới"],
]
OWNERS = [0, 0, 1, 1, 0, 1, 2]


def contrast(vectors: np.ndarray | None = None) -> Contrast:
    said = np.zeros((len(TEXTS), 2), np.float32) if vectors is None else vectors
    return Contrast(OWNERS, said[:4], said[4:], Presence([LexicalIndex.build(TEXTS)]), SETTING)


def test_the_word_that_tells_them_apart_decides() -> None:
    flat = np.zeros(2, np.float32)
    lost = contrast().shares([0, 1], flat, ["mất", "thẻ"])
    worn = contrast().shares([0, 1], flat, ["đổi", "thẻ"])
    assert lost[1] > 0.7 > 0.3 > lost[0]
    assert worn[0] > 0.7 > 0.3 > worn[1]
    assert lost.sum() == pytest.approx(1, abs=0.01)


def test_a_question_that_shares_nothing_tells_nothing() -> None:
    shares = contrast().shares([0, 1], np.zeros(2, np.float32), ["unknown"])
    assert shares == pytest.approx([0.5, 0.5], abs=0.01)


def test_a_procedure_with_a_title_alone_takes_part() -> None:
    shares = contrast().shares([0, 1, 2], np.zeros(2, np.float32), ["mới"])
    assert int(np.argmax(shares)) == 2


def test_vectors_tell_where_words_do_not() -> None:
    vectors = np.asarray([[1, 0], [1, 0], [0, 1], [0, 1], [1, 0], [0, 1], [0, 1]], np.float32)
    shares = contrast(vectors).shares([0, 1], np.asarray([0.0, 3.0], np.float32), [])
    assert shares[1] > 0.7


def test_only_those_near_the_first_get_a_second_look() -> None:
    assert contrast().nearest(np.asarray([0.1, 1.0, 0.9], np.float32)) == [1, 2]
    assert contrast().nearest(np.asarray([0.1, 1.0, 0.4], np.float32)) == []
    assert contrast().nearest(np.asarray([1.0, 1.0, 1.0], np.float32)) == [0, 1, 2]
