"""Tests of bot/quiz/siblings.py."""

from collections.abc import Mapping
from dataclasses import replace

from bot.quiz.question import Question
from bot.quiz.siblings import sibling_drafts
from knowledge.records import Procedure
from knowledge.siblings import Family
from tests.unit.bot.quiz.records import asked, record, subject

TITLES = {
    "1.000001": "Đăng ký kết hôn",
    "1.000002": "Đăng ký lại kết hôn",
    "1.000003": "Cấp bản sao trích lục",
    "1.000004": "Ghi chú ly hôn đã giải quyết ở nước ngoài",
}
LABELS = {
    "1.000001": "cưới lần đầu",
    "1.000002": "sổ và giấy cũ đều mất",
    "1.000003": "chỉ xin thêm một tờ",
    "1.000004": "bỏ nhau ở bên Mỹ",
}


def family(labels: Mapping[str, str] = LABELS, plain: str = "1.000001") -> Family:
    return Family("giấy kết hôn", {"vi": "?"}, plain, {code: {"vi": label} for code, label in labels.items()})


def questions(code: str, of: Family, **changed: Procedure) -> list[Question]:
    records = {member: record(member, title) for member, title in TITLES.items()} | {
        item.code: item for item in changed.values()
    }
    return asked(sibling_drafts(code, [of], records.get), subject(records[code]))


def test_the_title_that_fits_the_label_is_asked() -> None:
    (question,) = questions("1.000002", family())
    assert question.text == ("Người dân hỏi về «giấy kết hôn», hoàn cảnh là «sổ và giấy cũ đều mất». Thủ tục nào đúng?")
    assert question.answer == "Đăng ký lại kết hôn (1.000002)"
    assert set(question.choices) == {f"{title} ({code})" for code, title in TITLES.items()}
    assert question.section == "Tên thủ tục"
    assert question.code == "1.000002"


def test_a_member_whose_label_says_no_more_is_not_offered() -> None:
    (question,) = questions("1.000001", family(LABELS | {"1.000004": "cưới lần đầu ở xa"}))
    assert "Ghi chú ly hôn đã giải quyết ở nước ngoài (1.000004)" not in question.choices


def test_nor_one_whose_title_could_fit_as_well() -> None:
    for title in ("Thủ tục đăng ký kết hôn", "Đăng ký kết hôn lưu động tại thôn"):
        near = record("1.000004", title)
        (question,) = questions("1.000001", family(plain="1.000002"), near=near)
        assert f"{title} (1.000004)" not in question.choices


def test_a_word_within_another_is_no_aspect() -> None:
    near = record("1.000004", "Đăng ký kết hôn cho người tham gia lao động")
    labels = LABELS | {"1.000004": "đi làm xa, xin giấy"}
    (question,) = questions("1.000004", family(labels), near=near)
    assert "Đăng ký kết hôn (1.000001)" not in question.choices


def test_the_plain_one_may_stand_beside_a_special_one() -> None:
    near = record("1.000004", "Đăng ký kết hôn lưu động tại thôn")
    (question,) = questions("1.000001", family(), near=near)
    assert "Đăng ký kết hôn lưu động tại thôn (1.000004)" in question.choices


def test_near_titles_need_a_label_that_tells() -> None:
    labels = LABELS | {"1.000001": "hai người ở xã"}
    (question,) = questions("1.000001", family(labels))
    assert "Đăng ký lại kết hôn (1.000002)" not in question.choices


def test_other_provinces_and_unknown_codes_are_left_out() -> None:
    foreign = replace(record("1.000004", TITLES["1.000004"]), jurisdiction="Hà Nội")
    (question,) = questions("1.000001", family(LABELS | {"9.000000": "không có"}), foreign=foreign)
    assert not [choice for choice in question.choices if "1.000004" in choice or "9.000000" in choice]
    assert questions("1.000004", family(), foreign=foreign) == []


def test_a_title_that_the_question_says_is_neither_asked_nor_offered() -> None:
    near = record("1.000004", "Thủ tục giấy kết hôn")
    (question,) = questions("1.000003", family(), near=near)
    assert "Thủ tục giấy kết hôn (1.000004)" not in question.choices
    assert questions("1.000004", family(), near=near) == []


def test_of_two_members_with_one_title_one_is_offered() -> None:
    near = record("1.000004", "Đăng ký lại kết hôn")
    (question,) = questions("1.000003", family(), near=near)
    assert len([choice for choice in question.choices if choice.startswith("Đăng ký lại kết hôn")]) == 1


def test_a_long_title_is_never_cut() -> None:
    long = record("1.000002", "Đăng ký lại kết hôn " + "rất dài " * 12)
    assert questions("1.000002", family(), long=long) == []
    (question,) = questions("1.000001", family(), long=long)
    assert not [choice for choice in question.choices if "1.000002" in choice]
