from __future__ import annotations

import pytest

from knowledge.doubts import fee_flags, time_flags
from knowledge.records import Fee, Flag, TimeLimit, TimeUnit


@pytest.mark.parametrize(
    ("amount", "note", "flags"),
    [
        (100.0, "100.000 đồng/lần", (Flag.FEE_TOO_SMALL,)),
        (5.0, "", (Flag.FEE_TOO_SMALL,)),
        (500.0, "500 đồng/trang", ()),
        (10.0, "10 USD/người", (Flag.FEE_FOREIGN_CURRENCY,)),
        (150.0, "quy đổi theo tỷ giá đồng đô la Mỹ", (Flag.FEE_FOREIGN_CURRENCY,)),
        (20000.0, "20.000 đồng/Giấy phép (01 USD/Giấy phép)", ()),
        (50000.0, "thiết bị chuyên dùng", ()),
        (800000.0, "áp dụng mức phí 400.000 đồng/hồ sơ", (Flag.FEE_DISAGREES,)),
        (150000.0, "150.000 đồng/giấy", ()),
        (160000.0, "160.000/hộ chiếu; cấp lại: 320.000đ/hộ chiếu", ()),
        (200000.0, "dự án có vốn dưới 5.000.000 đồng", ()),
        (0.0, "150.000 đồng/giấy", (Flag.FEE_DISAGREES,)),
        (0.0, "Miễn phí; trước đây 20.000 đồng", ()),
        (0.0, "", ()),
        (None, "10 USD", ()),
    ],
)
def test_fee_flags(amount: float | None, note: str, flags: tuple[Flag, ...]) -> None:
    assert fee_flags(Fee(amount, "VNĐ", note, "")) == flags


@pytest.mark.parametrize(
    ("value", "unit", "note", "flagged"),
    [
        (30.0, TimeUnit.WORKING_DAY, "20 ngày làm việc, kể từ ngày nhận đủ hồ sơ theo quy định.", True),
        (33.0, TimeUnit.MONTH, "Không quá 03 tháng", True),
        (20.0, TimeUnit.WORKING_DAY, "20 ngày làm việc", False),
        (8.0, TimeUnit.HOUR, "01 ngày làm việc", False),
        (7.0, TimeUnit.WORKING_DAY, "Đối với xã miền núi: 12 ngày làm việc", False),
        (7.0, TimeUnit.WORKING_DAY, "Thẩm định 3 ngày làm việc", False),
        (1.0, TimeUnit.OTHER, "17 ngày làm việc", False),
        (None, TimeUnit.OTHER, "17 ngày", False),
    ],
)
def test_time_flags(value: float | None, unit: TimeUnit, note: str, flagged: bool) -> None:
    assert time_flags(TimeLimit(value, unit, ""), note) == ((Flag.TIME_DISAGREES,) if flagged else ())
