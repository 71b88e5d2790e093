"""What a file is, by its bytes and never by its name: of 25 collected files one lied about its type.

Pure functions. Imported by reading. Tested by tests/unit/knowledge/handbooks/test_sniff.py.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from enum import Enum

from knowledge.handbooks.decode import decode


class Format(Enum):
    """The formats that are read."""

    PDF = "PDF"
    DOCX = "DOCX"
    DOC = "DOC"
    HTML = "HTML"
    TEXT = "văn bản"


class UnreadFormatError(Exception):
    """The bytes are of no format that is read; the message says what they are, and the mend, in Vietnamese."""


_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024  # Adobe's readers accept a header anywhere in the first kilobyte, and such files are about
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
_KNOWN = (
    (b"\x89PNG", "ảnh PNG; ghép thành PDF rồi nhập lại"),
    (b"\xff\xd8\xff", "ảnh JPEG; ghép thành PDF rồi nhập lại"),
    (b"II*\x00", "ảnh TIFF; ghép thành PDF rồi nhập lại"),
    (b"MM\x00*", "ảnh TIFF; ghép thành PDF rồi nhập lại"),
    (b"GIF8", "ảnh GIF; ghép thành PDF rồi nhập lại"),
    (b"{\\rtf", "tệp RTF; lưu lại thành DOCX rồi nhập lại"),
    (b"Rar!", "tệp nén RAR; giải nén rồi nhập lại"),
    (b"7z\xbc\xaf", "tệp nén 7z; giải nén rồi nhập lại"),
    (b"\x1f\x8b", "tệp nén gzip; giải nén rồi nhập lại"),
    (b"\xfd7zXZ", "tệp nén xz; giải nén rồi nhập lại"),
    (b"BZh", "tệp nén bzip2; giải nén rồi nhập lại"),
    (b"\x7fELF", "chương trình máy tính, không phải tài liệu"),
    (b"MZ", "chương trình máy tính, không phải tài liệu"),
    (b"SQLite format 3", "cơ sở dữ liệu, không phải tài liệu"),
)


def sniff(data: bytes) -> Format:
    """The format of `data`. Raises UnreadFormatError naming what it is instead, as far as that can be told."""
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadFormatError("tệp rỗng; tải lại tài liệu")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if data.startswith(_OLE2):
        return _ole2(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    for magic, what in _KNOWN:
        if data.startswith(magic):
            raise UnreadFormatError(what)
    text = decode(data[:65_536])
    if text is None:
        # The cut may have fallen within a character.
        text = decode(data)
    if text is None:
        raise UnreadFormatError("không phải PDF, Word, HTML hay văn bản; lưu lại theo một trong các kiểu đó")
    text = text.lstrip("\ufeff")
    if _HTML.match(text):
        return Format.HTML
    if text.lstrip().startswith("<?xml"):
        raise UnreadFormatError("dữ liệu XML, không phải tài liệu")
    if _is_rows(text):
        raise UnreadFormatError("bảng dữ liệu ngăn bằng tab, không phải tài liệu")
    if text.lstrip()[:1] in ("{", "[") and _is_json(data):
        raise UnreadFormatError("dữ liệu JSON, không phải tài liệu")
    return Format.TEXT


def _is_rows(text: str) -> bool:
    """Whether each line has as many tabs as the first, two or more: a list for machines."""
    lines = [line for line in text.split("\n")[:200] if line.strip()]
    tabs = lines[0].count("\t") if lines else 0
    return tabs >= 2 and len(lines) >= 2 and sum(line.count("\t") == tabs for line in lines) >= 0.9 * len(lines)


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _ole2(data: bytes) -> Format:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadFormatError("tệp Office có mật khẩu; bỏ mật khẩu rồi nhập lại")
    if holds("WordDocument"):
        return Format.DOC
    if holds("Workbook") or holds("Book"):
        raise UnreadFormatError("bảng tính Excel; lưu lại thành DOCX hoặc PDF rồi nhập lại")
    if holds("PowerPoint Document"):
        raise UnreadFormatError("bản trình chiếu PowerPoint; lưu lại thành PDF rồi nhập lại")
    raise UnreadFormatError("tệp Office cũ nhưng không phải văn bản Word; lưu lại thành DOCX rồi nhập lại")


def _zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as exc:
        raise UnreadFormatError("tệp nén hoặc tệp Word hỏng, bị cắt cụt; tải lại rồi nhập lại") from exc
    if "word/document.xml" in names:
        return Format.DOCX
    if "xl/workbook.xml" in names:
        raise UnreadFormatError("bảng tính Excel; lưu lại thành DOCX hoặc PDF rồi nhập lại")
    if "ppt/presentation.xml" in names:
        raise UnreadFormatError("bản trình chiếu PowerPoint; lưu lại thành PDF rồi nhập lại")
    if "content.xml" in names:
        raise UnreadFormatError("tệp OpenDocument; lưu lại thành DOCX rồi nhập lại")
    raise UnreadFormatError("tệp nén; giải nén rồi nhập từng tài liệu")
