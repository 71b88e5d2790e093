from __future__ import annotations

import io
import zipfile

import pytest

from knowledge.handbooks.sniff import Format, UnreadFormatError, sniff
from tests.unit.knowledge.handbooks import samples

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (samples.pdf([samples.lines("Xin chào")]), Format.PDF),
        (b"junk\n%PDF-1.4 ...", Format.PDF),
        (samples.law_docx(), Format.DOCX),
        (OLE2 + "WordDocument".encode("utf-16-le"), Format.DOC),
        (b"<!DOCTYPE html><html><body>a</body></html>", Format.HTML),
        ("\ufeff  <html><body>chữ</body></html>".encode(), Format.HTML),
        ("# Sổ tay\n\nchữ".encode(), Format.TEXT),
        ("Sổ tay <b>mới</b>".encode("utf-16"), Format.TEXT),
        ("Thủ tục".encode("utf-16-le"), Format.TEXT),
    ],
)
def test_by_its_bytes(data: bytes, expected: Format) -> None:
    assert sniff(data) is expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "rỗng"),
        (b" \n\x00", "rỗng"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (OLE2 + "Workbook".encode("utf-16-le"), "Excel"),
        (OLE2, "không phải văn bản Word"),
        (zipped("a.txt"), "giải nén"),
        (zipped("xl/workbook.xml"), "Excel"),
        (zipped("ppt/presentation.xml"), "PowerPoint"),
        (samples.law_docx()[:900], "hỏng"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"{\\rtf1 }", "RTF"),
        (b"ten\tma\tngay\na\tb\tc\nd\te\tf\n", "bảng dữ liệu"),
        (b'{"a": [1, 2]}', "JSON"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (bytes(range(256)) * 9, "không phải PDF"),
    ],
)
def test_what_it_is_instead(data: bytes, said: str) -> None:
    with pytest.raises(UnreadFormatError, match=said):
        sniff(data)
