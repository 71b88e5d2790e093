"""What was read before, by content: a build reads again only what is new, since a scan takes a second a page.

Imported by importer. Tested by tests/unit/knowledge/handbooks/test_cache.py.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlite_utils

from knowledge.errors import StoreError
from knowledge.handbooks.codec import Outcome, decode, encode

READER = "2"  # raise it with every change of the readers that changes what they give
_TABLE = "read_files"


class Cache:
    """Outcomes in the SQLite file `path`, or in memory without one. A context manager."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or Path(":memory:")
        try:
            self._database: Any = sqlite_utils.Database(str(path)) if path else sqlite_utils.Database(memory=True)
            self._table().create({"key": str, "outcome": str}, pk="key", if_not_exists=True)
        except sqlite3.Error as exc:
            raise StoreError(self._path, str(exc)) from exc

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.conn.close()

    def _table(self) -> Any:
        return self._database[_TABLE]

    def get(self, key: str) -> Outcome | None:
        """The outcome kept under `key`; None for none, or one that cannot be read any more."""
        try:
            rows = list(self._table().rows_where("key = ?", [key]))
        except sqlite3.Error as exc:
            raise StoreError(self._path, str(exc)) from exc
        if not rows:
            return None
        try:
            return decode(rows[0]["outcome"])
        except (ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, outcome: Outcome) -> None:
        """Keep an outcome, at once: a build that is killed goes on from here."""
        try:
            self._table().insert({"key": key, "outcome": encode(outcome)}, pk="key", replace=True)
            self._database.conn.commit()
        except sqlite3.Error as exc:
            raise StoreError(self._path, str(exc)) from exc


def cache_key(digest: str, tools: str) -> str:
    """The key of a file by the digest of its content and by the tools at hand (`Tools.key`)."""
    return f"{digest}:{READER}:{tools}"
