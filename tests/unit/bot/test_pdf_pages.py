"""Tests of bot/pdf_pages.py."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from bot.pdf_pages import PdfError, page_count, page_png


@pytest.fixture
def pdf() -> bytes:
    first, second = Image.new("RGB", (200, 400), "white"), Image.new("RGB", (400, 200), "white")
    written = io.BytesIO()
    first.save(written, "PDF", save_all=True, append_images=[second])
    return written.getvalue()


def test_pages_are_counted_and_drawn(pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    for document in (pdf, path):
        assert page_count(document) == 2
        drawn = page_png(document, 2)
        assert drawn is not None
        with Image.open(io.BytesIO(drawn)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1600, 800))


@pytest.mark.parametrize("page", [-1, 0, 3])
def test_there_is_no_picture_of_a_page_that_is_not_there(pdf: bytes, page: int) -> None:
    assert page_png(pdf, page) is None


def test_what_is_no_pdf_is_an_error() -> None:
    with pytest.raises(PdfError):
        page_count(b"no PDF")
    with pytest.raises(PdfError):
        page_png(b"no PDF", 1)
