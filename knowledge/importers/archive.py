"""The files of a source, read one by one into memory: a folder, a .tar, .tar.xz, .tar.gz, .tar.bz2, a .zip,
one file.

Nothing is ever written to disk, no link is followed, and every limit is checked before memory is spent.
What is not read is named with a reason; what was read before the reason stays. Imported by
knowledge.imports; imports knowledge.report and its neighbours tar_stream and names. Tested by
tests/unit/knowledge/importers/test_archive.py.
"""

from __future__ import annotations

import lzma
import os
import stat
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from knowledge.errors import RefusedArchiveError
from knowledge.importers.members import (
    ARCHIVE_MAGIC,
    Limits,
    Member,
    cause,
    day,
    member,
    too_large,
    too_many,
    too_much,
)
from knowledge.importers.names import hidden_reason, printable, unsafe_reason
from knowledge.importers.tar_stream import open_tar, tar_end_problem
from knowledge.importers.zip_members import zip_members
from knowledge.report import Refused

_MAGIC_BYTES = 512
_TAR_ERRORS = (tarfile.TarError, EOFError, OSError, lzma.LZMAError, zlib.error, ValueError, OverflowError)


def iterate(path: Path, limits: Limits | None = None) -> Iterator[Member | Refused]:
    """The files of `path` in order of storage (a folder: of name), and a `Refused` for each that is not
    read.
    """
    limits = limits or Limits()
    shown = printable(path.name)
    try:
        if path.is_dir():
            yield from _folder(path, limits)
            return
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            yield Refused(shown, "không phải tệp thường; đưa vào một thư mục, một tệp nén hoặc một tệp hồ sơ", True)
            return
        with path.open("rb") as handle:
            head = handle.read(_MAGIC_BYTES)
    except FileNotFoundError:
        yield Refused(shown, f"không có ở đường dẫn {printable(str(path))}; kiểm tra lại --corpus", True)
        return
    except OSError as exc:
        yield Refused(shown, f"không mở được ({exc.strerror}); kiểm tra quyền đọc", True)
        return
    if not head:
        yield Refused(shown, "tệp rỗng; tải lại nguồn", True)
    elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from zip_members(path, limits)
    elif head.startswith((b"\xfd7zXZ\x00", b"\x1f\x8b", b"BZh")) or head[257:262] == b"ustar":
        yield from _tar(path, limits)
    elif head.startswith(ARCHIVE_MAGIC):
        yield Refused(shown, "kiểu nén này không được đọc; nén lại thành .zip hoặc .tar.xz", True)
    else:
        yield from _single(path, limits)


def _single(path: Path, limits: Limits) -> Iterator[Member | Refused]:
    shown = printable(path.name)
    try:
        size = path.stat().st_size
        if size > limits.file:
            yield Refused(shown, too_large(size, limits), True)
            return
        yield Member(shown, path.read_bytes(), day(path.stat().st_mtime), alone=True)
    except OSError as exc:
        yield Refused(shown, f"không đọc được ({exc.strerror}); kiểm tra quyền đọc", True)


def _folder(root: Path, limits: Limits) -> Iterator[Member | Refused]:
    total = members = 0
    problems: list[Refused] = []

    def note(error: OSError) -> None:
        problems.append(Refused(printable(str(error.filename)), f"không mở được thư mục ({error.strerror})", True))

    for folder, folders, files in os.walk(root, onerror=note, followlinks=False):
        folders.sort()
        for name in [*files, *folders]:
            path = Path(folder, name)
            if path.is_symlink():
                yield Refused(_inside(path, root), "liên kết (symlink) không được đi theo; chép tệp thật vào")
        for name in sorted(files):
            path = Path(folder, name)
            shown = _inside(path, root)
            if path.is_symlink():
                continue
            members += 1
            if members > limits.members:
                yield Refused(printable(root.name), too_many(limits), True)
                return
            if reason := hidden_reason(name):
                yield Refused(shown, reason)
                continue
            try:
                status = path.stat()
                if not stat.S_ISREG(status.st_mode):
                    yield Refused(shown, "không phải tệp thường (thiết bị, ống dẫn hoặc ổ cắm)")
                    continue
                if status.st_size > limits.file:
                    yield Refused(shown, too_large(status.st_size, limits))
                    continue
                data = path.read_bytes()
            except OSError as exc:
                yield Refused(shown, f"không đọc được ({exc.strerror}); kiểm tra quyền đọc")
                continue
            total += len(data)
            if total > limits.total:
                yield Refused(printable(root.name), too_much(limits), True)
                return
            yield member(shown, data, day(status.st_mtime))
    yield from problems


def _tar(path: Path, limits: Limits) -> Iterator[Member | Refused]:
    shown = printable(path.name)
    members = 0
    try:
        with path.open("rb") as handle, open_tar(handle, path.stat().st_size, limits) as (archive, reader):
            for info in archive:
                members += 1
                if members > limits.members:
                    yield Refused(shown, too_many(limits), True)
                    return
                name = printable(info.name)
                if info.isdir():
                    continue
                if reason := unsafe_reason(info.name):
                    yield Refused(name, reason)
                elif info.issym() or info.islnk():
                    yield Refused(name, "liên kết trong tệp nén không được đi theo; nén tệp thật")
                elif not info.isreg():
                    yield Refused(name, "không phải tệp thường (thiết bị hoặc ống dẫn)")
                elif info.sparse is not None:
                    yield Refused(name, "tệp thưa (sparse) không được đọc; nén lại không dùng --sparse")
                elif reason := hidden_reason(info.name.rsplit("/", 1)[-1]):
                    yield Refused(name, reason)
                elif info.size > limits.file:
                    yield Refused(name, too_large(info.size, limits))
                else:
                    yield from _tar_member(archive, info, name)
            if problem := tar_end_problem(archive, reader):
                yield Refused(shown, problem, True)
            elif not members:
                yield Refused(shown, "tệp nén không có tệp nào; nén lại nguồn", True)
    except RefusedArchiveError as exc:
        yield Refused(shown, exc.reason, True)
    except _TAR_ERRORS as exc:
        yield Refused(shown, f"tệp nén hỏng hoặc bị cắt cụt ({cause(exc)}); tải lại rồi nhập lại", True)


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str) -> Iterator[Member | Refused]:
    try:
        stream = archive.extractfile(info)
        data = stream.read() if stream is not None else b""
        if len(data) != info.size:
            raise EOFError
    except _TAR_ERRORS:
        yield Refused(name, "bị cắt cụt trong tệp nén; tải lại tệp nén rồi nhập lại")
        raise
    yield member(name, data, day(info.mtime))


def _inside(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix())
