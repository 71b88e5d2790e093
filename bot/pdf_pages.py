"""Pages of a PDF as pictures. Imported by bot.originals and bot.channels.web. Tested by
tests/unit/bot/test_pdf_pages.py.
"""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pypdfium2

LONGEST_SIDE = 1800  # pixels of a page's picture: small print of A4 can be read
_PDFIUM = threading.Lock()  # PDFium is not safe to use from two threads
PdfError = pypdfium2.PdfiumError


def page_png(document: Path | bytes, page: int) -> bytes | None:
    """A page, counted from 1, as a PNG; None where there is none. Raises PdfError for what is no PDF."""
    with _PDFIUM, pypdfium2.PdfDocument(document) as opened:
        if not 1 <= page <= len(opened):
            return None
        sheet = opened[page - 1]
        picture = sheet.render(scale=min(4.0, LONGEST_SIDE / max(sheet.get_size()))).to_pil()
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def page_count(document: Path | bytes) -> int:
    """How many pages there are. Raises PdfError for what is no PDF."""
    with _PDFIUM, pypdfium2.PdfDocument(document) as opened:
        return len(opened)
