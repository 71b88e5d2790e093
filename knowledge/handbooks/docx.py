"""A DOCX, body in order: paragraphs, tables and text boxes, with the numbers that Word counts itself.

The XML is walked directly where python-docx's own objects fail: they know no alignment "end", which LibreOffice
writes, and no text boxes. Imported by reading and doc. Tested by tests/unit/knowledge/handbooks/test_docx.py.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx

from knowledge.errors import RefusedFileError
from knowledge.handbooks.blocks import CELL, Block, Kind, Loaded
from knowledge.handbooks.docx_numbering import Numbering, W, numbering
from knowledge.handbooks.docx_styles import Styles, is_on, styles
from knowledge.handbooks.limits import Limits
from knowledge.handbooks.marks import is_list_item
from knowledge.text import clean, one_line

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}txbxContent", _FALLBACK}
_WIDEST_LAYOUT = 2  # columns of a borderless table that lays out a letterhead


def load(name: str, data: bytes, limits: Limits) -> Loaded:
    """The blocks of the DOCX. Raises RefusedFileError for one that is broken or unpacks to too much."""
    _check_size(name, data, limits)
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        counters = numbering(_part(document, "numbering"))
        blocks = list(_Walk(counters, styles(document.styles.element)).blocks(body))
    # python-docx and lxml raise KeyError, ValueError, XMLSyntaxError and others on broken files.
    except Exception as exc:  # noqa: BLE001
        raise RefusedFileError(name, "tệp Word hỏng; mở bằng Word, lưu lại rồi nhập lại") from exc
    return Loaded(tuple(blocks))


def _check_size(name: str, data: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as exc:
        raise RefusedFileError(name, "tệp Word hỏng, bị cắt cụt; tải lại rồi nhập lại") from exc
    unpacked = sum(info.file_size for info in infos)
    if any(info.flag_bits & 1 for info in infos):
        raise RefusedFileError(name, "tệp Word có mật khẩu; bỏ mật khẩu rồi nhập lại")
    if len(infos) > limits.members or unpacked > limits.unpacked:
        raise RefusedFileError(name, f"mở ra {unpacked // 2**20} MB, quá {limits.unpacked // 2**20} MB; không đọc")
    if unpacked > limits.ratio_from and unpacked > limits.ratio * len(data):
        raise RefusedFileError(name, "nén quá chặt so với cỡ thật (bom nén); không đọc")


def _part(document: Any, kind: str) -> Any | None:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            return relation.target_part.element
    return None


class _Walk:
    """One pass over a body; the counters go on from paragraph to paragraph."""

    def __init__(self, counters: Numbering, known: Styles) -> None:
        self._counters = counters
        self._styles = known

    def blocks(self, parent: Any) -> Iterator[Block]:
        for element in parent.iterchildren():
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
                yield from self.blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        style = self._styles.of(element)
        mark = self._mark(element)
        for place, (text, bold) in enumerate(_pieces(element, style.bold)):
            shown = f"{mark} {text}" if mark and not place else text
            if style.level:
                yield Block(Kind.HEADING, shown, level=style.level, bold=bold)
            else:
                listed = bool(mark) or is_list_item(shown)
                yield Block(Kind.LIST if listed else Kind.PARAGRAPH, shown, bold=bold)
        for box in element.iter(f"{W}txbxContent"):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                yield from self.blocks(box)

    def _mark(self, element: Any) -> str:
        found = element.find(f"{W}pPr/{W}numPr")
        number = found.find(f"{W}numId") if found is not None else None
        if number is None or not _has_text(element):
            return ""
        depth = found.find(f"{W}ilvl")
        return self._counters.mark(number.get(f"{W}val", ""), int(depth.get(f"{W}val", 0)) if depth is not None else 0)

    def _table(self, element: Any) -> Iterator[Block]:
        rows = [[list(self.blocks(cell)) for cell in _cells(row)] for row in _rows(element)]
        width = max((len(row) for row in rows), default=0)
        if width <= 1 or (width <= _WIDEST_LAYOUT and len(rows) <= 1):
            # One cell frames text, two in one row lay out a letterhead or the places to sign.
            for row in rows:
                for cell in row:
                    yield from cell
            return
        lines = [CELL.join(one_line(" ".join(block.text for block in cell)) for cell in row) for row in rows]
        text = "\n".join(line for line in lines if line.replace("|", "").strip())
        if text:
            yield Block(Kind.TABLE, text)


def _rows(table: Any) -> Iterator[Any]:
    for element in table.iterchildren():
        if element.tag == f"{W}tr":
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row.iterchildren():
        if element.tag == f"{W}tc":
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _cells(element)


def _has_text(element: Any) -> bool:
    return any((node.text or "").strip() for node in element.iter(f"{W}t"))


def _pieces(element: Any, bold: bool) -> list[tuple[str, bool]]:
    """The text of a paragraph and whether all of it is bold; one piece, its own breaks as blanks."""
    parts: list[str] = []
    weights: list[bool] = []

    def walk(node: Any, run_bold: bool) -> None:
        for child in node.iterchildren():
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{W}t":
                parts.append(child.text or "")
                if (child.text or "").strip():
                    weights.append(run_bold)
            elif child.tag in _BREAKS:
                parts.append(_BREAKS[child.tag])
            elif child.tag == f"{W}sym":
                parts.append("□" if child.get(f"{W}char", "").upper() in ("F06F", "F0A8", "F071") else "-")
            elif child.tag == f"{W}r":
                walk(child, is_on(child.find(f"{W}rPr/{W}b"), run_bold))
            else:
                walk(child, run_bold)

    walk(element, bold)
    text = one_line(clean("".join(parts)).text)
    return [(text, bool(weights) and all(weights))] if text else []
