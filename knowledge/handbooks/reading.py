"""One file, from its bytes to a handbook with its passages.

Imported by worker. Tested by tests/unit/knowledge/handbooks/test_reading.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.errors import RefusedFileError
from knowledge.handbooks import doc, docx, html, markdown, pdf
from knowledge.handbooks.blocks import Block, Loaded
from knowledge.handbooks.headings import with_headings
from knowledge.handbooks.legacy import UnsureLegacyError, to_unicode
from knowledge.handbooks.limits import Limits, Tools
from knowledge.handbooks.passages import passages_of
from knowledge.handbooks.province import province_of
from knowledge.handbooks.records import Handbook, Passage
from knowledge.handbooks.sniff import Format, UnreadFormatError, sniff
from knowledge.handbooks.title import as_of, kind_of, title_of

_KEY = re.compile(r"\d{15,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave."""

    handbook: Handbook
    passages: tuple[Passage, ...]
    ocr_pages: int = 0
    notes: tuple[str, ...] = ()
    lasting: bool = True  # False where another try may read more


def read(name: str, data: bytes, limits: Limits, tools: Tools) -> Reading:
    """The handbook of the file `name`. Raises RefusedFileError."""
    loaded, notes = _in_unicode(name, _without_signs(_load(name, data, limits, tools)))
    if sum(len(block.text) for block in loaded.blocks) > limits.characters:
        raise RefusedFileError(name, f"quá {limits.characters} ký tự chữ; tách thành nhiều tệp")
    blocks = with_headings(loaded.blocks)
    passages = tuple(passages_of(name, blocks))
    if not any(char.isalnum() for passage in passages for char in passage.text):
        raise RefusedFileError(name, "không có chữ nào đọc được; tải lại tài liệu")
    title = title_of(name, loaded)
    kind = kind_of(title, loaded.blocks)
    handbook = Handbook(
        name=name,
        title=title,
        province=province_of(name, title, kind, loaded.province, loaded.blocks),
        kind=kind,
        pages=loaded.pages,
        as_of=as_of(loaded),
        ocr=loaded.ocr_pages > 0,
    )
    return Reading(handbook, passages, loaded.ocr_pages, notes, loaded.lasting)


def _load(name: str, data: bytes, limits: Limits, tools: Tools) -> Loaded:
    try:
        found = sniff(data)
    except UnreadFormatError as exc:
        raise RefusedFileError(name, str(exc)) from exc
    if found is Format.PDF:
        return pdf.load(name, data, limits, tools)
    if found is Format.DOCX:
        return docx.load(name, data, limits)
    if found is Format.DOC:
        return doc.load(name, data, limits, tools)
    return html.load(name, data) if found is Format.HTML else markdown.load(name, data)


def _without_signs(loaded: Loaded) -> Loaded:
    """The same without blocks that are no words: rules of dashes, arrows of flipbooks, keys of a database."""
    kept = [block for block in loaded.blocks if any(map(str.isalnum, block.text)) and not _KEY.fullmatch(block.text)]
    return replace(loaded, blocks=tuple(kept))


def _in_unicode(name: str, loaded: Loaded) -> tuple[Loaded, tuple[str, ...]]:
    texts: Sequence[str] = [loaded.title, *(block.text for block in loaded.blocks)]
    try:
        texts, changed = to_unicode(texts)
    except UnsureLegacyError as exc:
        raise RefusedFileError(
            name, "chữ gõ theo bảng mã cũ (VNI, TCVN3) không chuyển chắc được; chuyển sang Unicode rồi nhập lại"
        ) from exc
    if not changed:
        return loaded, loaded.notes
    blocks: list[Block] = [replace(block, text=text) for block, text in zip(loaded.blocks, texts[1:], strict=True)]
    return replace(loaded, blocks=tuple(blocks), title=texts[0]), (
        *loaded.notes,
        "chữ theo bảng mã cũ, đã chuyển sang Unicode",
    )
