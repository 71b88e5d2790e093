"""One file of a source, the limits under which sources are read, and the reasons for which one is refused.

Imported by archive, zip_members and tar_stream. Tested with tests/unit/knowledge/importers/test_archive.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from knowledge.importers.names import printable
from knowledge.report import Refused

MEBIBYTE = 1024 * 1024
ARCHIVE_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"\xfd7zXZ\x00", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one source is read. Sizes in bytes; `ratio` is unpacked to packed, beyond `ratio_from`
    bytes.

    The portal's export of 5,652 records unpacks to 52 MB at a ratio of 22.
    """

    file: int = 5 * MEBIBYTE
    total: int = 1024 * MEBIBYTE
    members: int = 100_000
    ratio: int = 250
    ratio_from: int = 32 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a source. `as_of` is the day on which the source saved it, ISO 8601; "" where it does not
    say.

    `alone` is true for a file given by itself: it says nothing about which other records exist.
    """

    name: str
    data: bytes
    as_of: str = ""
    alone: bool = False


def member(name: str, data: bytes, as_of: str) -> Member | Refused:
    """The member, refused where it is an archive itself."""
    if data.startswith(ARCHIVE_MAGIC):
        return Refused(name, "tệp nén lồng trong nguồn không được mở; giải nén rồi nhập riêng")
    return Member(name, data, as_of)


def day(seconds: float) -> str:
    """The day of a time in seconds since 1970, ISO 8601; "" for none."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds > 0 else ""
    except (OverflowError, OSError, ValueError):
        return ""


def cause(exc: BaseException) -> str:
    """What an exception says, fit to be shown."""
    return printable(str(exc) or type(exc).__name__)


def too_large(size: int, limits: Limits) -> str:
    """Why a file over the limit is refused."""
    return f"{size / MEBIBYTE:.1f} MB, quá {limits.file // MEBIBYTE} MB cho một hồ sơ; chia nhỏ hoặc bỏ ra"


def too_much(limits: Limits) -> str:
    """Why nothing more is read over the limit of bytes."""
    return f"mở ra quá {limits.total // MEBIBYTE} MB; phần đã đọc được giữ, chia nhỏ nguồn rồi nhập lại"


def too_many(limits: Limits) -> str:
    """Why nothing more is read over the limit of files."""
    return f"quá {limits.members} tệp; phần đã đọc được giữ, chia nhỏ nguồn rồi nhập lại"
