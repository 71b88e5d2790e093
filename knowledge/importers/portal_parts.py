"""Papers and legal bases of the portal's text export, line by line. Imported by portal_text.

Tested with tests/unit/knowledge/importers/test_portal_text.py and, over the corpus, tests/corpus.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from knowledge.errors import RefusedFileError
from knowledge.importers.portal_fields import SILENT, silent
from knowledge.records import Document, DocumentGroup, LegalBasis
from knowledge.text import one_line

_CASE = re.compile(r" {0,2}\[(.*)\] *")
_ITEM = re.compile(r"(?: {4}|)- (.*)")
_QUANTITY = re.compile(r" {6}Số lượng: Bản chính: (\d{1,6}), Bản sao: (\d{1,6}) *")
_NO_DOCUMENTS = "Không có thông tin thành phần hồ sơ."
_LEGAL = re.compile(r"^ {0,2}\* ", re.MULTILINE)
_NO_LEGAL = "Không có thông tin căn cứ pháp lý."


def parse_documents(name: str, body: str) -> tuple[DocumentGroup, ...]:
    """The papers under their headings, all in source order; a paper under none has the heading ""."""
    groups: list[_Group] = []
    for line in body.split("\n"):
        text = one_line(line)
        if not text or text == _NO_DOCUMENTS or (text == SILENT and not groups):
            continue
        papers = groups[-1].papers if groups else []
        if match := _QUANTITY.fullmatch(line):
            if not papers or papers[-1].counts is not None:
                raise RefusedFileError(name, "mục «Thành phần hồ sơ» có số lượng mà không có giấy tờ; xuất lại từ cổng")
            papers[-1].counts = (int(match[1]), int(match[2]))
        elif (match := _ITEM.fullmatch(line)) and (not papers or papers[-1].counts is not None):
            if not groups:
                groups.append(_Group([]))
            groups[-1].papers.append(_Paper([one_line(match[1])]))
        elif match := _CASE.fullmatch(line):
            groups.append(_Group([one_line(match[1])]))
        elif papers:
            papers[-1].lines.append(text)
        elif groups:
            groups[-1].lines.append(text)
        else:
            groups.append(_Group([text]))
    return tuple(group.frozen() for group in groups)


@dataclass(slots=True)
class _Paper:
    lines: list[str]
    counts: tuple[int, int] | None = None

    def frozen(self) -> Document:
        return Document(" ".join(self.lines).strip(), *(self.counts or (None, None)))


@dataclass(slots=True)
class _Group:
    lines: list[str]
    papers: list[_Paper] = field(default_factory=list)

    def frozen(self) -> DocumentGroup:
        return DocumentGroup(" ".join(self.lines), tuple(paper.frozen() for paper in self.papers))


def parse_legal(body: str) -> tuple[tuple[LegalBasis, ...], bool]:
    """The legal bases in source order, and whether one was broken over lines."""
    if silent(body) or body.strip() == _NO_LEGAL:
        return (), False
    before, *items = _LEGAL.split(body)
    texts = [item for item in ([before] if before.strip() else []) + items if item.strip()]
    broken = any("\n" in item.strip() for item in texts)
    return tuple(_basis(one_line(item)) for item in texts), broken


def _basis(text: str) -> LegalBasis:
    """Title and number: the number is what the last brackets hold, brackets inside them included."""
    if not text.endswith(")"):
        return LegalBasis(text, "")
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if depth == 0:
            return LegalBasis(text[:place].strip(), text[place + 1 : -1].strip())
    return LegalBasis(text, "")
