"""A PDF: the text layer where a page has one, its image read where it has none, ruled tables as tables.

Whether a page is a scan is decided page by page: decrees of vanban.chinhphu.vn are scans whose first page carries a
signature stamp as text. Imported by reading. Tested by tests/unit/knowledge/handbooks/test_pdf.py.
"""

from __future__ import annotations

from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from knowledge.errors import RefusedFileError
from knowledge.handbooks.blocks import Loaded
from knowledge.handbooks.limits import Limits, Tools
from knowledge.handbooks.lines import Line, paragraphs_of
from knowledge.handbooks.ocr import has_vietnamese, read_pages, scale
from knowledge.handbooks.pdf_lines import PlacedLine, page_lines
from knowledge.handbooks.pdf_tables import PdfTable, has_rules, opened, tables
from knowledge.text import clean, one_line

_FAILED = "trang ảnh không nhận dạng được"


def load(name: str, data: bytes, limits: Limits, tools: Tools) -> Loaded:
    """The blocks of the PDF. Raises RefusedFileError for one that is broken, locked, too long or all unread scans."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as exc:
        raise RefusedFileError(name, _reason(exc)) from exc
    try:
        count = len(document)
        if count > limits.pages:
            raise RefusedFileError(name, f"{count} trang, quá {limits.pages} trang; tách thành nhiều tệp")
        if not count:
            raise RefusedFileError(name, "PDF không có trang nào; tải lại tài liệu")
        return _read(name, data, document, limits, tools)
    except pdfium.PdfiumError as exc:
        raise RefusedFileError(name, f"PDF hỏng giữa chừng ({exc}); tải lại tài liệu") from exc
    finally:
        document.close()


def _reason(exc: pdfium.PdfiumError) -> str:
    if getattr(exc, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return "PDF có mật khẩu; bỏ mật khẩu rồi nhập lại"
    return "PDF hỏng hoặc bị cắt cụt; tải lại tài liệu"


def _read(name: str, data: bytes, document: pdfium.PdfDocument, limits: Limits, tools: Tools) -> Loaded:
    pages: list[list[Line]] = []
    scans: list[int] = []
    ruled: list[int] = []
    placed: dict[int, list[PlacedLine]] = {}
    characters = 0
    for place in range(len(document)):
        page = document[place]
        text_page = page.get_textpage()
        lines = page_lines(text_page)
        pages.append([item.line for item in lines])
        here = sum(len(item.line.text.replace(" ", "")) for item in lines)
        characters += here
        if characters > limits.characters:
            raise RefusedFileError(name, f"quá {limits.characters} ký tự chữ; tách thành nhiều tệp")
        if here < limits.scan_below and _has_image(page):
            scans.append(place)
        elif lines and has_rules(page):
            ruled.append(place)
            placed[place] = lines
        text_page.close()
        page.close()
    if ruled:
        _put_tables(data, ruled, placed, pages)
    read, notes = _read_scans(name, document, scans, limits, tools)
    for place, found in read.items():
        pages[place] = found
    if not any(pages):
        _refuse_empty(name, scans, tools)
    blocks = paragraphs_of(pages, ocr=frozenset(place + 1 for place in read))
    return Loaded(
        tuple(blocks),
        len(pages),
        len(read),
        _title(document),
        notes=tuple(notes),
        lasting=not any(_FAILED in note for note in notes),
    )


def _has_image(page: pdfium.PdfPage) -> bool:
    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING]
    return next(iter(page.get_objects(filter=kinds, max_depth=4)), None) is not None


def _put_tables(data: bytes, ruled: list[int], placed: dict[int, list[PlacedLine]], pages: list[list[Line]]) -> None:
    """Put the tables of the pages `ruled` into `pages` in place of the lines that they hold."""
    try:
        with opened(data) as document:
            for place in ruled:
                found = tables(document.pages[place])
                if found:
                    pages[place] = _with_tables(placed[place], found)
                document.pages[place].close()
    # pdfminer raises whatever its parser meets in a file that pdfium mends; the lines stay lines then.
    except Exception:  # noqa: BLE001
        return


def _with_tables(lines: list[PlacedLine], found: list[PdfTable]) -> list[Line]:
    result: list[Line] = []
    waiting = list(found)
    for item in lines:
        middle = None if item.bottom is None or item.top is None else (item.bottom + item.top) / 2
        table = next((box for box in found if middle is not None and box.bottom <= middle <= box.top), None)
        if table is None:
            result.append(item.line)
        elif table in waiting:
            waiting.remove(table)
            result.append(Line(table.text, table=True))
    return result + [Line(table.text, table=True) for table in waiting]


def _read_scans(
    name: str, document: pdfium.PdfDocument, scans: list[int], limits: Limits, tools: Tools
) -> tuple[dict[int, list[Line]], list[str]]:
    if not scans:
        return {}, []
    if tools.ocr_off:
        return {}, [f"{len(scans)} trang là ảnh, bỏ qua vì đã tắt nhận dạng chữ"]
    if not has_vietnamese(tools):
        return {}, [f"{len(scans)} trang là ảnh, bỏ qua vì thiếu tesseract-ocr-vie (apt-get install tesseract-ocr-vie)"]

    def draw(place: int) -> Any:
        page = document[place]
        try:
            width, height = page.get_size()
            return page.render(scale=scale(width, height, limits.ocr_dpi), grayscale=True).to_pil()
        finally:
            page.close()

    read, failed = read_pages(scans, draw, tools, limits)
    notes = [f"{len(failed)} {_FAILED}"] if failed else []
    return read, notes


def _refuse_empty(name: str, scans: list[int], tools: Tools) -> None:
    if scans and tools.ocr_off:
        raise RefusedFileError(name, f"chỉ có ảnh ({len(scans)} trang) mà nhận dạng chữ đang tắt; bật lên rồi nhập lại")
    if scans and not has_vietnamese(tools):
        raise RefusedFileError(
            name, f"chỉ có ảnh ({len(scans)} trang) mà máy thiếu tesseract-ocr-vie; apt-get install tesseract-ocr-vie"
        )
    raise RefusedFileError(name, "không có chữ nào đọc được; tải bản có chữ rồi nhập lại")


def _title(document: pdfium.PdfDocument) -> str:
    try:
        return one_line(clean(str(document.get_metadata_dict().get("Title") or "")).text)
    except (pdfium.PdfiumError, UnicodeError):
        return ""
