"""Tests of bot/quiz/figures.py."""

import pytest

from bot.quiz.figures import amounts, time_numbers, without_sources


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("trong thời hạn 03 ngày làm việc", {3}),
        ("từ 3 đến 5 ngày", {3, 5}),
        ("15 (mười lăm) ngày", {15}),
        ("trong vòng mười lăm ngày", {15}),
        ("hai mươi mốt ngày làm việc", {21}),
        ("02 tuần", {2, 14, 10}),
        ("48 giờ", {48, 2, 6}),
        ("2,5 ngày", {2.5}),
        ("không có thời hạn nào, điều 7", set()),
    ],
)
def test_every_number_before_a_unit_of_time_is_seen(text: str, numbers: set[float]) -> None:
    assert numbers <= time_numbers(text)
    assert not numbers or time_numbers(text)


def test_a_number_of_another_sentence_part_is_not() -> None:
    assert 7 not in time_numbers("điều 7; nộp trong ngày")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("30.000 đồng", {30_000}),
        ("30,000đ/giấy", {30_000}),
        ("30000 VNĐ", {30_000}),
        ("50 nghìn đồng", {50_000}),
        ("1,5 triệu", {1_500_000}),
        ("05 triệu đồng", {5_000_000}),
        ("300.000 (ba trăm nghìn) đồng", {300_000}),
        ("2 bản", set()),
    ],
)
def test_amounts_in_any_writing(text: str, found: set[float]) -> None:
    assert found <= amounts(text)
    assert found or not amounts(text)


def test_the_law_a_note_names_is_no_figure() -> None:
    bare = without_sources("05 ngày, theo Thông tư số 172/2010/TT-BTC ngày 02/11/2010, thứ 2 đến thứ 6")
    assert time_numbers(bare) == {5}
