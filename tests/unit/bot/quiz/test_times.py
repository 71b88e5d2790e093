"""Tests of bot/quiz/times.py."""

from dataclasses import replace

import pytest

from bot.quiz.question import Question
from bot.quiz.times import time_drafts
from knowledge.records import Channel, Flag, Procedure, TimeUnit
from tests.unit.bot.quiz.records import asked, country, method, reasons, record, subject


def questions(procedure: Procedure) -> list[Question]:
    about = subject(procedure)
    return asked(time_drafts(about, country(procedure).everywhere), about)


def why_not(procedure: Procedure) -> list[str]:
    about = subject(procedure)
    return reasons(time_drafts(about, country(procedure).everywhere), about)


def test_one_question_where_the_channels_agree() -> None:
    (question,) = questions(record(methods=(method(Channel.DIRECT, 5), method(Channel.ONLINE, 5))))
    assert question.text == "Thời hạn giải quyết thủ tục «Cấp giấy phép nuôi cá lồng» (mã 1.000001) là bao lâu?"
    assert question.answer == "5 ngày làm việc"
    assert set(question.choices) - {question.answer} <= {f"{days} ngày làm việc" for days in (3, 7, 10, 12, 15)}
    assert len(question.choices) == 4
    assert question.section == "Cách thức thực hiện"
    assert question.explanation == "Mã 1.000001, mục «Cách thức thực hiện»: 5 ngày làm việc (theo 10/QĐ-BNN)."


def test_the_channel_is_said_where_they_differ_and_never_the_others_limit() -> None:
    direct, online = questions(record(methods=(method(Channel.DIRECT, 5), method(Channel.ONLINE, 3))))
    assert direct.text.startswith("Nộp trực tiếp thì thời hạn giải quyết thủ tục")
    assert "3 ngày làm việc" not in direct.choices
    assert online.text.startswith("Nộp trực tuyến thì")
    assert online.answer == "3 ngày làm việc"
    assert "5 ngày làm việc" not in online.choices


def test_the_channel_is_said_where_another_states_no_figure() -> None:
    silent = method(Channel.POSTAL, None, unit=TimeUnit.OTHER)
    (question,) = questions(record(methods=(method(Channel.DIRECT, 5), silent)))
    assert question.text.startswith("Nộp trực tiếp thì")


@pytest.mark.parametrize(
    "text",
    ["Sở trả lời trong 3 ngày làm việc.", "trong 03 (ba) ngày", "trong vòng ba ngày", "từ 3 đến 4 ngày", "72 giờ"],
)
def test_no_duration_of_the_steps_is_offered(text: str) -> None:
    (question,) = questions(record(methods=(method(days=5),), steps=text))
    assert "3 ngày làm việc" not in question.choices
    assert len(question.choices) == 4


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("10 ngày đối với trường hợp phải kiểm tra.", "qualified"),
        ("Giải quyết ngay trong ngày.", "qualified"),
        ("Không quá 07 ngày làm việc ở xã vùng cao.", "qualified"),
    ],
)
def test_a_note_with_another_limit_is_no_question(note: str, reason: str) -> None:
    procedure = record(methods=(method(days=5, note=note),))
    assert questions(procedure) == []
    assert why_not(procedure) == [reason]


def test_a_note_with_the_same_number_of_another_unit_is_a_doubt() -> None:
    assert why_not(record(methods=(method(days=5, unit=TimeUnit.DAY, note="05 ngày làm việc."),))) == ["doubted"]
    assert why_not(record(methods=(method(days=5, note="Trong 05 (năm) ngày."),))) == ["doubted"]


def test_a_note_that_says_the_same_is_one() -> None:
    note = "Thứ 2 đến thứ 6. Trong 05 ngày làm việc theo Nghị định 12/2025/NĐ-CP; nếu từ chối thì trả lời bằng văn bản."
    assert questions(record(methods=(method(days=5, note=note),)))[0].answer == "5 ngày làm việc"


def test_doubted_silent_and_several_limits_are_left_out() -> None:
    limit = replace(method().time_limit, flags=(Flag.TIME_DISAGREES,))
    assert why_not(record(methods=(replace(method(), time_limit=limit),))) == ["doubted"]
    assert why_not(record(methods=(method(days=1, unit=TimeUnit.OTHER),))) == ["silent"]
    assert why_not(record(methods=(method(days=0),))) == ["silent"]
    assert why_not(record(methods=(method(days=5), method(days=7)))) == ["several"]
    assert why_not(record(methods=(method(days=176, unit=TimeUnit.HOUR),))) == ["unclear"]
    assert why_not(record()) == ["silent"]


def test_a_unit_that_nobody_else_has_gives_too_few_choices() -> None:
    assert why_not(record(methods=(method(days=2, unit=TimeUnit.MONTH),))) == ["few_wrong"]
