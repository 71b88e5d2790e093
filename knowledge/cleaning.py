"""Making titles readable, and recognising codes: broken lines joined, capitals lowered, names kept.

Pure functions. Imported by the importers; imports knowledge.text, knowledge.provinces and knowledge.report.
Tested by tests/unit/knowledge/test_cleaning.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.provinces import PROVINCES
from knowledge.report import Cleaned
from knowledge.text import one_line

NATIONAL_CODE = re.compile(r"\d\.\d{6}")
# The national code with the province's own suffix, as provincial lists print it: 1.001193.000.00.00.H36
_LISTED_CODE = re.compile(r"(\d\.\d{6})(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{1,3})?")
_SAFE_CODE = re.compile(r"[\w][\w.-]{0,31}")

_WORD = re.compile(r"[^\W\d_]+")
_PROPER = (
    "Việt Nam",
    "Nhà nước",
    "Chính phủ",
    "Thủ tướng",
    "Quốc hội",
    "Đảng",
    "Bộ Quốc phòng",
    "Bộ Công an",
    "Ủy ban",
    "Hội đồng nhân dân",
    "Trung ương",
    "Tòa án",
    "Viện kiểm sát",
    *PROVINCES,
)
_PROPER_NAMES = re.compile(
    r"\b(" + "|".join(re.escape(name) for name in sorted(_PROPER, key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_CANONICAL = {name.lower(): name for name in _PROPER}


@dataclass(frozen=True, slots=True)
class Title:
    """A readable title and what had to be done to it."""

    text: str
    cleaned: tuple[Cleaned, ...]


def readable_title(raw: str) -> Title:
    """Join a title's lines by single spaces, and put a title in capitals into sentence case.

    Capitals are lowered only where words with Vietnamese letters are in capitals, so that
    abbreviations ("BHXH", "HTX") of an ordinary title stay.
    """
    cleaned: list[Cleaned] = []
    if "\n" in raw.strip():
        cleaned.append(Cleaned.TITLE_BROKEN)
    text = one_line(raw)
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    shouted = [word for word in words if word.isupper()]
    if len(shouted) > 0.6 * len(words) and sum(not word.isascii() for word in shouted) >= 2:
        cleaned.append(Cleaned.TITLE_CAPITALS)
        text = _sentence_case(text)
    return Title(text, tuple(cleaned))


def _sentence_case(text: str) -> str:
    lowered = _WORD.sub(lambda match: match[0].lower() if match[0].isupper() else match[0], text)
    named = _PROPER_NAMES.sub(lambda match: _CANONICAL[match[0].lower()], lowered)
    return named[:1].upper() + named[1:]


def national_code(listed: str) -> str:
    """The national code within a code as a list prints it, or "" where there is none."""
    match = _LISTED_CODE.fullmatch(one_line(listed))
    return match[1] if match else ""


def is_usable_code(code: str) -> bool:
    """Whether `code` can be a key: up to 32 letters, digits, dots, hyphens, starting with a letter or
    digit.
    """
    return bool(_SAFE_CODE.fullmatch(code))
