"""The documents that a home's handbooks were read from, kept as they were, so that an officer can be sent them.

    home/handbooks/<digest of the file's name><ending>

They are copies: a link would change with the file it was made from, and the pages that are cited with it. Imported by
bot.building and bot.shelf_taps. Tested by tests/unit/bot/test_originals.py.
"""

from __future__ import annotations

import io
import logging
import shutil
import threading
from collections.abc import Iterable
from pathlib import Path

import pypdfium2

from knowledge.handbooks.places import digest
from knowledge.handbooks.records import FileRead

FOLDER = "handbooks"
LARGEST = 45 << 20  # bytes; Telegram takes 50 MB (https://core.telegram.org/bots/api#senddocument)
LONGEST_SIDE = 1800  # pixels of a page's picture: small print of A4 can be read
_PDFIUM = threading.Lock()  # PDFium is not safe to use from two threads
log = logging.getLogger(__name__)


def keep_originals(files: Iterable[FileRead], home: Path) -> None:
    """Copies what was read into the home, in the place of what it kept before."""
    folder = home / FOLDER
    folder.mkdir(exist_ok=True)
    wanted: set[Path] = set()
    for file in files:
        source = Path(file.path)
        target = folder / f"{digest(file.name)}{source.suffix.lower()}"
        if file.path and source.stat().st_size <= LARGEST:
            written = target.with_suffix(".new")
            shutil.copyfile(source, written)
            written.replace(target)
            wanted.add(target)
    for path in set(folder.iterdir()) - wanted:
        path.unlink()


def original(home: Path, name: str) -> Path | None:
    """The document of this name; None where the home does not keep it."""
    return next((home / FOLDER).glob(f"{digest(name)}.*"), None) if (home / FOLDER).is_dir() else None


def page_image(path: Path, page: int) -> bytes | None:
    """The page of a PDF, counted from 1, as a PNG; None for another format or a page that is not there."""
    if path.suffix != ".pdf":
        return None
    try:
        with _PDFIUM, pypdfium2.PdfDocument(path) as document:
            if page > len(document):
                return None
            sheet = document[page - 1]
            picture = sheet.render(scale=min(4.0, LONGEST_SIDE / max(sheet.get_size()))).to_pil()
    except pypdfium2.PdfiumError as error:
        log.warning("no picture of page %d of %s: %s", page, path.name, error)
        return None
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()
