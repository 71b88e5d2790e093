"""How Vietnamese documents mark the beginning of their parts: articles, numbered points, letters, dashes.

Patterns only. Imported by lines and headings. Tested by tests/unit/knowledge/handbooks/test_headings.py.
"""

from __future__ import annotations

import re

_ORDINAL = r"(?:[IVXLC]+|\d+[A-Z]?|thứ\s+\w+|một|hai|ba|bốn|năm|sáu|nhất|chung|riêng)"
PART = re.compile(rf"Phần\s+{_ORDINAL}(?!\w)", re.IGNORECASE)
CHAPTER = re.compile(r"Chương\s+(?:[IVXLC]+|\d+)[a-z]?(?!\w)", re.IGNORECASE)
SECTION = re.compile(r"(?:Tiểu\s+)?Mục\s+(?:\d+|[IVXLC]+|[A-Z])(?![\w/])", re.IGNORECASE)
SUBSECTION = re.compile(r"Tiểu\s+mục", re.IGNORECASE)
# "Điều 5. Tên", "Điều 15.3.NĐ.1.1. Tên" (pháp điển); "Điều 5 của Luật này" is no heading. OCR reads "." as ",".
ARTICLE = re.compile(
    r"[ĐÐD]i[ềểễêẻ]u\s+(?:\d+(?:\.[A-ZĐ\d]{1,4}){2,8}\.?(?=\s)|\d{1,3}[a-zđ]?\s*[.:,](?=\s|$)|\d{1,3}[a-zđ]?$)",
)
ANNEX = re.compile(r"(?:Phụ\s+lục|Biểu\s+mẫu|Mẫu\s+số|Biểu\s+phí)(?!\w)", re.IGNORECASE)
PROCEDURE = re.compile(r"(?:THỦ TỤC|Thủ tục)\s+(?:số\s+)?\d{1,4}\s*[.:]")
ROMAN = re.compile(r"[IVXL]{1,6}\s*[.)–-]\s*(?=\S)")
NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,2}){0,4})(?P<mark>[.)]?)\s+(?=\S)")
LETTER = re.compile(r"[a-zđ]{1,2}\d?\s?[)]\s*(?=\S)")
CAPITAL = re.compile(r"[A-HĐ][.)]\s+(?=\S)")
DASH = re.compile(r"(?:[-–—+*•●○▪■◦·→✓✔]|o(?=\s+[A-ZĐÀ-Ỹ]))\s*(?=[^\W_]|[“\"(])")
BRACKETED = re.compile(r"\(\d{1,2}\)\s*(?=\S)")

_LIST = (LETTER, DASH, BRACKETED)
_STEP = re.compile(r"Bước\s+\d+\s*[:.]")
_CODE = re.compile(r"[\d/@]")


def is_list_item(text: str) -> bool:
    """Whether `text` begins with the mark of a list: "1. ", "a) ", "- "."""
    number = NUMBER.match(text)
    return bool(number and is_point(number)) or any(pattern.match(text) for pattern in _LIST)


def is_point(number: re.Match[str]) -> bool:
    """Whether a match of NUMBER numbers a point: "1. ", "1.1 Tên"; "30 ngày" and "2025 của" go on with a sentence."""
    return bool(number["mark"]) or ("." in number["number"] and number.string[number.end()].isupper())


def begins_part(text: str) -> bool:
    """Whether a line that reads `text` begins something new, rather than going on with the line before."""
    if _STEP.match(text) or any(pattern.match(text) for pattern in (ARTICLE, PROCEDURE, LETTER, DASH, BRACKETED)):
        return True
    number = NUMBER.match(text)
    if number:
        return is_point(number)
    return any(pattern.match(text) for pattern in (ROMAN, CAPITAL)) or any(
        pattern.match(text) and is_title_rest(text[found.end() :])
        for pattern in (PART, CHAPTER, SECTION)
        if (found := pattern.match(text))
    )


def is_title_rest(rest: str) -> bool:
    """Whether what follows "Chương II" on its line is a title or nothing, rather than the rest of a sentence."""
    rest = rest.strip()
    return not rest or rest[0] in ".:–-" or mostly_capitals(rest)


def mostly_capitals(text: str) -> bool:
    """Whether `text` is set in capitals: at least 3 letters, 85 % of them capitals (OCR errs on a few).

    Codes ("1404/QĐ-UBND") do not count.
    """
    letters = [char for word in text.split() if not _CODE.search(word) for char in word if char.isalpha()]
    return len(letters) >= 3 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)
