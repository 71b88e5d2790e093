import pytest

from tests.corpus.quiz_measures import Duration, alike, amounts, durations, free


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("không quá 05 (năm) ngày làm việc kể từ ngày nhận", {(5, "working_day")}),
        ("mười lăm ngày; ba mươi lăm ngày làm việc", {(15, "day"), (35, "working_day")}),
        ("mười (10) ngày", {(10, "day")}),
        ("từ 3 đến 5 ngày, hoặc 15-20 ngày", {(3, "day"), (5, "day"), (15, "day"), (20, "day")}),
        ("1/2 ngày làm việc; nửa ngày", {(0.5, "working_day"), (0.5, "day")}),
        ("24h, 90 phút", {(24, "hour"), (1.5, "hour")}),
        ("01 năm 06 tháng", {(12, "month"), (6, "month")}),
        ("2 tuần", {(14, "day")}),
        ("3 WORKING_DAY", {(3, "working_day")}),
        ("ngày 15 tháng 5 năm 2021", set()),
        ("Nghị định số 12 ngày 05/7/2025", set()),
        ("năm nay", set()),
    ],
)
def test_durations(text: str, expected: set[tuple[float, str]]) -> None:
    assert durations(text) == {Duration(*pair) for pair in expected}


def test_alike() -> None:
    assert alike(Duration(24, "hour"), Duration(1, "day"))
    assert alike(Duration(8, "hour"), Duration(1, "working_day"))
    assert alike(Duration(1, "month"), Duration(30, "day"))
    assert not alike(Duration(5, "day"), Duration(5, "working_day"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.000 đồng/lần, 300.000đ", {7_000, 300_000}),
        ("1,5 triệu đồng; 50 nghìn", {1_500_000, 50_000}),
        ("30,000 Việt Nam Đồng", {30_000}),
        ("8.000 (tám nghìn) đồng", {8_000}),
        ("1.500.000,00 đồng và 100 000 VNĐ", {1_500_000, 100_000}),
        ("Biểu (nghìn đồng): 300", {300_000}),
        ("nguồn ghi 0 đồng", {0}),
        ("Thông tư 85/2019/TT-BTC ngày 1/1/2019, thủ tục 1.003984, 5 ngày", set()),
    ],
)
def test_amounts(text: str, expected: set[int]) -> None:
    assert amounts(text) == expected


def test_free() -> None:
    assert free("Miễn lệ phí cho hộ nghèo")
    assert free("không thu phí")
    assert free("0 VNĐ ()")
    assert not free("10 VNĐ (phí)")
