"""Tests of bot/originals.py."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from bot.originals import FOLDER, keep_originals, original, page_image
from knowledge.handbooks.records import FileRead


def read(path: Path) -> FileRead:
    return FileRead(path.name, 1, 0, 0, 0.0, cached=False, path=str(path))


def pdf(path: Path, pages: int) -> Path:
    first, *rest = [Image.new("RGB", (200, 400), "white") for _ in range(pages)]
    first.save(path, "PDF", save_all=True, append_images=rest)
    return path


def test_what_was_read_is_kept_and_what_was_before_is_not(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    one, two = tmp_path / "một.MD", tmp_path / "hai.md"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    keep_originals([read(one), read(two)], home)
    kept = original(home, "một.MD")
    assert kept is not None
    assert kept.suffix == ".md"
    assert kept.read_bytes() == b"1"
    one.write_bytes(b"changed")
    assert kept.read_bytes() == b"1"
    keep_originals([read(two)], home)
    assert original(home, "một.MD") is None
    assert len(list((home / FOLDER).iterdir())) == 1


def test_nothing_is_kept_of_what_was_never_read(tmp_path: Path) -> None:
    assert original(tmp_path, "a.md") is None
    keep_originals([FileRead("a.md", 1, 0, 0, 0.0, cached=True)], tmp_path)
    assert original(tmp_path, "a.md") is None


def test_a_page_is_a_picture(tmp_path: Path) -> None:
    found = page_image(pdf(tmp_path / "a.pdf", 2), 2)
    assert found is not None
    with Image.open(io.BytesIO(found)) as picture:
        assert picture.format == "PNG"
        assert picture.size == (800, 1600)


def test_what_is_no_page_has_no_picture(tmp_path: Path) -> None:
    assert page_image(pdf(tmp_path / "a.pdf", 1), 2) is None
    broken = tmp_path / "b.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    assert page_image(broken, 1) is None
    assert page_image(tmp_path / "a.docx", 1) is None
