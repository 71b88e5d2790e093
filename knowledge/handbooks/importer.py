"""Folders and files of handbooks → handbooks, passages and refusals; only what is new is read.

The door of this package: imported by index (the build) and by bot (the command line). Tested by
tests/unit/knowledge/handbooks/test_importer.py.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.handbooks.cache import Cache, cache_key
from knowledge.handbooks.codec import Outcome, renamed
from knowledge.handbooks.isolated import Reader
from knowledge.handbooks.limits import MEBIBYTE, Limits, Tools, find_tools
from knowledge.handbooks.reading import Reading
from knowledge.handbooks.records import FileRead, Handbook, Passage, ReadHandbooks, Refusal
from knowledge.importers.names import hidden_reason, printable

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    path: Path


def read_handbooks(
    sources: Iterable[Path],
    *,
    cache: Path | None = None,
    ocr: bool = True,
    limits: Limits | None = None,
    tools: Tools | None = None,
    progress: Callable[[FileRead], None] | None = None,
) -> ReadHandbooks:
    """Everything the files and folders `sources` hold, each file refused or read, in order of name.

    `cache` is the SQLite file of what was read before. Without `ocr` scanned pages are left out. `progress` is called
    after each file that was read. Raises StoreError where the cache cannot be used.
    """
    limits = limits or Limits()
    tools = tools or find_tools(ocr=ocr)
    handbooks: list[Handbook] = []
    passages: list[Passage] = []
    refusals: list[Refusal] = []
    files: list[FileRead] = []
    seen: dict[str, str] = {}
    with Cache(cache) as kept, Reader(limits, tools) as reader:
        for found in _files(sources):
            if isinstance(found, Refusal):
                refusals.append(found)
                continue
            started = time.perf_counter()
            outcome, cached = _outcome(found, kept, reader, limits, tools, seen)
            if isinstance(outcome, Refusal):
                refusals.append(outcome)
                continue
            handbooks.append(outcome.handbook)
            passages += outcome.passages
            files.append(
                FileRead(
                    name=found.name,
                    passages=len(outcome.passages),
                    pages=outcome.handbook.pages,
                    ocr_pages=outcome.ocr_pages,
                    seconds=time.perf_counter() - started,
                    cached=cached,
                    notes=outcome.notes,
                    path=str(found.path),
                )
            )
            if progress:
                progress(files[-1])
    return ReadHandbooks(tuple(handbooks), tuple(passages), tuple(refusals), tuple(files))


def _outcome(
    found: _Found, kept: Cache, reader: Reader, limits: Limits, tools: Tools, seen: dict[str, str]
) -> tuple[Outcome, bool]:
    """What a file gave, and whether that was known before."""
    try:
        status = found.path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Refusal(found.name, "không phải tệp thường (thiết bị, ống dẫn hoặc ổ cắm)"), False
        if status.st_size > limits.file:
            size = f"{status.st_size / MEBIBYTE:.0f} MB, quá {limits.file // MEBIBYTE} MB"
            return Refusal(found.name, f"{size} cho một tài liệu; tách thành nhiều tệp"), False
        digest = _digest(found.path)
    except OSError as exc:
        return Refusal(found.name, f"không đọc được ({exc.strerror}); kiểm tra quyền đọc"), False
    if digest in seen:
        return Refusal(found.name, f"trùng hệt «{seen[digest]}»; chỉ đọc một"), False
    seen[digest] = found.name
    key = cache_key(digest, tools.key())
    known = kept.get(key)
    if known is not None:
        return renamed(known, found.name), True
    outcome = reader.read(found.name, found.path)
    # A refusal costs little to find again, and what refused may be mended meanwhile.
    if isinstance(outcome, Reading) and outcome.lasting:
        kept.put(key, outcome)
    return outcome, False


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _files(sources: Iterable[Path]) -> Iterator[_Found | Refusal]:
    names: set[str] = set()
    for source in sources:
        for found in _of_source(source):
            if isinstance(found, _Found) and found.name in names:
                found = _Found(f"{_shown(source.name)}/{found.name}", found.path)
            names.add(found.name)
            yield found


def _of_source(source: Path) -> Iterator[_Found | Refusal]:
    if source.is_dir():
        yield from sorted(_in_folder(source), key=lambda item: item.name)
    elif source.exists():
        yield _Found(_shown(source.name), source)
    else:
        yield Refusal(_shown(source.name), f"không có ở đường dẫn {printable(str(source))}; kiểm tra lại --handbooks")


def _in_folder(root: Path) -> Iterator[_Found | Refusal]:
    problems: list[Refusal] = []

    def note(error: OSError) -> None:
        problems.append(Refusal(_shown(str(error.filename)), f"không mở được thư mục ({error.strerror})"))

    for folder, folders, files in os.walk(root, onerror=note, followlinks=False):
        for name in [*files, *folders]:
            path = Path(folder, name)
            shown = _shown(path.relative_to(root).as_posix())
            if path.is_symlink():
                yield Refusal(shown, "liên kết (symlink) không được đi theo; chép tệp thật vào")
            elif name in files:
                reason = hidden_reason(name)
                yield Refusal(shown, reason) if reason else _Found(shown, path)
    yield from problems


def _shown(name: str) -> str:
    """`name` fit to be shown and compared: NFC, which the file system need not give."""
    return printable(unicodedata.normalize("NFC", name))
