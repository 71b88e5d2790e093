from __future__ import annotations

import pytest

from knowledge.handbooks import pdf
from knowledge.handbooks.limits import Limits, Tools, find_tools
from knowledge.handbooks.ocr import has_vietnamese, ocr_lines, scale
from tests.unit.knowledge.handbooks import samples


def test_specks_and_empty_lines() -> None:
    lines = ocr_lines(
        "_ QUY CHẾ „\n\n| |\n-Điều 6. Hợp tác .\n2, Tuân thủ quy chế\n- các việc khác\n- Văn phòng xã\n\f"
    )
    assert [(line.text, line.gap) for line in lines] == [
        ("QUY CHẾ", False),
        ("Điều 6. Hợp tác", True),
        ("2. Tuân thủ quy chế", False),
        ("các việc khác", False),
        ("- Văn phòng xã", False),
    ]


def test_scale_is_bounded() -> None:
    assert scale(595, 842, 200) == pytest.approx(200 / 72)
    assert scale(20_000, 10_000, 200) * 20_000 == pytest.approx(4000)


def test_missing_program() -> None:
    assert not has_vietnamese(Tools())
    assert not has_vietnamese(Tools(tesseract="/nowhere/tesseract"))


def test_pages_are_read_in_order_and_marked() -> None:
    tools = find_tools()
    if not has_vietnamese(tools):
        pytest.skip("tesseract with Vietnamese is not installed")
    data = samples.scan_pdf(["TRANG THU NHAT 2025", "noi nhan don cua dan."], ["TRANG THU HAI 2026", "noi tra ket qua"])
    loaded = pdf.load("x.pdf", data, Limits(), tools)
    assert (loaded.pages, loaded.ocr_pages) == (2, 2)
    assert all(block.ocr for block in loaded.blocks)
    first = " ".join(block.text for block in loaded.blocks if block.page == 1)
    second = " ".join(block.text for block in loaded.blocks if block.page == 2)
    assert "2025" in first and "2026" in second


def test_a_page_that_takes_too_long_is_noted() -> None:
    tools = find_tools()
    if not has_vietnamese(tools):
        pytest.skip("tesseract with Vietnamese is not installed")
    text = "Người dân đến trụ sở xã gặp cán bộ vào giờ hành chính và mang theo giấy tờ tùy thân của mình để đối chiếu."
    data = samples.pdf([samples.lines(text, text), samples.lines("ký số")], boxes=[(72, 72, 300, 300)])
    loaded = pdf.load("x.pdf", data, Limits(ocr_page_seconds=0.001), tools)
    assert loaded.notes == ("1 trang ảnh không nhận dạng được",)
