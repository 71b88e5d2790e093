from __future__ import annotations

import pytest

from knowledge.errors import RefusedFileError
from knowledge.handbooks import html
from knowledge.handbooks.blocks import Kind

PAGE = """<!doctype html><html><head><title>Sổ tay của xã</title><style>p {}</style></head><body>
<nav>Trang chủ</nav><h1>Nhận hồ sơ</h1><p>Người dân <b>nộp</b> tại<br>trụ sở.</p><script>var a;</script>
<ul><li>Đơn</li><li>a) Bản sao</li></ul><p><strong>Lệ phí</strong></p>
<table><tr><th>Việc</th><th>Phí</th></tr><tr><td>Khai sinh</td><td>0</td></tr></table>
<div style="display: none">ẩn</div><div>Chữ rời</div></body></html>"""


def test_blocks_in_order() -> None:
    loaded = html.load("x.html", PAGE.encode())
    assert loaded.title == "Sổ tay của xã"
    assert [(block.kind, block.text) for block in loaded.blocks] == [
        (Kind.HEADING, "Nhận hồ sơ"),
        (Kind.PARAGRAPH, "Người dân nộp tại trụ sở."),
        (Kind.LIST, "- Đơn"),
        (Kind.LIST, "a) Bản sao"),
        (Kind.PARAGRAPH, "Lệ phí"),
        (Kind.TABLE, "Việc | Phí\nKhai sinh | 0"),
        (Kind.PARAGRAPH, "Chữ rời"),
    ]
    assert [block.bold for block in loaded.blocks][4] and not loaded.blocks[1].bold


def test_a_declared_encoding() -> None:
    page = "<html><head><meta charset='windows-1252'></head><body><p>Công dân à</p></body></html>"
    assert html.load("x.html", page.encode("cp1252")).blocks[0].text == "Công dân à"


def test_printed_pages() -> None:
    verbs = ("Nộp", "Sửa", "Rút", "Xem")
    pages = "".join(
        f'<section data-page="{number}"><h2>Trang {number}</h2><pre>{number}\nSỔ TAY CỦA XÃ MẪU\n'
        f"{verb} hồ sơ của mình ở\ntrụ sở, rồi {verb.lower()}.\n</pre></section>"
        for number, verb in enumerate(verbs, 1)
    )
    loaded = html.load("x.html", f"<html><body>{pages}</body></html>".encode())
    assert loaded.pages == 4
    assert [(block.page, block.text) for block in loaded.blocks] == [
        (number, f"{verb} hồ sơ của mình ở trụ sở, rồi {verb.lower()}.") for number, verb in enumerate(verbs, 1)
    ]


def test_a_page_without_text_and_a_deep_one() -> None:
    with pytest.raises(RefusedFileError, match="không có chữ"):
        html.load("x.html", b"<html><body><script>a</script></body></html>")
    deep = b"<html><body><p>Trang sau</p>" + b"<div>" * 5000 + b"</body></html>"
    assert html.load("x.html", deep).blocks[0].text == "Trang sau"
