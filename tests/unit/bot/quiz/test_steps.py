"""Tests of bot/quiz/steps.py."""

import pytest

from bot.quiz.question import Question
from bot.quiz.steps import numbered_steps, step_drafts
from knowledge.records import Procedure
from tests.unit.bot.quiz.records import asked, reasons, record, subject

FOUR = "Bước 1: Nộp hồ sơ.\nBước 2: Thẩm tra tại ao nuôi.\n- Bước 3. Họp hội đồng xét duyệt\nBước 4: Trả giấy phép"


def questions(procedure: Procedure) -> list[Question]:
    about = subject(procedure)
    return asked(step_drafts(about), about)


def test_the_first_step_and_the_one_after_are_asked() -> None:
    first, after = questions(record(steps=FOUR))
    name = "thủ tục «Cấp giấy phép nuôi cá lồng» (mã 1.000001)"
    steps = ["Nộp hồ sơ", "Thẩm tra tại ao nuôi", "Họp hội đồng xét duyệt", "Trả giấy phép"]
    assert first.text == f"Theo trình tự thực hiện {name}, việc nào làm đầu tiên?"
    assert first.answer == "Nộp hồ sơ"
    assert set(first.choices) == set(steps)
    (at,) = [at for at, step in enumerate(steps) if f"xong việc «{step}»" in after.text]
    assert after.answer == steps[at + 1]
    assert set(after.choices) == set(steps) - {steps[at]}
    assert after.section == "Trình tự thực hiện"
    assert f"bước {at + 2}: {after.answer}" in after.explanation


def test_a_step_alike_the_asked_one_is_not_offered() -> None:
    steps = FOUR + "\nBước 5: Nộp lại hồ sơ"
    for question in questions(record(steps=steps)):
        assert "Nộp lại hồ sơ" not in question.choices or question.answer != "Nộp hồ sơ"
        assert "xong việc «Nộp" not in question.text


def test_a_step_that_the_asked_one_speaks_of_is_not_offered() -> None:
    steps = FOUR.replace("Nộp hồ sơ.", "Nộp hồ sơ.\nNơi nộp: quầy trả giấy phép.")
    (first, *_) = questions(record(steps=steps))
    assert first.answer == "Nộp hồ sơ"
    assert "Trả giấy phép" not in first.choices


@pytest.mark.parametrize(
    ("steps", "opening"),
    [
        ("Bước 1: Nộp hồ sơ: Công dân nộp một bộ tại quầy.", ["Nộp hồ sơ"]),
        ("Bước 1: Văn phòng đăng ký đất đai:\n- kiểm tra", [""]),
        ("Bước 1: Sở Tư pháp thực hiện:\na) xem", [""]),
        ("Bước 1: Trường hợp hồ sơ thiếu thì trả lại.", [""]),
        ("Bước 1: Dân lập hồ sơ truy\ntặng danh hiệu.\nSau đó chờ.", ["Dân lập hồ sơ truy tặng danh hiệu"]),
        ("Bước 1:\nĐối tượng:\n- người dân", [""]),
        ("Bước 1: Nộp tại quầy; hoặc nộp qua mạng.", ["Nộp tại quầy; hoặc nộp qua mạng"]),
        ("Bước 1: " + "Người dân nộp hồ sơ " * 8, [""]),
    ],
)  # fmt: skip
def test_a_step_opens_with_a_whole_short_sentence_or_nothing(steps: str, opening: list[str]) -> None:
    assert numbered_steps(steps) == opening


@pytest.mark.parametrize(
    "steps",
    ["", "Nộp rồi chờ.", "Bước 1: Nộp hồ sơ\nBước 3: Trả giấy phép", FOUR + "\n" + FOUR],
)
def test_steps_that_are_not_clearly_numbered_are_none(steps: str) -> None:
    assert numbered_steps(steps) == []
    about = subject(record(steps=steps))
    assert reasons(step_drafts(about), about) == ["silent"]


def test_two_steps_are_too_few() -> None:
    assert questions(record(steps="Bước 1: Nộp hồ sơ\nBước 2: Trả giấy phép")) == []
