from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.provinces import CURRENT, UNNAMED_PROVINCE, is_foreign, jurisdiction
from knowledge.records import LegalBasis, Procedure

BASE = Procedure(code="1.115001", title="Thủ tục mẫu", decision="1868/QĐ-UBND")


def test_34_provinces_of_63() -> None:
    assert len(set(CURRENT.values())) == 34
    assert CURRENT["Đắk Nông"] == CURRENT["Bình Thuận"] == "Lâm Đồng"


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"agency": "Sở Nội vụ tỉnh Bắc Giang"}, "Bắc Ninh"),
        ({"receiving_address": "Trung tâm Phục vụ hành chính công tỉnh Lai Châu"}, "Lai Châu"),
        ({"agency": "UBND tỉnh Thanh Hoá", "legal_bases": (LegalBasis("Nghị quyết tỉnh Bình Định", ""),)}, "Thanh Hóa"),
        ({"title": "Hỗ trợ tại LÂM ĐỒNG"}, "Lâm Đồng"),
        ({"steps": "Qua Thái Bình Dương, Giải thưởng Hồ Chí Minh"}, UNNAMED_PROVINCE),
        ({"steps": "Nộp tại thành phố Hồ Chí Minh"}, "Hồ Chí Minh"),
        ({}, UNNAMED_PROVINCE),
        ({"decision": "10/QĐ-BTP", "receiving_address": "58 Trần Phú, Hà Nội"}, ""),
        ({"decision": "1306/QĐ-NHNN", "agency": "Ủy ban nhân dân thành phố Hà Nội"}, ""),
        (
            {"decision": "543", "legal_bases": (LegalBasis("Nghị quyết của Hội đồng nhân dân tỉnh Thanh Hóa", ""),)},
            "Thanh Hóa",
        ),
        ({"decision": "543", "receiving_address": "Hà Nội"}, ""),
    ],
)
def test_jurisdiction(changes: dict[str, object], wanted: str) -> None:
    assert jurisdiction(replace(BASE, **changes)) == wanted  # type: ignore[arg-type]


def test_home_is_not_foreign() -> None:
    assert not is_foreign(BASE)
    assert not is_foreign(replace(BASE, jurisdiction="Lâm Đồng"))
    assert is_foreign(replace(BASE, jurisdiction="Bắc Ninh"))
