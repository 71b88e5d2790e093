from __future__ import annotations

import pytest

from knowledge.handbooks.blocks import Block, Kind
from knowledge.handbooks.province import province_of
from knowledge.handbooks.records import HandbookKind

LONG = "Người dân mang giấy tờ đến quầy, cán bộ nhận và ghi sổ. " * 40


def province(
    *texts: str,
    name: str = "x.pdf",
    title: str = "Sổ tay",
    kind: HandbookKind = HandbookKind.HANDBOOK,
    stated: str = "",
) -> str:
    return province_of(name, title, kind, stated, [Block(Kind.PARAGRAPH, text) for text in texts])


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (province("a", title="Sổ tay của TP. Hà Nội"), "Hà Nội"),
        (province("a", title="ĐIỀU LỆ QUỸ TỈNH BÌNH THUẬN"), "Lâm Đồng"),
        (province("UBND TỈNH ĐỒNG NAI", LONG), "Đồng Nai"),
        (province("Gọi 0236. Đến Đà Nẵng.", "xem dichvucong.danang.gov.vn", "UBND thành phố Đà Nẵng"), "Đà Nẵng"),
        (province("Đến quầy ở Hà Nội.", name="so-tay-ha-noi-scan.pdf"), "Hà Nội"),
        (province("Đến quầy.", name="so-tay-ha-noi-scan.pdf"), ""),
        (province(LONG, "Hà Nội, ngày 30 tháng 6 năm 2025", LONG, "Đà Nẵng", LONG), ""),
        (province("Huế, Cần Thơ, Hà Nội, Đà Nẵng, Huế, Cần Thơ, Hà Nội, Đà Nẵng"), ""),
        (province(LONG, "Chọn thành phố Hà Nội", LONG), "Hà Nội"),
        (province(LONG, "Chọn thành phố Hà Nội", LONG, kind=HandbookKind.LAW), ""),
        (province("a", stated="Bình Thuận"), "Lâm Đồng"),
        (province("Số: 7/2025/NĐ-CP", *["Hà Nội"] * 9, kind=HandbookKind.LAW), ""),
        (province("Quyết định của UBND tỉnh Lâm Đồng", LONG, *["Hà Nội"] * 2), "Lâm Đồng"),
    ],
)
def test_whose_it_is(found: str, expected: str) -> None:
    assert found == expected
