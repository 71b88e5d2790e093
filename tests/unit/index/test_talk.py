"""Tests of index/talk.py with figures done by hand."""

import numpy as np
import pytest

from index.catalogue import Row
from index.talk import ABOVE, Talk, TalkWeights, goes_back, same_topic, talk_bonus

WEIGHTS = TalkWeights(
    same_topic={"joined": 1.0, "field": 0.2, "current": 0.3, "earlier": 0.1},
    new_topic={"joined": 0.0, "field": 0.0, "current": 0.0, "earlier": 0.0},
    border=0.5,
    width=0.01,
    back=0.7,
)


def row(code: str, field: str) -> Row:
    return Row(code, code, "commune", field, "", "", None, 0, "", "", True)


ROWS = [row("a", "hộ tịch"), row("b", "hộ tịch"), row("c", "đất đai")]
JOINED = np.asarray([0.5, 0.25, 0.0], np.float32)


def test_a_message_that_goes_on_draws_the_topic_and_its_field() -> None:
    alone = np.asarray([0.4, 0.5, 0.6], np.float32)
    bonus = talk_bonus(Talk("khai sinh", "a"), alone, JOINED, ROWS, WEIGHTS, back=False)
    assert bonus == pytest.approx([0.5 + 0.2 + 0.3, 0.25 + 0.2, 0.0], abs=1e-3)


def test_a_message_that_stands_apart_gets_nothing() -> None:
    alone = np.asarray([0.0, 0.1, 1.5], np.float32)
    bonus = talk_bonus(Talk("khai sinh", "a"), alone, JOINED, ROWS, WEIGHTS, back=False)
    assert bonus == pytest.approx([0.0, 0.0, 0.0], abs=1e-3)


def test_going_back_draws_the_earlier_procedures_and_not_the_present_one() -> None:
    alone = np.asarray([0.4, 0.4, 0.4], np.float32)
    bonus = talk_bonus(Talk("tách thửa", "a", ("c",)), alone, JOINED, ROWS, WEIGHTS, back=True)
    assert bonus == pytest.approx([0.5 + 0.2, 0.25 + 0.2, 0.7], abs=1e-3)


def test_a_procedure_that_is_gone_adds_nothing() -> None:
    assert not talk_bonus(Talk("x", "gone"), JOINED, JOINED, ROWS, WEIGHTS, back=False).any()


@pytest.mark.parametrize("text", ["quay lại cái tách thửa, nộp ở đâu", "quay lai luc nay", "Вернёмся к визе"])
def test_words_of_going_back(text: str) -> None:
    assert goes_back(text)


@pytest.mark.parametrize("text", ["còn lệ phí?", "xin trở lại quốc tịch", "cái đó mấy ngày"])
def test_other_words(text: str) -> None:
    assert not goes_back(text)


def test_a_message_that_names_nothing_stays_with_the_procedure_in_talk() -> None:
    alone = np.asarray([0.1, 0.2, 0.9], np.float32)
    scores = alone + same_topic(Talk("khai sinh", "b"), alone, JOINED, ROWS)
    assert scores == pytest.approx([0.5, 0.5 + ABOVE, 0.0])
