"""What a document calls itself, what sort it is, and the day it says it is of.

Pure functions. Imported by reading. Tested by tests/unit/knowledge/handbooks/test_title.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from knowledge.handbooks import marks
from knowledge.handbooks.blocks import Block, Kind, Loaded
from knowledge.handbooks.records import HandbookKind
from knowledge.text import one_line

_SORT = re.compile(
    r"[^\w]*((?:BỘ )?LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ(?: LIÊN TỊCH)?|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|"
    r"QUY ĐỊNH|ĐIỀU LỆ|SỔ TAY|CẨM NANG|HƯỚNG DẪN|TÀI LIỆU|KẾ HOẠCH|CÔNG VĂN|TỜ KHAI|GIẤY ĐỀ NGHỊ|GIẤY|ĐƠN|PHIẾU|"
    r"BẢN KHAI|BIÊN BẢN)(?!\w)",
    re.IGNORECASE,
)
_FORM = re.compile(r"\W*(?:TỜ KHAI|GIẤY ĐỀ NGHỊ|GIẤY|ĐƠN|PHIẾU|BẢN KHAI|MẪU)(?!\w)", re.IGNORECASE)
_LAW = re.compile(
    r"\W*(?:(?:BỘ )?LUẬT|PHÁP LỆNH|PHÁP ĐIỂN|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|ĐIỀU LỆ)(?!\w)",
    re.IGNORECASE,
)
_SPECKS = " '\"_:.,-|`"  # what OCR makes of stains about a title
_FRONT = 40  # blocks among which a title is looked for
_LONGEST = 220
_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_OWN_DAY = re.compile(
    r"[\wÀ-ỹ.\- ]{2,40},\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)", re.IGNORECASE
)
_PASSED = re.compile(r"thông qua\s+ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_EARLY = 2500  # characters at the beginning in which a document's own day stands
_ARTICLES = 5  # with so many, in chapters, a document is of rules; an article about a decree lists its articles too


def title_of(name: str, loaded: Loaded) -> str:
    """The title: as the metadata says, else as its first lines do, else from the file's name."""
    if _is_title(loaded.title):
        return loaded.title[:_LONGEST]
    front = loaded.blocks[:_FRONT]
    written = next((block for block in front if block.kind is Kind.HEADING and block.level == 1), None)
    if written is not None:
        return written.text[:_LONGEST]
    return _from_lines(front) or _from_name(name)


def kind_of(title: str, blocks: Sequence[Block]) -> HandbookKind:
    """What sort of document it is, by its title, else by whether it is written in articles."""
    if _FORM.match(title):
        return HandbookKind.FORM
    articles = sum(marks.ARTICLE.match(block.text) is not None for block in blocks)
    chapters = any(marks.CHAPTER.match(block.text) for block in blocks)
    if (articles >= _ARTICLES and chapters) or (_LAW.match(title) and articles):
        return HandbookKind.LAW
    return HandbookKind.HANDBOOK


def as_of(loaded: Loaded) -> str:
    """The day the document says it is of, ISO 8601, "" where it says none: metadata, its date line, its passing."""
    if loaded.as_of:
        return loaded.as_of
    early = one_line(" ".join(block.text for block in loaded.blocks[:_FRONT]))[:_EARLY]
    late = one_line(" ".join(block.text for block in loaded.blocks[-_FRONT:]))[-_EARLY:]
    for pattern, text in ((_OWN_DAY, early), (_PASSED, late), (_PASSED, early)):
        match = pattern.search(text)
        if match and (day := _iso(match)):
            return day
    return ""


def _iso(match: re.Match[str]) -> str:
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= 31 and 1 <= month <= 12 else ""


def _is_title(text: str) -> bool:
    """Whether metadata is a title: whole words, no file name, nothing of what programs put there."""
    words = [word for word in text.split() if word.isalpha() and len(word) > 1]
    return len(words) >= 2 and not re.search(r"\.(?:docx?|pdf|html?)$|microsoft|untitled|\ufffd", text, re.I)


def _from_lines(front: Sequence[Block]) -> str:
    for place, block in enumerate(front):
        match = _SORT.match(block.text)
        if not match or len(block.text) > _LONGEST or not (marks.mostly_capitals(match[1]) or block.bold):
            continue
        parts = [block.text.strip(_SPECKS)]
        alone = match.end() == len(block.text.rstrip(_SPECKS))
        for following in front[place + 1 : place + 4]:
            subject = alone and len(parts) == 1 and _is_subject(following)
            if not (subject or _continues(following)):
                break
            parts.append(following.text)
        title = one_line(" ".join(parts))
        if len(title.split()) >= 2:
            return title.strip(_SPECKS)[:_LONGEST]
    return ""


def _is_subject(block: Block) -> bool:
    """Whether the block below "THÔNG TƯ" says what about, in small letters: no reason given and no article."""
    plain = block.kind is Kind.PARAGRAPH and not marks.ARTICLE.match(block.text)
    return plain and block.text[:1].isupper() and not block.text.startswith(("Căn cứ", "Để ", "Theo "))


def _continues(block: Block) -> bool:
    text = block.text
    if block.kind is Kind.TABLE or marks.ARTICLE.match(text) or marks.CHAPTER.match(text) or text.startswith("("):
        return False
    return (block.bold or marks.mostly_capitals(text)) and len(text) <= _LONGEST and not text.endswith((";", ":"))


def _from_name(name: str) -> str:
    stem = re.sub(r"[-_\s]+", " ", PurePath(name).stem).strip()
    return stem[:1].upper() + stem[1:] if stem else name
