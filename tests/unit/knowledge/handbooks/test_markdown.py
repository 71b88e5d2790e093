from __future__ import annotations

import pytest

from knowledge.errors import RefusedFileError
from knowledge.handbooks import markdown
from knowledge.handbooks.blocks import Kind

TEXT = """---
title: Sổ tay tư pháp
as_of: "2026-07"
province: Lâm Đồng
---

# Nhận hồ sơ

Người dân **nộp** tại [trụ sở](http://x.vn/a_(b)), cán bộ
nhận rồi ghi sổ.

**Giấy tờ**

- Đơn
- Bản sao\\_chính
1\\. Nộp trước
2\\. Nhận sau

| Việc | Phí |
|---|--:|
| Khai sinh | 0 |

![ảnh](a.png)
---
## Trả kết quả ##
> Trả tại quầy.
"""


def test_blocks_and_front_matter() -> None:
    loaded = markdown.load("x.md", TEXT.encode())
    assert (loaded.title, loaded.as_of, loaded.province) == ("Sổ tay tư pháp", "2026-07", "Lâm Đồng")
    assert [(block.kind, block.level, block.text) for block in loaded.blocks] == [
        (Kind.HEADING, 1, "Nhận hồ sơ"),
        (Kind.PARAGRAPH, 0, "Người dân nộp tại trụ sở, cán bộ nhận rồi ghi sổ."),
        (Kind.PARAGRAPH, 0, "Giấy tờ"),
        (Kind.LIST, 0, "- Đơn"),
        (Kind.LIST, 0, "- Bản sao_chính"),
        (Kind.LIST, 0, "1. Nộp trước"),
        (Kind.LIST, 0, "2. Nhận sau"),
        (Kind.TABLE, 0, "Việc | Phí\nKhai sinh | 0"),
        (Kind.HEADING, 2, "Trả kết quả"),
        (Kind.PARAGRAPH, 0, "Trả tại quầy."),
    ]
    assert loaded.blocks[2].bold


def test_a_pandoc_table() -> None:
    rule = "  ----------- -----------"
    text = f"{rule}\n   **XÃ**      **TỈNH**\n\n   một        hai\n{rule}\n\nSau bảng.\n"
    assert [(block.kind, block.text) for block in markdown.load("x.md", text.encode()).blocks] == [
        (Kind.TABLE, "XÃ | TỈNH\nmột | hai"),
        (Kind.PARAGRAPH, "Sau bảng."),
    ]


def test_plain_text_of_a_law() -> None:
    text = "Điều 1. Tiếp dân\n1. Chủ tịch tiếp vào thứ Năm.\na) Buổi sáng;\nĐiều 2. Trả lời\nTrả lời bằng văn bản.\n"
    assert [block.text for block in markdown.load("x.txt", text.encode("utf-16")).blocks] == text.strip().split("\n")


def test_no_words() -> None:
    with pytest.raises(RefusedFileError, match="không có chữ"):
        markdown.load("x.md", b"---\n\n***\n")


def test_an_article_of_the_codification_begins_its_own_line() -> None:
    text = "Chứng thực ngay trong ngày.Điều 15.1.NĐ.9. Nghĩa vụ\n\nGhi (xem Điều 15.1.NĐ.7. Thời hạn)."
    blocks = markdown.load("a.md", text.encode()).blocks
    assert [block.text for block in blocks] == [
        "Chứng thực ngay trong ngày.",
        "Điều 15.1.NĐ.9. Nghĩa vụ",
        "Ghi (xem Điều 15.1.NĐ.7. Thời hạn).",
    ]
