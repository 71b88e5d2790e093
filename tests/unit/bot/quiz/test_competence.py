"""Tests of bot/quiz/competence.py."""

import pytest

from bot.quiz.competence import competence_drafts
from bot.quiz.question import Question
from knowledge.records import Level, Procedure
from tests.unit.bot.quiz.records import asked, reasons, record, subject

NAME = "thủ tục «Cấp giấy phép nuôi cá lồng» (mã 1.000001)"


def questions(procedure: Procedure) -> list[Question]:
    about = subject(procedure)
    return asked(competence_drafts(about), about)


def why_not(procedure: Procedure) -> list[str]:
    about = subject(procedure)
    return reasons(competence_drafts(about), about)


def test_level_agency_and_authority_are_asked() -> None:
    level, agency, authority = questions(
        record(agency="Công an cấp xã", authority="Chủ tịch Ủy ban nhân dân cấp xã", steps="Nộp tại xã.")
    )
    assert level.text == f"Cấp nào thực hiện {NAME}?"
    assert set(level.choices) == {"Cấp xã", "Cấp tỉnh", "Cấp bộ, trung ương"}
    assert level.answer == "Cấp xã"
    assert level.section == "Cấp thực hiện"
    assert agency.text == f"Cơ quan nào thực hiện {NAME}?"
    assert agency.answer == "Công an cấp xã"
    assert len(agency.choices) == 4
    assert not [choice for choice in agency.choices if "cấp xã" in choice and choice != agency.answer]
    assert authority.text == f"Với {NAME}, ai là cơ quan có thẩm quyền?"
    assert authority.answer == "Chủ tịch Ủy ban nhân dân cấp xã"
    assert "Ủy ban nhân dân cấp xã" not in authority.choices


@pytest.mark.parametrize("field", ["coordinating", "delegated", "steps", "conditions", "authority", "result"])
def test_an_agency_named_anywhere_is_no_wrong_choice(field: str) -> None:
    named = "Sở Tư pháp, Sở Nội vụ, Sở Y tế, Sở Xây dựng và Sở Tài chính"
    agency = questions(record(agency="Sở Nông nghiệp và Môi trường", level=Level.PROVINCE, **{field: named}))[-1]
    assert agency.answer == "Sở Nông nghiệp và Môi trường"
    assert len(agency.choices) == 4
    assert not {"Sở Tư pháp", "Sở Nội vụ", "Sở Y tế", "Sở Xây dựng", "Sở Tài chính"} & set(agency.choices)


def test_neither_is_a_part_or_the_whole_of_the_right_one() -> None:
    (agency,) = [q for q in questions(record(agency="Sở Tư pháp", level=Level.PROVINCE)) if "Cơ quan nào" in q.text]
    assert not {"Ủy ban nhân dân cấp tỉnh", "Chủ tịch Ủy ban nhân dân cấp tỉnh"} & set(agency.choices)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"agency": "Sở Tư pháp"}, "unclear"),
        ({"agency": "Công an cấp xã", "steps": "Công an cấp xã gửi Sở Tư pháp."}, "several"),
        ({"level": Level.UNSTATED}, "silent"),
        ({"title": "Thủ tục công nhận hòa giải viên (cấp xã)"}, "given_away"),
        ({}, "unclear"),
    ],
)
def test_a_level_that_the_record_itself_doubts_is_not_asked(more: dict[str, object], reason: str) -> None:
    procedure = record(**more)  # type: ignore[arg-type]
    assert not [question for question in questions(procedure) if question.text.startswith("Cấp nào")]
    assert why_not(procedure)[0] == reason


@pytest.mark.parametrize(
    ("agency", "reason"),
    [
        ("Sở Nội vụ, Phòng Nội vụ", "several"),
        ("Ủy ban nhân dân cấp huyện", "outdated"),
        ("Cơ quan có thẩm quyền", "unclear"),
        ("", "silent"),
    ],
)
def test_an_agency_that_is_no_single_one_is_not_asked(agency: str, reason: str) -> None:
    procedure = record(agency=agency)
    assert not [question for question in questions(procedure) if question.text.startswith("Cơ quan nào")]
    assert reason in why_not(procedure)


def test_a_title_that_names_the_agency_gives_it_away() -> None:
    procedure = record(title="Khiếu nại tại Sở Tư pháp", agency="Sở Tư pháp")
    assert not [question for question in questions(procedure) if question.text.startswith("Cơ quan nào")]
