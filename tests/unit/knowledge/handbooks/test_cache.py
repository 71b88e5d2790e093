from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import StoreError
from knowledge.handbooks.cache import Cache, cache_key
from knowledge.handbooks.codec import decode, encode, renamed
from knowledge.handbooks.limits import Tools
from knowledge.handbooks.reading import Reading
from knowledge.handbooks.records import Handbook, HandbookKind, Passage, Refusal

READING = Reading(
    Handbook("a.pdf", "Sổ tay", "Hà Nội", HandbookKind.LAW, 3, "2025-07-01", True),
    (Passage("a.pdf", ("Chương I", "Điều 1"), 2, "Chữ\nxuống dòng", True), Passage("a.pdf", (), None, "x")),
    2,
    ("ghi chú",),
)


def test_outcomes_survive() -> None:
    refusal = Refusal("b.pdf", "hỏng")
    assert decode(encode(READING)) == READING
    assert "\n" not in encode(READING)
    assert decode(encode(refusal)) == refusal


def test_renamed() -> None:
    found = renamed(READING, "c.pdf")
    assert isinstance(found, Reading)
    assert found.handbook.name == "c.pdf" and {passage.handbook for passage in found.passages} == {"c.pdf"}


def test_kept_between_runs_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    with Cache(path) as cache:
        assert cache.get("k") is None
        cache.put("k", Refusal("b", "x"))
        cache.put("k", READING)
    with Cache(path) as cache:
        assert cache.get("k") == READING


def test_an_unreadable_row_is_as_none() -> None:
    with Cache() as cache:
        cache._table().insert({"key": "k", "outcome": "{}"})
        assert cache.get("k") is None


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError):
        Cache(path)


def test_the_key_tells_tools_apart() -> None:
    assert cache_key("d", Tools().key()) != cache_key("d", Tools(tesseract="/usr/bin/tesseract").key())
