from __future__ import annotations

import pytest

from knowledge.errors import RefusedFileError
from knowledge.handbooks import pdf
from knowledge.handbooks.blocks import Kind
from knowledge.handbooks.limits import Limits, Tools
from tests.unit.knowledge.handbooks import samples

NO_TOOLS = Tools()
# A user password on an empty page, made once with qpdf's algorithm (RC4, 40 bits): only its dictionary matters.
LOCKED = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >> "
    b"/ID [<00><00>] "
)


def test_lines_become_paragraphs_with_page_and_weight() -> None:
    data = samples.pdf(
        [
            samples.lines("Điều 1. Việc tiếp dân", "Người dân đến trụ sở xã gặp cán bộ.", bold=(0,)),
            samples.lines("Điều 2. Việc trả lời đơn", "Cán bộ trả lời bằng văn bản có dấu của xã.", bold=(0,)),
        ]
    )
    loaded = pdf.load("x.pdf", data, Limits(scan_below=1), NO_TOOLS)
    assert [(block.page, block.bold, block.text) for block in loaded.blocks] == [
        (1, True, "Điều 1. Việc tiếp dân"),
        (1, False, "Người dân đến trụ sở xã gặp cán bộ."),
        (2, True, "Điều 2. Việc trả lời đơn"),
        (2, False, "Cán bộ trả lời bằng văn bản có dấu của xã."),
    ]
    assert (loaded.pages, loaded.ocr_pages) == (2, 0)


def test_a_ruled_table_is_one_block() -> None:
    words = [
        samples.Text("Mức thu của xã năm nay", y=780),
        *(
            samples.Text(text, x=80 + 150 * column, y=705 - 30 * row)
            for row, cells in enumerate((("Việc", "Phí"), ("Khai sinh", "0 đồng"), ("Chứng thực", "2.000 đồng")))
            for column, text in enumerate(cells)
        ),
        samples.Text("Hết bảng mức thu.", y=600),
    ]
    boxes = [(72 + 150 * column, 695 - 30 * row, 150, 30) for row in range(3) for column in range(2)]
    loaded = pdf.load("x.pdf", samples.pdf([words], boxes=boxes), Limits(scan_below=1), NO_TOOLS)
    assert [(block.kind, block.text) for block in loaded.blocks] == [
        (Kind.PARAGRAPH, "Mức thu của xã năm nay"),
        (Kind.TABLE, "Việc | Phí\nKhai sinh | 0 đồng\nChứng thực | 2.000 đồng"),
        (Kind.PARAGRAPH, "Hết bảng mức thu."),
    ]


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", samples.pdf([samples.lines("a")])[:300]])
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedFileError, match="hỏng"):
        pdf.load("x.pdf", data, Limits(), NO_TOOLS)


def test_a_locked_file_is_refused() -> None:
    data = samples.pdf([samples.lines("a")]).replace(b"trailer << ", b"trailer << " + LOCKED)
    with pytest.raises(RefusedFileError, match="mật khẩu"):
        pdf.load("x.pdf", data, Limits(), NO_TOOLS)


def test_too_many_pages_are_refused() -> None:
    data = samples.pdf([samples.lines("a")] * 3)
    with pytest.raises(RefusedFileError, match="3 trang, quá 2 trang"):
        pdf.load("x.pdf", data, Limits(pages=2), NO_TOOLS)


@pytest.mark.parametrize(("tools", "said"), [(Tools(ocr_off=True), "đang tắt"), (Tools(), "tesseract-ocr-vie")])
def test_a_scan_without_tesseract_is_refused_by_name(tools: Tools, said: str) -> None:
    with pytest.raises(RefusedFileError, match=said):
        pdf.load("x.pdf", samples.scan_pdf(["GIAY MOI"]), Limits(), tools)


def test_unread_scans_beside_text_are_noted() -> None:
    boxes = [(72, 72, 300, 300)]
    text = "Người dân đến trụ sở xã gặp cán bộ vào giờ hành chính và mang theo giấy tờ tùy thân của mình để đối chiếu."
    data = samples.pdf([samples.lines(text, text), samples.lines("Chữ ký số")], boxes=boxes)
    loaded = pdf.load("x.pdf", data, Limits(), Tools(ocr_off=True))
    assert loaded.notes == ("1 trang là ảnh, bỏ qua vì đã tắt nhận dạng chữ",)
