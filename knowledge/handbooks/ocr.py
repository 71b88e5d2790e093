"""Pages read from their images by tesseract, two at a time.

pdfium is used by one thread only: pages are drawn by the caller's thread and read by others. Imported by pdf. Tested
by tests/unit/knowledge/handbooks/test_ocr.py.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from knowledge.handbooks.limits import Limits, Tools
from knowledge.handbooks.lines import Line
from knowledge.text import clean, one_line

LANGUAGE = "vie"
_LONGEST_SIDE = 4000  # pixels; a poster drawn at 200 dpi would fill the memory
# A speck before what surely begins a part, or before the middle of a sentence, is no dash.
_SPECK_BEFORE = re.compile(
    r"[-–—_'‘’\"“.,:|~`„‹› ]+(?=(?:[ĐÐ]iều|Chương|Mục|Phần)\s|[a-zđ]\)\s|\d{1,2}[.,]\s|[a-zà-ỹđ]{2})"
)
_STOP_AFTER_NUMBER = re.compile(r"(\d{1,2})\s?[,:;]\s+(?=[A-ZĐÀ-Ỹ])")
_NOISE = "|_~`'‘’\"“”„«»^°*.,:;-–—=<>ˆ¬¡!‹› \t"


def has_vietnamese(tools: Tools) -> bool:
    """Whether tesseract is there and has Vietnamese."""
    if not tools.tesseract:
        return False
    try:
        listed = subprocess.run([tools.tesseract, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in (listed.stdout + listed.stderr).decode("utf-8", "replace").split()


def read_pages(
    pages: Iterable[int], draw: Callable[[int], Any], tools: Tools, limits: Limits
) -> tuple[dict[int, list[Line]], list[int]]:
    """The lines of each page that was read, by its place, and the places of those that could not be.

    `draw` gives the picture (PIL) of a page.
    """
    read: dict[int, list[Line]] = {}
    failed: list[int] = []
    waiting: list[tuple[int, Future[list[Line] | None]]] = []

    def collect(down_to: int) -> None:
        while len(waiting) > down_to:
            place, future = waiting.pop(0)
            lines = future.result()
            if lines is None:
                failed.append(place)
            else:
                read[place] = lines

    with ThreadPoolExecutor(limits.ocr_workers) as pool:
        for place in pages:
            picture = _encoded(draw(place))
            waiting.append((place, pool.submit(_recognise, picture, tools, limits)))
            collect(2 * limits.ocr_workers)
        collect(0)
    return read, failed


def scale(width: float, height: float, dpi: int) -> float:
    """Pixels a point at which to draw a page of that size in points."""
    return min(dpi / 72, _LONGEST_SIDE / max(width, height, 1.0))


def _encoded(picture: Any) -> bytes:
    buffer = io.BytesIO()
    picture.convert("L").save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _recognise(picture: bytes, tools: Tools, limits: Limits) -> list[Line] | None:
    # Several threads inside one tesseract are slower than one each in two.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    command = [tools.tesseract, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(limits.ocr_dpi)]
    try:
        run = subprocess.run(
            command, input=picture, capture_output=True, timeout=limits.ocr_page_seconds, check=True, env=environment
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return ocr_lines(run.stdout.decode("utf-8", "replace"))


def ocr_lines(text: str) -> list[Line]:
    """The lines of tesseract's output, without specks at their ends and without lines that are specks alone."""
    lines = []
    gap = False
    for written in clean(text.replace("\f", "\n")).text.split("\n"):
        shown = _without_specks(one_line(written))
        letters = sum(char.isalnum() for char in shown)
        if letters < 2 or letters < 0.5 * len(shown.replace(" ", "")):
            gap = gap or not written.strip()
            continue
        lines.append(Line(shown, gap=gap))
        gap = False
    return lines


def _without_specks(text: str) -> str:
    """`text` without the single signs that tesseract makes of stains and frames at the ends of a line."""
    words = text.split()
    while words and all(char in _NOISE for char in words[0]) and words[0] not in ("-", "–", "—"):
        words.pop(0)
    while words and all(char in _NOISE for char in words[-1]):
        words.pop()
    text = " ".join(words)
    speck = _SPECK_BEFORE.match(text)
    text = text[speck.end() :] if speck else text
    number = _STOP_AFTER_NUMBER.match(text)
    return f"{number[1]}. {text[number.end() :]}" if number else text
