"""An HTML page: headings, paragraphs, lists, tables; printed lines of a page inside <pre>, as flipbooks export them.

Imported by reading. Tested by tests/unit/knowledge/handbooks/test_html.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from knowledge.errors import RefusedFileError
from knowledge.handbooks.blocks import CELL, Block, Kind, Loaded
from knowledge.handbooks.decode import decode
from knowledge.handbooks.lines import Line, paragraphs_of
from knowledge.handbooks.marks import is_list_item
from knowledge.text import clean, one_line

_SKIPPED = {"script", "style", "noscript", "template", "nav", "svg", "iframe", "button", "select", "head", "form"}
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "ul", "ol", "dl", "dd", "dt", "blockquote",
    "figure", "figcaption", "body", "html", "center", "address", "details", "summary", "fieldset", "hr",
}  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_PAGE_LABEL = re.compile(r"(?:trang|page)\s+\d{1,4}", re.IGNORECASE)
_DEEPEST = 400  # nested elements; beyond, the page is broken or hostile


@dataclass(slots=True)
class _Reading:
    blocks: list[Block] = field(default_factory=list)
    words: list[tuple[str, bool]] = field(default_factory=list)
    page: int | None = None
    printed: dict[int, list[Line]] = field(default_factory=dict)  # page: lines of its <pre>


def load(name: str, data: bytes) -> Loaded:
    """The blocks of the page. Raises RefusedFileError for one without text."""
    text = decode(data)
    if text is None:
        raise RefusedFileError(name, "mã chữ không nhận ra được; lưu lại theo UTF-8 rồi nhập lại")
    soup = BeautifulSoup(text, "lxml")
    reading = _Reading()
    _walk(soup, reading, 0)
    _close(reading)
    title = one_line(clean(soup.title.get_text()).text) if soup.title else ""
    blocks = reading.blocks
    if reading.printed:
        pages = [reading.printed.get(page, []) for page in range(1, max(reading.printed) + 1)]
        blocks = _merged(blocks, paragraphs_of(pages))
    if not blocks:
        raise RefusedFileError(name, "trang HTML không có chữ; tải lại tài liệu")
    return Loaded(tuple(blocks), max(reading.printed, default=0), title=title)


def _walk(parent: Tag, reading: _Reading, depth: int) -> None:
    for child in parent.children:
        if isinstance(child, NavigableString):
            if not isinstance(child, PreformattedString):
                reading.words.append((str(child), _is_bold(parent)))
        elif isinstance(child, Tag) and child.name not in _SKIPPED and depth < _DEEPEST and not _is_hidden(child):
            _element(child, reading, depth)


def _element(tag: Tag, reading: _Reading, depth: int) -> None:
    label = str(tag.get("data-page") or "")
    if label.isdecimal() and 0 < int(label) <= 9999:
        reading.page = int(label)
    heading = _HEADING.fullmatch(tag.name)
    if heading:
        _close(reading)
        text = one_line(clean(tag.get_text(" ")).text)
        if text and not (reading.page and _PAGE_LABEL.fullmatch(text)):
            reading.blocks.append(Block(Kind.HEADING, text, reading.page, level=int(heading[1])))
    elif tag.name == "table":
        _close(reading)
        _table(tag, reading, depth)
    elif tag.name == "pre":
        _close(reading)
        _printed(tag, reading)
    elif tag.name == "li":
        _close(reading)
        start = len(reading.blocks)
        _walk(tag, reading, depth + 1)
        _close(reading)
        if start < len(reading.blocks) and reading.blocks[start].kind is Kind.PARAGRAPH:
            first = reading.blocks[start]
            reading.blocks[start] = replace(first, kind=Kind.LIST, text=f"- {first.text}")
    elif tag.name == "br":
        reading.words.append(("\n", False))
    elif tag.name in _BLOCKS:
        _close(reading)
        _walk(tag, reading, depth + 1)
        _close(reading)
    else:
        _walk(tag, reading, depth + 1)


def _close(reading: _Reading) -> None:
    """End the paragraph being gathered."""
    text = one_line(clean("".join(word for word, _ in reading.words)).text)
    if text:
        bold = all(bold for word, bold in reading.words if word.strip())
        kind = Kind.LIST if is_list_item(text) else Kind.PARAGRAPH
        reading.blocks.append(Block(kind, text, reading.page, bold=bold))
    reading.words.clear()


def _table(tag: Tag, reading: _Reading, depth: int) -> None:
    rows = [[cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row] for row in _rows(tag)]
    rows = [row for row in rows if row]
    if max(map(len, rows), default=0) <= 1 or tag.find("table"):
        for row in rows:
            for cell in row:
                _walk(cell, reading, depth + 1)
                _close(reading)
        return
    lines = [CELL.join(one_line(clean(cell.get_text(" ")).text) for cell in row) for row in rows]
    text = "\n".join(line for line in lines if line.replace("|", "").strip())
    if text:
        reading.blocks.append(Block(Kind.TABLE, text, reading.page))


def _rows(table: Tag) -> Iterator[Tag]:
    for row in table.find_all("tr"):
        if row.find_parent("table") is table:
            yield row


def _printed(tag: Tag, reading: _Reading) -> None:
    page = reading.page
    raw = clean(tag.get_text()).text
    lines = [Line(shown) for line in raw.split("\n") if (shown := one_line(line))]
    if page is None:
        reading.blocks += paragraphs_of([lines], paged=False)
    else:
        reading.printed.setdefault(page, []).extend(lines)


def _merged(blocks: list[Block], printed: list[Block]) -> list[Block]:
    """Both in order of page; on one page what is no <pre> comes first."""
    return sorted([*blocks, *printed], key=lambda block: block.page or 0)


def _is_bold(tag: Tag) -> bool:
    return tag.name in ("b", "strong") or any(parent.name in ("b", "strong") for parent in tag.parents)


def _is_hidden(tag: Tag) -> bool:
    style = str(tag.get("style") or "").replace(" ", "").lower()
    return tag.has_attr("hidden") or "display:none" in style or tag.get("aria-hidden") == "true"
