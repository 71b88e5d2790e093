"""Small files made by the tests themselves: PDF by hand, DOCX by python-docx, pictures by Pillow."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx
from PIL import Image, ImageDraw, ImageFont

TITLE = "QUY CHẾ TIẾP CÔNG DÂN"
ARTICLES = (
    ("Chương I", True),
    ("QUY ĐỊNH CHUNG", True),
    ("Điều 1. Phạm vi áp dụng", True),
    ("Quy chế này nói về việc tiếp người dân ở trụ sở xã. Cán bộ trực tiếp ghi vào sổ.", False),
    ("Điều 2. Lịch tiếp", True),
    ("1. Chủ tịch tiếp vào thứ Năm hằng tuần.", False),
    ("2. Ngày lễ thì dời sang hôm sau.", False),
)


@dataclass(frozen=True)
class Text:
    text: str
    x: float = 72
    y: float = 700
    bold: bool = False


def pdf(pages: Sequence[Sequence[Text]], *, boxes: Sequence[tuple[float, float, float, float]] = ()) -> bytes:
    """A PDF of Vietnamese text; `boxes` (x, y, width, height) are drawn on every page."""
    characters = sorted({char for page in pages for item in page for char in item.text})
    code = {char: place + 1 for place, char in enumerate(characters)}
    bfchars = "\n".join(f"<{code[char]:04x}> <{ord(char):04x}>" for char in characters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(characters)} beginbfchar\n{bfchars}\nendbfchar endcmap end end"
    )
    objects: list[str] = []

    def add(body: str) -> int:
        objects.append(body)
        return len(objects)

    def stream(body: str) -> str:
        return f"<< /Length {len(body)} >>\nstream\n{body}\nendstream"

    unicode_map = add(stream(cmap))
    fonts = {}
    for name in ("Times-Roman", "Times-Bold"):
        system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        own = add(f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo {system} /DW 500 >>")
        fonts[name] = add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{own} 0 R] /ToUnicode {unicode_map} 0 R >>"
        )
    root = len(objects) + 2 * len(pages) + 1
    kids = []
    for page in pages:
        drawn = "".join(f"{x} {y} {width} {height} re S\n" for x, y, width, height in boxes)
        written = "".join(
            f"BT /{'B' if item.bold else 'R'} 12 Tf {item.x} {item.y} Td "
            f"<{''.join(f'{code[char]:04x}' for char in item.text)}> Tj ET\n"
            for item in page
        )
        content = add(stream(drawn + written))
        fonts_used = f"<< /R {fonts['Times-Roman']} 0 R /B {fonts['Times-Bold']} 0 R >>"
        kids.append(
            add(
                f"<< /Type /Page /Parent {root} 0 R /MediaBox [0 0 595 842] "
                f"/Resources << /Font {fonts_used} >> /Contents {content} 0 R >>"
            )
        )
    add(f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>")
    add(f"<< /Type /Catalog /Pages {root} 0 R >>")
    return _assembled(objects)


def _assembled(objects: Sequence[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def lines(*texts: str, top: float = 780, step: float = 16, bold: Sequence[int] = ()) -> list[Text]:
    """Lines below each other; `bold` are the places of those in bold."""
    return [Text(text, y=top - step * place, bold=place in bold) for place, text in enumerate(texts)]


def law_docx(title: str = TITLE, *, more: str = "") -> bytes:
    """A law as Word files hold them: all in the style Normal, headings in bold."""
    document = docx.Document()
    for text, bold in ((title, True), *ARTICLES, (more, False)):
        if text:
            document.add_paragraph().add_run(text).bold = bold
    return saved(document)


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def scan_pdf(*pages: Sequence[str]) -> bytes:
    """A PDF of pictures of these lines, as a scanner makes them."""
    font = ImageFont.load_default(44)
    pictures = []
    for page in pages:
        picture = Image.new("L", (1654, 2339), 255)
        draw = ImageDraw.Draw(picture)
        for place, line in enumerate(page):
            draw.text((150, 150 + 90 * place), line, fill=0, font=font)
        pictures.append(picture)
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", resolution=200, save_all=True, append_images=pictures[1:])
    return buffer.getvalue()
