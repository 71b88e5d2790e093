"""The files of a .zip, each within limits, without writing any to disk. Imported by archive.

Tested with tests/unit/knowledge/importers/test_archive.py.
"""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from knowledge.importers.members import MEBIBYTE, Limits, Member, cause, member, too_large, too_many, too_much
from knowledge.importers.names import hidden_reason, printable, unsafe_reason
from knowledge.report import Refused

_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    ValueError,
    OverflowError,
)


def zip_members(path: Path, limits: Limits) -> Iterator[Member | Refused]:
    """The files of the zip at `path` in order of its directory, and a `Refused` for each that cannot be
    read.
    """
    shown = printable(path.name)
    total = 0
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if any(info.filename == "[Content_Types].xml" for info in infos):
                yield Refused(
                    shown,
                    "là tệp Office, không phải kho hồ sơ; bảng của tỉnh nhập bằng --provincial-list",
                    True,
                )
                return
            if len(infos) > limits.members:
                yield Refused(shown, too_many(limits), True)
                return
            if not infos:
                yield Refused(shown, "tệp nén không có tệp nào; nén lại nguồn", True)
            for info in infos:
                if info.is_dir():
                    continue
                name = printable(info.filename)
                mode = info.external_attr >> 16
                if reason := unsafe_reason(info.orig_filename) or unsafe_reason(info.filename):
                    yield Refused(name, reason)
                elif mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
                    yield Refused(name, "liên kết hoặc thiết bị trong tệp nén không được đọc; nén tệp thật")
                elif info.flag_bits & 1:
                    yield Refused(name, "có mật khẩu; nén lại không đặt mật khẩu")
                elif reason := hidden_reason(info.filename.rsplit("/", 1)[-1]):
                    yield Refused(name, reason)
                elif info.file_size > limits.file:
                    yield Refused(name, too_large(info.file_size, limits))
                elif info.file_size > MEBIBYTE and info.file_size > limits.ratio * max(info.compress_size, 1):
                    yield Refused(name, "nén quá chặt so với cỡ thật (bom nén); không đọc")
                else:
                    item = _zip_member(archive, info, name, limits)
                    total += len(item.data) if isinstance(item, Member) else 0
                    if total > limits.total:
                        yield Refused(shown, too_much(limits), True)
                        return
                    yield item
    except _ZIP_ERRORS as exc:
        yield Refused(shown, f"tệp nén hỏng hoặc bị cắt cụt ({cause(exc)}); tải lại rồi nhập lại", True)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits) -> Member | Refused:
    try:
        with archive.open(info) as stream:
            data = stream.read(limits.file + 1)
    except _ZIP_ERRORS as exc:
        return Refused(name, f"hỏng trong tệp nén ({cause(exc)}); nén lại rồi nhập lại")
    if len(data) > limits.file:
        return Refused(name, too_large(len(data), limits))
    try:
        as_of = datetime(*info.date_time).date().isoformat()
    except (TypeError, ValueError):
        as_of = ""
    return member(name, data, as_of)
