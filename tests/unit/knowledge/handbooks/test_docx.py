from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml

from knowledge.errors import RefusedFileError
from knowledge.handbooks import docx
from knowledge.handbooks.blocks import Block, Kind
from knowledge.handbooks.limits import Limits
from tests.unit.knowledge.handbooks import samples

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def blocks(document: object) -> tuple[Block, ...]:
    return docx.load("x.docx", samples.saved(document), Limits()).blocks


def test_paragraphs_tables_and_weight_in_order() -> None:
    document = python_docx.Document()
    document.add_paragraph().add_run("Điều 1. Việc tiếp dân").bold = True
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Việc", "Phí", "Khai\nsinh", "0 đồng"), strict=True):
        cell.text = text
    paragraph = document.add_paragraph("Trả tại")
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("xã.")
    assert [(block.kind, block.bold, block.text) for block in blocks(document)] == [
        (Kind.PARAGRAPH, True, "Điều 1. Việc tiếp dân"),
        (Kind.TABLE, False, "Việc | Phí\nKhai sinh | 0 đồng"),
        (Kind.PARAGRAPH, False, "Trả tại xã."),
    ]


def test_styles_give_levels_and_bold() -> None:
    document = python_docx.Document()
    document.add_heading("Sổ tay", 1)
    document.add_heading("Nhận hồ sơ", 2)
    assert [(block.kind, block.level) for block in blocks(document)] == [(Kind.HEADING, 1), (Kind.HEADING, 2)]


def test_numbers_that_word_counts() -> None:
    document = python_docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {NS} w:abstractNumId="90">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
            '<w:lvl w:ilvl="2"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {NS} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for depth, text in ((0, "Nộp"), (1, "tại xã"), (1, "tại tỉnh"), (0, "Nhận"), (1, "tại nhà"), (2, "sáng")):
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {NS}><w:ilvl w:val="{depth}"/><w:numId w:val="91"/></w:numPr>')
        )
    found = blocks(document)
    assert [block.text for block in found] == [
        "1. Nộp",
        "a) tại xã",
        "b) tại tỉnh",
        "2. Nhận",
        "a) tại nhà",
        "2.I sáng",
    ]
    assert {block.kind for block in found} == {Kind.LIST}


def test_what_python_docx_cannot_say() -> None:
    document = python_docx.Document()
    paragraph = document.add_paragraph("Ký tên")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:jc {NS} w:val="end"/>'))
    run = document.add_paragraph("Ngoài").add_run()
    box = f"<w:pict {NS}><w:txbxContent><w:p><w:r><w:t>Trong hộp</w:t></w:r></w:p></w:txbxContent></w:pict>"
    run._r.append(parse_xml(box))
    deleted = f'<w:del {NS} w:id="1" w:author="a"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'
    document.paragraphs[0]._p.append(parse_xml(deleted))
    assert [block.text for block in blocks(document)] == ["Ký tên", "Ngoài", "Trong hộp"]


def test_a_letterhead_is_no_table() -> None:
    document = python_docx.Document()
    for cell, text in zip(document.add_table(1, 2)._cells, ("XÃ MẪU", "Mẫu, ngày 1 tháng 7 năm 2025"), strict=True):
        cell.text = text
    assert [block.text for block in blocks(document)] == ["XÃ MẪU", "Mẫu, ngày 1 tháng 7 năm 2025"]


def test_broken_and_bombs_are_refused() -> None:
    with pytest.raises(RefusedFileError, match="hỏng"):
        docx.load("x.docx", samples.law_docx()[:2000], Limits())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 12_000_000)
    with pytest.raises(RefusedFileError, match="bom nén"):
        docx.load("x.docx", buffer.getvalue(), Limits())
    with pytest.raises(RefusedFileError, match="quá 0 MB"):
        docx.load("x.docx", samples.law_docx(), Limits(unpacked=1000))
    with pytest.raises(RefusedFileError, match="hỏng"):
        docx.load("x.docx", buffer.getvalue(), Limits(ratio=10**6))
