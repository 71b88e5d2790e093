"""The text of a file of bytes, whatever usual encoding it is in.

Pure functions. Imported by sniff, html and markdown. Tested by tests/unit/knowledge/handbooks/test_decode.py.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from knowledge.handbooks.legacy import UnsureLegacyError, to_unicode
from knowledge.handbooks.syllables import vietnamese_share

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str | None:
    """The text of `data`, NFC; None where it is no text. UTF-8, UTF-16, UTF-32, Windows-1258, Latin-1, old fonts."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding)
    if data[:4096].count(b"\0"):
        return _without_bom(data)
    text = _decoded(data, "utf-8")
    if text is not None:
        return text
    declared = _CHARSET.search(data[:4096])
    if declared is not None and declared[1].lower() not in (b"utf-8", b"utf8"):
        text = _decoded(data, declared[1].decode("ascii"))
        if text is not None:
            return text
    # A few spoilt bytes in a file that is otherwise UTF-8 cost those characters, not the file.
    lenient = data.decode("utf-8", "replace")
    if lenient.count("\ufffd") * 500 < len(lenient):
        return unicodedata.normalize("NFC", lenient)
    return _eight_bit(data)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return None if len(_CONTROLS.findall(text[:65_536])) > 8 else unicodedata.normalize("NFC", text)


def _without_bom(data: bytes) -> str | None:
    head = data[:4096]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) * 3 > len(zeros):
            return _decoded(data, encoding)
    return None


def _eight_bit(data: bytes) -> str | None:
    """Windows-1258, or Latin-1 with or without an old Vietnamese font: whichever reads as Vietnamese."""
    candidates = []
    windows = _decoded(data, "cp1258")
    if windows is not None:
        candidates.append((vietnamese_share(windows), windows))
    latin = _decoded(data, "latin-1")
    if latin is not None:
        try:
            converted = to_unicode([latin])[0][0]
        except UnsureLegacyError:
            converted = latin
        candidates.append((vietnamese_share(converted), latin))
    return max(candidates)[1] if candidates else None
