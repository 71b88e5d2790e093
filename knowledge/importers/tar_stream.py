"""A tar archive read as a stream within limits, and whether it ended as a whole archive does.

tarfile stops silently at a broken or missing header, and reads headers of any declared size into memory;
both are caught here. Imported by archive. Tested by tests/unit/knowledge/importers/test_tar_stream.py.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from knowledge.errors import RefusedArchiveError

if TYPE_CHECKING:
    from knowledge.importers.members import Limits

_BLOCK = 512
# A long name or a pax header of an honest archive is below 2 KB; tarfile would read a declared gigabyte.
_LONGEST_HEADER = 64 * 1024
_HEADERS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)
_MEBIBYTE = 1024 * 1024


class _GuardedInfo(tarfile.TarInfo):
    """A header that refuses to read an extended header beyond `_LONGEST_HEADER`, or a sparse map."""

    def _proc_member(self, archive: tarfile.TarFile) -> Any:
        if self.type in _HEADERS and self.size > _LONGEST_HEADER:
            raise RefusedArchiveError("tar", "tệp nén có phần đầu lớn bất thường; không đọc tiếp")
        return super()._proc_member(archive)  # type: ignore[misc]


class LimitedReader:
    """The unpacked bytes of an archive, in order, counted. Raises RefusedArchiveError at the limits."""

    def __init__(self, stream: Any, packed: int, limits: Limits) -> None:
        self._stream = stream
        self._packed = max(packed, 1)
        self._limits = limits
        self.position = 0
        self.last_content = 0  # offset after the last byte that is not zero

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, b"" at the end."""
        if size < 0 or size > _MEBIBYTE:
            size = _MEBIBYTE
        data: bytes = self._stream.read(size)
        content = len(data.rstrip(b"\0"))
        if content:
            self.last_content = self.position + content
        self.position += len(data)
        if self.position > self._limits.total:
            raise RefusedArchiveError(
                "tar",
                f"mở ra quá {self._limits.total // _MEBIBYTE} MB; phần đã đọc được giữ, chia nhỏ nguồn rồi nhập lại",
            )
        if self.position > self._limits.ratio_from and self.position > self._limits.ratio * self._packed:
            raise RefusedArchiveError("tar", "nén quá chặt so với cỡ thật (bom nén); không đọc tiếp")
        return data


@contextmanager
def open_tar(handle: BinaryIO, packed: int, limits: Limits) -> Iterator[tuple[tarfile.TarFile, LimitedReader]]:
    """A tar archive opened as a stream on `handle` of `packed` bytes, whatever its compression, and its
    reader.
    """
    magic = handle.read(6)
    handle.seek(0)
    stream: Any = handle
    if magic.startswith(b"\xfd7zXZ\x00"):
        stream = lzma.LZMAFile(handle)  # noqa: SIM115 (closed below)
    elif magic.startswith(b"\x1f\x8b"):
        stream = gzip.GzipFile(fileobj=handle)
    elif magic.startswith(b"BZh"):
        stream = bz2.BZ2File(handle)
    reader = LimitedReader(stream, packed, limits)
    try:
        with tarfile.open(
            mode="r|", fileobj=cast("BinaryIO", reader), tarinfo=_GuardedInfo, bufsize=20 * _BLOCK
        ) as archive:
            yield archive, reader
    finally:
        if stream is not handle:
            stream.close()


def tar_end_problem(archive: tarfile.TarFile, reader: LimitedReader) -> str:
    """Why the archive, read to where tarfile stopped, is not whole; "" for a whole one.

    A whole archive ends in a block of zeros, and has nothing but zeros behind it.
    """
    while reader.read(_MEBIBYTE):
        pass
    if reader.last_content > archive.offset:
        return "tệp nén hỏng ở giữa: phần sau không đọc được; tải lại rồi nhập lại"
    if reader.position < archive.offset + _BLOCK:
        return "tệp nén bị cắt cụt ở cuối; tải lại rồi nhập lại"
    return ""
