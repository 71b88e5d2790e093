from __future__ import annotations

import pytest

from knowledge.handbooks.blocks import Block, Kind, Loaded
from knowledge.handbooks.records import HandbookKind
from knowledge.handbooks.title import as_of, kind_of, title_of


def loaded(*texts: str, title: str = "", day: str = "") -> Loaded:
    return Loaded(tuple(Block(Kind.PARAGRAPH, text) for text in texts), title=title, as_of=day)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (loaded("a", title="Sổ tay tư pháp"), "Sổ tay tư pháp"),
        (loaded("QUỐC HỘI", "LUẬT", "TIẾP DÂN", "Căn cứ Hiến pháp;", title="2020-04-09 (1)"), "LUẬT TIẾP DÂN"),
        (loaded("'LUẬT:", "TIẾP DÂN", title="Microsoft Word - a.docx"), "LUẬT TIẾP DÂN"),
        (loaded("THÔNG TƯ", "Sửa đổi quy định về xe", "Căn cứ Luật xe;"), "THÔNG TƯ Sửa đổi quy định về xe"),
        (loaded("TỜ KHAI ĐĂNG KÝ KHAI SINH", "Kính gửi: xã"), "TỜ KHAI ĐĂNG KÝ KHAI SINH"),
        (loaded("Luật này nói về việc tiếp dân."), "So tay tu phap"),
    ],
)
def test_title(document: Loaded, expected: str) -> None:
    assert title_of("thu-muc/so-tay_tu-phap.pdf", document) == expected


def test_a_first_heading_is_the_title() -> None:
    document = Loaded((Block(Kind.HEADING, "Sổ tay hộ tịch", level=1),))
    assert title_of("x.md", document) == "Sổ tay hộ tịch"


def test_kinds() -> None:
    articles = [Block(Kind.PARAGRAPH, f"Điều {place}. Việc") for place in range(1, 7)]
    assert kind_of("TỜ KHAI ĐĂNG KÝ", []) is HandbookKind.FORM
    assert kind_of("NGHỊ QUYẾT VỀ XÃ", articles[:1]) is HandbookKind.LAW
    assert kind_of("Hộ tịch", [Block(Kind.PARAGRAPH, "Chương I"), *articles]) is HandbookKind.LAW
    assert kind_of("Nghị định mới có gì", articles[:0]) is HandbookKind.HANDBOOK
    assert kind_of("Tin mới", articles) is HandbookKind.HANDBOOK


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (loaded("a", day="2026-07"), "2026-07"),
        (loaded("Số: 1/QĐ Hà Nội, ngày 08 tháng 01 năm 2021", "Căn cứ"), "2021-01-08"),
        (loaded("Căn cứ Luật ngày 25 tháng 11 năm 2015;"), ""),
        (loaded("x", "Luật này được thông qua ngày 29 tháng 6 năm 2001."), "2001-06-29"),
        (loaded("Hà Nội, ngày 45 tháng 1 năm 2021"), ""),
    ],
)
def test_day(document: Loaded, expected: str) -> None:
    assert as_of(document) == expected
