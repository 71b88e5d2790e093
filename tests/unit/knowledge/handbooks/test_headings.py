from __future__ import annotations

import pytest

from knowledge.handbooks.blocks import Block, Kind
from knowledge.handbooks.headings import with_headings


def block(text: str, *, bold: bool = False, kind: Kind = Kind.PARAGRAPH, level: int = 0, ocr: bool = False) -> Block:
    return Block(kind, text, bold=bold, level=level, ocr=ocr)


def found(*blocks: Block) -> list[tuple[int, str]]:
    return [(item.level, item.text) for item in with_headings(blocks) if item.kind is Kind.HEADING]


BODY = block("Người dân mang giấy tờ đến trụ sở, cán bộ nhận và ghi sổ ngay trong buổi.")


def test_a_law_without_styles() -> None:
    blocks = [
        block("Phần thứ nhất"),
        block("NHỮNG VIỆC CHUNG", bold=True),
        block("Chương I"),
        block("TIẾP DÂN"),
        block("Mục 1. LỊCH TIẾP"),
        block("Điều 1. Ngày tiếp"),
        BODY,
        block("1. Thứ Năm."),
        block("a) Buổi sáng;"),
        block("Điều 2. Nơi tiếp"),
        BODY,
        block("Chương II. TRẢ LỜI ĐƠN"),
        block("Điều 3a. Thời hạn"),
        BODY,
    ]
    assert found(*blocks) == [
        (1, "Phần thứ nhất. NHỮNG VIỆC CHUNG"),
        (2, "Chương I. TIẾP DÂN"),
        (3, "Mục 1. LỊCH TIẾP"),
        (4, "Điều 1. Ngày tiếp"),
        (4, "Điều 2. Nơi tiếp"),
        (2, "Chương II. TRẢ LỜI ĐƠN"),
        (3, "Điều 3a. Thời hạn"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 5 của Luật này được thi hành từ năm sau.",
        "Chương II của Luật này nói về trách nhiệm của cán bộ.",
        "Mục 3 Phần này áp dụng cho người nước ngoài cư trú tại xã.",
        "Phần còn lại do người dân tự trả.",
        "1. Bản sao giấy khai sinh;",
        "a) Bản chính để đối chiếu.",
        "- Đơn theo mẫu",
        "02 ngày làm việc",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KT. CHỦ TỊCH",
        "Họ và tên: ..........",
    ],
)
def test_these_are_no_headings(text: str) -> None:
    strong = text.isupper() or text.startswith("Độc lập")
    assert found(block(text, bold=strong), BODY) == []


def test_list_items_are_no_headings_and_lone_numbered_lines_are() -> None:
    blocks = [
        block("1. Việc buổi sáng của cán bộ"),
        BODY,
        block("Cần mang"),
        block("1. Thẻ căn cước"),
        block("2. Sổ hồng"),
        BODY,
        block("2. Việc buổi chiều của cán bộ"),
        BODY,
        block("2.1. Trả kết quả cho người dân"),
        BODY,
    ]
    assert found(*blocks) == [
        (1, "1. Việc buổi sáng của cán bộ"),
        (1, "2. Việc buổi chiều của cán bộ"),
        (2, "2.1. Trả kết quả cho người dân"),
    ]


def test_bold_and_capital_lines() -> None:
    blocks = [
        block("I. NHẬN HỒ SƠ", bold=True),
        block("Giấy tờ cần mang", bold=True),
        BODY,
        block("II. TRẢ KẾT QUẢ"),
        BODY,
        block("Câu này in đậm nhưng là một câu.", bold=True),
    ]
    assert found(*blocks) == [(1, "I. NHẬN HỒ SƠ"), (2, "Giấy tờ cần mang"), (1, "II. TRẢ KẾT QUẢ")]


def test_lines_of_one_heading_in_capitals_are_joined() -> None:
    assert found(block("TRUNG TÂM PHỤC VỤ"), block("NGƯỜI DÂN CỦA XÃ"), BODY) == [
        (1, "TRUNG TÂM PHỤC VỤ NGƯỜI DÂN CỦA XÃ")
    ]


def test_an_article_that_begins_on_its_line_keeps_its_text() -> None:
    text = "Điều 4. " + "Người nộp hồ sơ được hẹn ngày trả kết quả và được báo trước khi chậm hẹn. " * 4
    result = with_headings([block("Điều 3. Hẹn ngày"), BODY, block(text.strip()), BODY])
    assert [item.text for item in result if item.kind is Kind.HEADING] == ["Điều 3. Hẹn ngày", "Điều 4."]
    assert text.split("Điều 4. ")[1].strip() in [item.text for item in result]


def test_articles_of_a_codification() -> None:
    assert found(block("Điều 15.3.NĐ.1.1. Việc được nói đến"), BODY, block("Điều 15.3.LQ.2. Việc khác"), BODY) == [
        (1, "Điều 15.3.NĐ.1.1. Việc được nói đến"),
        (1, "Điều 15.3.LQ.2. Việc khác"),
    ]


def test_headings_of_the_format_nest_and_end_articles() -> None:
    heading = Kind.HEADING
    blocks = [
        block("Sổ tay", kind=heading, level=1),
        block("Điều 1. Một"),
        BODY,
        block("Điều 2. Hai"),
        block("Phần sau", kind=heading, level=2),
        BODY,
        block("Nhỏ hơn", kind=heading, level=4),
        BODY,
    ]
    result = with_headings(blocks)
    assert [(item.level, item.border) for item in result if item.kind is heading] == [
        (1, True),
        (2, True),
        (2, True),
        (2, True),
        (3, False),
    ]


def test_specks_of_a_scan_are_no_headings() -> None:
    assert found(block("ØÔC CƠ", ocr=True), BODY) == []
    assert found(block("THỦ TỤC ĐĂNG KÝ", ocr=True), BODY) == [(1, "THỦ TỤC ĐĂNG KÝ")]


def test_no_text_is_lost() -> None:
    blocks = [block("Chương I"), block("TIẾP DÂN"), block("Điều 1. A. Bê"), BODY, block("Điều 2. Xong")]
    words = " ".join(item.text for item in blocks).replace(".", "").split()
    assert " ".join(item.text for item in with_headings(blocks)).replace(".", "").split() == words
