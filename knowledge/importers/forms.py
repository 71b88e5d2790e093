"""The forms of papers: names that the crawled page prints right behind a paper's name, told apart by that
name.

The page runs "paper" + "form.docx" + "1 bản chính" together. With the paper's name known from the text
export the form is what is left between it and the quantity, and nothing is guessed. Imported by
knowledge.imports. Tested by tests/unit/knowledge/importers/test_forms.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.records import DocumentGroup
from knowledge.text import one_line

MOST_PAPERS = 2000  # the largest record of the portal has fewer than 200
_ROW_START = re.compile(r"Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng|(?<!\d)\d+ bản (?:chính|sao)(?:,\d+ bản sao)?")
_EXTENSION = r"\.(?:docx?|xlsx?|pdf|rtf|odt|zip|rar|jpe?g|png)"
_FORM = re.compile(
    rf"((?!\s)(?:(?!\d bản (?:chính|sao)).){{1,200}}?{_EXTENSION})(?=\d+ bản (?:chính|sao))", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?<=\.pdf)(?=\S)|(?<=\.docx)(?=\S)|(?<=\.xlsx)(?=\S)", re.IGNORECASE)


def match_forms(groups: Iterable[DocumentGroup], documents_text: str) -> dict[str, str]:
    """The form of each paper of `groups` that surely has one in the page's section, by the paper's name."""
    text = one_line(documents_text)
    names = sorted({paper.name for group in groups for paper in group.documents}, key=len, reverse=True)
    names = names[:MOST_PAPERS]
    by_start: dict[str, list[str]] = {}
    for name in names:
        by_start.setdefault(name[:8], []).append(name)
    forms: dict[str, str] = {}
    for row in _ROW_START.finditer(text):
        place = row.end()
        while text[place : place + 1] == " ":
            place += 1
        name = next((name for name in by_start.get(text[place : place + 8], ()) if text.startswith(name, place)), "")
        if len(name) >= 8 and (match := _FORM.match(text, place + len(name))):
            forms.setdefault(name, "; ".join(part for part in _BETWEEN.split(match[1]) if part))
    return forms
