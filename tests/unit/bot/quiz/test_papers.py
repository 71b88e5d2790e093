"""Tests of bot/quiz/papers.py."""

from dataclasses import replace

import pytest

from bot.quiz.papers import paper_drafts
from bot.quiz.question import Question
from knowledge.records import Document, Procedure
from tests.unit.bot.quiz.records import FIELD, asked, papers, reasons, record, subject

OWN = ("Đơn đề nghị nuôi cá lồng theo mẫu", "Bản đồ vùng nuôi bè", "Phương án xử lý chất thải ao hồ")
ELSEWHERE = {paper.name for item in FIELD for group in item.documents for paper in group.documents}


def questions(procedure: Procedure) -> list[Question]:
    about = subject(procedure)
    return asked(paper_drafts(about), about)


def why_not(procedure: Procedure) -> list[str]:
    about = subject(procedure)
    return reasons(paper_drafts(about), about)


def test_which_paper_is_in_the_dossier_and_which_is_not() -> None:
    first, second, *missing = questions(record(documents=(papers(*OWN),)))
    name = "thủ tục «Cấp giấy phép nuôi cá lồng» (mã 1.000001)"
    for question in (first, second):
        assert question.text == f"Giấy tờ nào có trong thành phần hồ sơ của {name}?"
        assert question.answer in OWN
        assert set(question.choices) - {question.answer} < ELSEWHERE
        assert len(question.choices) == 4
    assert first.answer != second.answer
    assert missing
    for question in missing:
        assert question.text == f"Giấy tờ nào KHÔNG có trong thành phần hồ sơ của {name}?"
        assert question.answer in ELSEWHERE
        assert set(question.choices) - {question.answer} == set(OWN)
        assert question.section == "Thành phần hồ sơ"
        assert f"không ghi «{question.answer}»" in question.explanation


@pytest.mark.parametrize(
    "own",
    [
        "Hợp đồng đóng mới vỏ tàu gỗ (bản sao)",
        "Bản sao hợp đồng đóng vỏ tàu gỗ mới của xưởng",
        "Hợp đồng đóng mới",
    ],
)
def test_a_paper_nearly_alike_one_of_the_record_is_no_wrong_choice(own: str) -> None:
    found = questions(record(documents=(papers(*OWN), papers(own, case="Trường hợp có tàu"))))
    assert all("Hợp đồng đóng mới vỏ tàu gỗ" not in question.choices for question in found)


def test_nor_is_one_that_its_text_elsewhere_speaks_of() -> None:
    steps = "Cán bộ xem hợp đồng đóng mới vỏ tàu gỗ rồi trả kết quả."
    found = questions(record(documents=(papers(*OWN),), steps=steps))
    assert found
    assert all("Hợp đồng đóng mới vỏ tàu gỗ" not in question.choices for question in found)


@pytest.mark.parametrize("line", ["Giấy tờ khác có liên quan", "Một trong các giấy tờ sau", "Hồ sơ theo quy định"])
def test_an_open_dossier_is_not_asked_about(line: str) -> None:
    procedure = record(documents=(papers(*OWN, line),))
    assert questions(procedure) == []
    assert why_not(procedure) == ["open"]


def test_the_case_is_named_and_its_own_papers_alone_are_right() -> None:
    cases = (papers(*OWN, case="1. Trường hợp nuôi mới:"), papers("Giấy phép nuôi cá cũ", case="2. Trường hợp đổi:"))
    found = questions(record(documents=cases))
    assert found
    for question in found:
        new = "phần «Trường hợp nuôi mới»?" in question.text
        assert new or "phần «Trường hợp đổi»?" in question.text
        listed = set(OWN) if new else {"Giấy phép nuôi cá cũ"}
        if "KHÔNG" in question.text:
            assert set(question.choices) - {question.answer} <= listed
        else:
            assert question.answer in listed
            assert set(question.choices) - {question.answer} <= ELSEWHERE


def test_notes_and_papers_to_show_are_not_asked_about() -> None:
    procedure = record(documents=(papers(*OWN, case="Giấy tờ phải xuất trình"), papers("Nộp sớm", case="Lưu ý")))
    assert questions(procedure) == []
    assert why_not(procedure) == ["unclear"]


def test_a_heading_over_the_whole_dossier_is_no_case() -> None:
    for heading in ("I. Thành phần hồ sơ:", "Thành phần hồ sơ, bao gồm", "* Hồ sơ gồm:"):
        found = questions(record(documents=(papers(*OWN, case=heading),)))
        assert found
        assert all("phần «" not in question.text for question in found), heading


def test_a_generic_form_of_the_record_keeps_like_papers_away() -> None:
    found = questions(record(documents=(papers(*OWN, "Hợp đồng Mẫu số 03 Phụ lục I Nghị định số 131/2021/NĐ-CP"),)))
    assert found
    assert all("Hợp đồng đóng mới vỏ tàu gỗ" not in question.choices for question in found)


def test_remarks_without_counts_are_no_papers() -> None:
    group = papers(*OWN)
    remark = Document("Giấy phép nuôi lồng còn thời hạn", None, None)
    procedure = record(documents=(replace(group, documents=(*group.documents, remark)),))
    assert all("còn thời hạn" not in choice for question in questions(procedure) for choice in question.choices)


def test_a_long_name_is_skipped_not_cut() -> None:
    long = "Phương án " + "nuôi trồng và bảo vệ nguồn lợi " * 4
    found = questions(record(documents=(papers(*OWN, long),)))
    assert all("…" not in choice and len(choice) <= 100 for question in found for choice in question.choices)
    assert all("nguồn lợi" not in choice for question in found for choice in question.choices)


def test_silent_and_lonely_records_are_left_out() -> None:
    assert why_not(record()) == ["silent"]
    lonely = record(documents=(papers(*OWN),), field="Lĩnh vực một mình")
    assert questions(lonely) == []
    assert set(why_not(lonely)) == {"few_wrong"}
