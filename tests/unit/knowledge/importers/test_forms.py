from __future__ import annotations

from knowledge.importers.forms import match_forms
from knowledge.records import Document, DocumentGroup

HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"


def groups(*names: str) -> tuple[DocumentGroup, ...]:
    return (DocumentGroup("", tuple(Document(name, 1, 0) for name in names)),)


def test_form_is_what_stands_between_name_and_quantity() -> None:
    text = (
        f"--{HEAD}Đơn đề nghị cấp giấyMẫu 01.docx1 bản chínhBản sao hộ chiếu0 bản chính,1 bản sao"
        "Tờ khai thuếa.pdfb.pdf2 bản chính"
    )
    forms = match_forms(groups("Đơn đề nghị cấp giấy", "Bản sao hộ chiếu", "Tờ khai thuế"), text)
    assert forms == {"Đơn đề nghị cấp giấy": "Mẫu 01.docx", "Tờ khai thuế": "a.pdf; b.pdf"}


def test_a_longer_paper_is_not_taken_for_a_shorter_one() -> None:
    text = f"{HEAD}Đơn đề nghị cấp đổi.docx1 bản chính"
    assert match_forms(groups("Đơn đề nghị"), text) == {}
    assert match_forms(groups("Giấy khác hẳn"), text) == {}
    assert match_forms((), "") == {}
