"""Tests of bot/answers/places.py."""

from bot.answers.places import QUOTED, handing_in


def test_the_persons_own_line_is_quoted_whole() -> None:
    steps = (
        "Bước 1: Chuẩn bị giấy tờ.\n"
        "- Bước 2: Bạn đọc nộp hồ sơ tại Trung tâm Phục vụ hành chính công.\n"
        "Bước 3: Cán bộ kiểm tra hồ sơ nộp tại Trung tâm rồi chuyển hồ sơ."
    )
    assert handing_in(steps) == ("Bước 2: Bạn đọc nộp hồ sơ tại Trung tâm Phục vụ hành chính công.",)


def test_where_a_dossier_is_received_stands_in() -> None:
    assert handing_in("Trung tâm tiếp nhận hồ sơ có trách nhiệm xem xét.") == (
        "Trung tâm tiếp nhận hồ sơ có trách nhiệm xem xét.",
    )


def test_a_long_line_is_quoted_by_its_sentences() -> None:
    line = "Gửi hồ sơ qua bưu chính. " + "Chữ khác không nói gì. " * 20
    assert handing_in(line) == ("Gửi hồ sơ qua bưu chính.",)


def test_quotations_end_but_one_is_always_given() -> None:
    long = "nộp hồ sơ tại Trung tâm " + "x" * QUOTED
    assert handing_in(f"{long}\n{long} hai") == (long,)
    assert handing_in("Không nói gì.") == ()
