"""Every error of the project, under one root. A caller decides by branch: try again, or tell the person.

    MotCuaError
    ├── RetryableError            the same call may succeed later
    │   └── StoreBusyError        another build is writing; has .path
    └── PermanentError            the same call fails again until someone mends the cause
        ├── SourceError           a source cannot be used; has .name and .reason
        │   ├── RefusedFileError      one file; the rest is imported
        │   └── RefusedArchiveError   from here on nothing of the archive can be read
        ├── ContentError          an authored file breaks its schema; has .name and .problems
        └── StoreError            the database cannot be used; has .path

Messages are Vietnamese, for the administrator, and end in the mend. Imported by every layer; imports
nothing of the project. Tested by tests/unit/knowledge/test_errors.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class MotCuaError(Exception):
    """Root of every error that the project raises on purpose."""


class RetryableError(MotCuaError):
    """The same call may succeed later, unchanged."""


class PermanentError(MotCuaError):
    """The same call fails again until its cause is mended."""


class StoreBusyError(RetryableError):
    """Another process holds the write lock of the database at `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Kho dữ liệu {path} đang được một lần dựng khác ghi. Chờ lần đó xong rồi chạy lại.")
        self.path = path


class StoreError(PermanentError):
    """The database at `path` cannot be opened, read or written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"Không dùng được kho dữ liệu {path}: {reason}. "
            "Kiểm tra đĩa và quyền ghi; nếu tệp hỏng, xoá nó rồi chạy lại `motcua build` với đủ các nguồn."
        )
        self.path = path
        self.reason = reason


class SourceError(PermanentError):
    """A source, or a part of it, cannot be used: `name` says which, `reason` why and how to mend it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class RefusedFileError(SourceError):
    """One file is not imported; the others are."""


class RefusedArchiveError(SourceError):
    """Nothing more of this archive can be read; what was read before stays."""


class ContentError(PermanentError):
    """An authored file breaks its schema; `problems` names each key and what it should be."""

    def __init__(self, name: str, problems: Sequence[str]) -> None:
        super().__init__(f"{name}: " + "; ".join(problems))
        self.name = name
        self.problems = tuple(problems)
