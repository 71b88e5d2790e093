from __future__ import annotations

import pytest

from knowledge.cleaning import is_usable_code, national_code, readable_title
from knowledge.report import Cleaned


@pytest.mark.parametrize(
    ("raw", "wanted", "kinds"),
    [
        ("Cấp giấy\n  mẫu", "Cấp giấy mẫu", (Cleaned.TITLE_BROKEN,)),
        ("THỦ TỤC THÀNH LẬP HỘI (Cấp tỉnh).", "Thủ tục thành lập hội (Cấp tỉnh).", (Cleaned.TITLE_CAPITALS,)),
        (
            "CẤP PHÉP CHO NGƯỜI NƯỚC NGOÀI TẠI VIỆT NAM",
            "Cấp phép cho người nước ngoài tại Việt Nam",
            (Cleaned.TITLE_CAPITALS,),
        ),
        ("Đăng ký đóng BHXH, BHYT, BHTN, BHTNLĐ, BNN", "Đăng ký đóng BHXH, BHYT, BHTN, BHTNLĐ, BNN", ()),
    ],
)
def test_readable_title(raw: str, wanted: str, kinds: tuple[Cleaned, ...]) -> None:
    title = readable_title(raw)
    assert (title.text, title.cleaned) == (wanted, kinds)


def test_codes() -> None:
    assert national_code(" 1.001193.000.00.00.H36 ") == "1.001193"
    assert national_code("1.001193") == "1.001193"
    assert national_code("1.00119") == national_code("Mã") == ""
    assert is_usable_code("1.014955-Xoa")
    assert not is_usable_code("")
    assert not is_usable_code("../etc")
    assert not is_usable_code("a" * 33)
