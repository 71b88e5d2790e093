"""Tests of knowledge/handbooks/shelf.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import ContentError
from knowledge.handbooks.records import Handbook, HandbookKind, Passage
from knowledge.handbooks.shelf import FILE, load_shelf, save_shelf

BOOK = Handbook("a.pdf", "Sổ tay", "", HandbookKind.HANDBOOK, 3, "2026-07", ocr=True)
PASSAGE = Passage("a.pdf", ("Chương I", "Điều 2"), 2, "Nhận hồ sơ.", ocr=True)


def test_what_is_put_on_the_shelf_comes_back(tmp_path: Path) -> None:
    save_shelf(tmp_path / FILE, [BOOK], [PASSAGE])
    assert load_shelf(tmp_path / FILE) == ((BOOK,), (PASSAGE,))
    save_shelf(tmp_path / FILE, [], [])
    assert load_shelf(tmp_path / FILE) == ((), ())
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_no_file_is_an_empty_shelf_and_a_broken_one_is_named(tmp_path: Path) -> None:
    assert load_shelf(tmp_path / FILE) == ((), ())
    (tmp_path / FILE).write_text('{"handbooks": [1]}', encoding="utf-8")
    with pytest.raises(ContentError, match="handbooks"):
        load_shelf(tmp_path / FILE)
