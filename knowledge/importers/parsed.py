"""What an importer makes of one file. Imported by the importers and knowledge.imports."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.errors import RefusedFileError
from knowledge.records import Procedure
from knowledge.report import Cleaned


@dataclass(frozen=True, slots=True)
class Parsed:
    """A record and the kinds of cleaning that it took."""

    procedure: Procedure
    cleaned: frozenset[Cleaned]


def decode(name: str, data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 with its mark. Raises RefusedFileError."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as exc:
        place = exc.start
        raise RefusedFileError(
            name, f"không phải UTF-8 (byte thứ {place + 1}); mở tệp và lưu lại với mã UTF-8"
        ) from exc
    if text.count("\0") > 0 and text.count("\0") * 10 > len(text):
        raise RefusedFileError(name, "không phải tệp chữ (nhiều byte 0); xuất lại từ cổng")
    return text
