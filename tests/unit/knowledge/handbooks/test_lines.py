from __future__ import annotations

from knowledge.handbooks.blocks import Kind
from knowledge.handbooks.lines import Line, paragraphs_of

FULL = 460.0


def line(text: str, right: float = FULL, left: float = 72.0, *, bold: bool = False, gap: bool = False) -> Line:
    return Line(text, bold, left, right, gap)


def texts(pages: list[list[Line]]) -> list[tuple[int | None, str]]:
    return [(block.page, block.text) for block in paragraphs_of(pages)]


def test_full_lines_go_on_and_short_ones_end() -> None:
    page = [
        line("Người dân nộp hồ sơ tại trụ sở của"),
        line("Ủy ban nhân dân xã.", 200),
        line("Cán bộ ghi vào sổ rồi trao phiếu", 440),
        line("hẹn cho người nộp hồ sơ hôm đó"),
    ]
    assert texts([page]) == [
        (1, "Người dân nộp hồ sơ tại trụ sở của Ủy ban nhân dân xã."),
        (1, "Cán bộ ghi vào sổ rồi trao phiếu hẹn cho người nộp hồ sơ hôm đó"),
    ]


def test_marks_and_weight_begin_something_new() -> None:
    page = [
        line("Điều 3. Giấy tờ cần mang", bold=True),
        line("Người nộp mang theo những giấy tờ sau đây để đối chiếu:"),
        line("a) Thẻ căn cước;"),
        line("- Bản sao giấy khai sinh của đứa trẻ"),
        line("1. Đơn theo mẫu"),
    ]
    blocks = paragraphs_of([page])
    assert [block.text for block in blocks] == [item.text for item in page]
    assert [block.kind for block in blocks] == [Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.LIST, Kind.LIST, Kind.LIST]
    assert [block.bold for block in blocks] == [True, False, False, False, False]


def test_an_indent_begins_a_paragraph() -> None:
    page = [line("Hồ sơ đủ thì nhận ngay trong ngày."), line("Hồ sơ thiếu thì hướng dẫn một lần.", left=100)]
    assert len(texts([page])) == 2


def test_a_sentence_goes_on_over_the_page() -> None:
    pages = [[line("Thời hạn được tính từ ngày nhận đủ")], [line("hồ sơ hợp lệ.", 150), line("Quá hạn thì xin lỗi.")]]
    assert texts(pages) == [(1, "Thời hạn được tính từ ngày nhận đủ hồ sơ hợp lệ."), (2, "Quá hạn thì xin lỗi.")]


def test_numbers_within_a_sentence_are_no_marks() -> None:
    page = [
        line("Nghị định có hiệu lực từ ngày 01 tháng 7 năm"),
        line("2025 của Chính phủ, áp dụng trong"),
        line("30 ngày đầu."),
    ]
    assert len(texts([page])) == 1


def test_what_ends_open_goes_on() -> None:
    page = [line("Quyết định của Ủy ban nhân dân thành phố Đà Lạt và", 300), line("Lâm Hà về giá đất.")]
    assert len(texts([page])) == 1


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [
            line(f"{number} SỔ TAY CỦA CÁN BỘ XÃ"),
            line(f"Trang này nói về việc thứ {['một', 'hai', 'ba', 'bốn', 'năm'][number - 3]}.", 300),
            line("2 bản.", 120),
            line(str(number), 80),
        ]
        for number in range(3, 8)
    ]
    found = [text for _, text in texts(pages)]
    assert not any("SỔ TAY" in text for text in found)
    assert "7" not in found and sum("2 bản." in text for text in found) == 5


def test_a_number_that_does_not_count_pages_stays() -> None:
    assert (1, "2025") in texts([[line("2025", 90), line("Năm ấy có nhiều việc phải làm cho xong.")]])


def test_a_table_stands_alone() -> None:
    page = [line("Mức thu như sau"), Line("a | b\n1 | 2", table=True), line("hết bảng.")]
    assert [(block.kind, block.text) for block in paragraphs_of([page])] == [
        (Kind.PARAGRAPH, "Mức thu như sau"),
        (Kind.TABLE, "a | b\n1 | 2"),
        (Kind.PARAGRAPH, "hết bảng."),
    ]


def test_pages_read_from_images_are_marked() -> None:
    assert [block.ocr for block in paragraphs_of([[line("một.")], [line("hai.")]], ocr=frozenset({2}))] == [False, True]
