"""Tests of bot/quiz/likeness.py."""

import pytest

from bot.quiz.likeness import alike, core, mentioned, sentence_words, words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đơn đề nghị cấp giấy phép", "Đơn đề nghị cấp lại giấy phép"),
        ("Đơn đề nghị", "Đơn đề nghị hỗ trợ chi phí (theo mẫu)"),
        ("Bản sao GCN QSDĐ", "Giấy chứng nhận quyền sử dụng đất"),
        ("Tờ khai hoá chất", "Tờ khai hóa chất theo mẫu số 5"),
        ("Sơ yếu lý lịch", "Sơ yếu lí lịch có xác nhận của cơ quan"),
    ],
)
def test_what_may_mean_the_same_is_alike(first: str, second: str) -> None:
    assert alike(first, second)
    assert alike(second, first)


def test_what_means_another_thing_is_not() -> None:
    assert not alike("Giấy chứng nhận kết hôn", "Hợp đồng thuê nhà")
    assert not alike("Tờ khai đăng ký khai tử", "Giấy báo tử của bệnh viện")


def test_the_name_ends_where_particulars_begin() -> None:
    assert core("Phương án kinh doanh (02 bản), theo mẫu số 5") == words("Phương án kinh doanh")


def test_a_sentence_may_speak_of_a_paper() -> None:
    sentences = sentence_words(["Nộp lệ phí.", "Cán bộ kiểm tra giấy chứng nhận kết hôn của hai bên"])
    assert mentioned(words("Giấy chứng nhận kết hôn"), sentences)
    assert not mentioned(words("Hợp đồng thuê nhà"), sentences)
