"""Codes and decision numbers in a message, recognised exactly.

National codes look like 1.001193; people also write 1-001193, 1_001193 or "1 001193", and officers quote
decisions such as 163/QĐ-BTP. Imported by index. Tested by tests/unit/index/query/test_codes.py.
"""

from __future__ import annotations

import re

CODE = re.compile(r"(?<![\d./])([1-9])\s?[._-]?\s?(\d{6,7})(?![\d/])")
DECISION = re.compile(r"(?<!\d)(\d{1,6})\s*/\s*(?:(\d{4})\s*/\s*)?(Q[ĐD]-[A-ZĐ0-9&-]+)", re.IGNORECASE)


def find_codes(text: str) -> tuple[str, ...]:
    """National codes in the order written, each as the catalogue writes it: "thủ tục 1-001193" -> ("1.001193",)."""
    found = dict.fromkeys(f"{first}.{rest}" for first, rest in CODE.findall(text))
    return tuple(found)


def find_decisions(text: str) -> tuple[str, ...]:
    """Decision numbers in upper case with Đ: "163/qd-btp" -> ("163/QĐ-BTP",)."""
    found = []
    for number, year, kind in DECISION.findall(text):
        kind = re.sub(r"^Q[ĐD]", "QĐ", kind.upper())
        found.append("/".join(part for part in (number, year, kind) if part))
    return tuple(dict.fromkeys(found))
