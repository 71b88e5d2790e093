"""How much of a handbook is read, and which tools of the machine read it.

Imported by the loaders and the importer. Tested by tests/unit/knowledge/handbooks/test_importer.py.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. `ratio` is unpacked to packed size, beyond `ratio_from` bytes unpacked.

    A law as DOCX unpacks to 12 times its size; the largest of 160 collected to 40 times.
    """

    file: int = 200 * MEBIBYTE
    pages: int = 3000
    unpacked: int = 512 * MEBIBYTE
    ratio: int = 150
    ratio_from: int = 8 * MEBIBYTE
    members: int = 20_000
    characters: int = 40_000_000
    convert_seconds: float = 90.0
    ocr_page_seconds: float = 60.0
    ocr_workers: int = 2
    ocr_dpi: int = 200  # 300 is no better and slower (notes/data.md, section E)
    scan_below: int = 80  # a page with fewer characters than these is an image (a signature stamp has about 130)


@dataclass(frozen=True, slots=True)
class Tools:
    """Paths of the programs that read what Python does not; "" for one that is missing or switched off."""

    tesseract: str = ""
    soffice: str = ""
    catdoc: str = ""
    antiword: str = ""
    ocr_off: bool = False  # switched off by the caller, rather than missing

    def key(self) -> str:
        """What of the tools may change the outcome of a reading, for the key of the cache."""
        present = (self.tesseract, self.soffice, self.catdoc, self.antiword)
        return "".join("1" if path else "0" for path in present) + ("-" if self.ocr_off else "")


def find_tools(*, ocr: bool = True) -> Tools:
    """The tools on this machine; without `ocr`, tesseract is left out."""
    return Tools(
        tesseract=(shutil.which("tesseract") or "") if ocr else "",
        soffice=shutil.which("soffice") or shutil.which("libreoffice") or "",
        catdoc=shutil.which("catdoc") or "",
        antiword=shutil.which("antiword") or "",
        ocr_off=not ocr,
    )
