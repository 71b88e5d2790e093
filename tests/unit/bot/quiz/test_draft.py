"""Tests of bot/quiz/draft.py."""

from dataclasses import replace

import pytest

from bot.quiz.draft import (
    LONGEST_CHOICE,
    LONGEST_EXPLANATION,
    LONGEST_QUESTION,
    Draft,
    LeftOut,
    Named,
    Reason,
    drawn,
    finish,
)  # fmt: skip
from bot.quiz.question import Question, QuestionKind

NAMED = Named("1.000001", "10/QĐ", ("thủ tục «Cấp giấy» (mã 1.000001)",))
DRAFT = Draft(QuestionKind.TIME, "time", "5 ngày", ("3 ngày", "7 ngày", "10 ngày", "15 ngày"), "Mục", "5 ngày")


def made(draft: Draft, named: Named = NAMED) -> Question:
    question = finish(draft, named)
    assert isinstance(question, Question)
    return question


def test_a_draft_becomes_a_question_with_four_choices() -> None:
    question = made(DRAFT)
    assert question.text == "Thời hạn giải quyết thủ tục «Cấp giấy» (mã 1.000001) là bao lâu?"
    assert set(question.choices) == {"5 ngày", "3 ngày", "7 ngày", "10 ngày"}
    assert question.answer == "5 ngày"
    assert question.explanation == "Mã 1.000001, mục «Mục»: 5 ngày (theo 10/QĐ)."
    assert len(question.id) == 12
    assert int(question.id, 16) >= 0
    assert made(DRAFT) == question


def test_another_fact_is_another_question() -> None:
    ids = {
        made(DRAFT).id,
        made(replace(DRAFT, right="6 ngày")).id,
        made(replace(DRAFT, wrong=("3 ngày", "7 ngày", "11 ngày"))).id,
        made(DRAFT, replace(NAMED, code="1.000002")).id,
    }
    assert len(ids) == 4


def test_the_place_of_the_key_is_spread() -> None:
    places = [made(DRAFT, replace(NAMED, code=f"1.{number:06d}")).key for number in range(200)]
    assert all(25 < places.count(place) < 80 for place in range(4))


def test_choices_that_read_alike_are_one() -> None:
    assert finish(replace(DRAFT, wrong=("5  NGÀY.", "3 ngày", "7 ngày")), NAMED) == LeftOut(
        QuestionKind.TIME, Reason.FEW_WRONG
    )


def test_what_does_not_fit_is_left_out_never_cut() -> None:
    long = "ô" * (LONGEST_CHOICE + 1)
    too_long = LeftOut(QuestionKind.TIME, Reason.TOO_LONG)
    assert finish(replace(DRAFT, right=long), NAMED) == too_long
    assert finish(replace(DRAFT, wrong=(long, "3 ngày", "7 ngày")), NAMED) == too_long
    title = "x" * LONGEST_QUESTION
    assert finish(DRAFT, replace(NAMED, names=(title,))) == too_long
    assert "«Cấp giấy»" in made(DRAFT, replace(NAMED, names=(title, *NAMED.names))).text


@pytest.mark.parametrize(
    ("fact", "decision", "explanation"),
    [
        ("5 ngày.", "", "Mã 1.000001, mục «Mục»: 5 ngày."),
        ("x" * 170, "10/QĐ", f"Mã 1.000001, mục «Mục»: {'x' * 170}."),
        ("x" * 200, "10/QĐ", "Xem mã 1.000001, mục «Mục» (theo 10/QĐ)."),
        ("x" * 200, "9" * 200, "Xem mã 1.000001, mục «Mục»."),
    ],
)
def test_the_explanation_shortens_what_matters_least(fact: str, decision: str, explanation: str) -> None:
    question = made(replace(DRAFT, fact=fact), replace(NAMED, decision=decision))
    assert question.explanation == explanation
    assert len(question.explanation) <= LONGEST_EXPLANATION


def test_one_candidate_more_moves_none_of_the_others() -> None:
    names = [str(number) for number in range(20)]
    first = drawn(names, "seed")
    assert first != names
    assert sorted(first) == sorted(names)
    assert [name for name in drawn([*names, "new"], "seed") if name != "new"] == first
    assert drawn(names, "other") != first
