"""The documents that a home's handbooks were read from, kept as they were, so that an officer can be sent them.

    home/handbooks/<digest of the file's name><ending>

They are copies: a link would change with the file it was made from, and the pages that are cited with it. Imported by
bot.building and bot.shelf_taps. Tested by tests/unit/bot/test_originals.py.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable
from pathlib import Path

from bot.pdf_pages import PdfError, page_png
from knowledge.handbooks.places import digest
from knowledge.handbooks.records import FileRead

FOLDER = "handbooks"
LARGEST = 45 << 20  # bytes; Telegram takes 50 MB (https://core.telegram.org/bots/api#senddocument)
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
        return page_png(path, page)
    except PdfError as error:
        log.warning("no picture of page %d of %s: %s", page, path.name, error)
        return None
