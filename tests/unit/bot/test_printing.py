"""Tests of bot/printing.py: what is printed is read back from the PDF, the code from its picture."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from bot.answers.view import ProcedureView
from bot.messages import Facet, Outcome
from bot.printing import PrintOut, checklist_file, decode_print, encode_print, print_choice, print_reply
from bot.replies import part_reply
from bot.wording import load_wording
from knowledge.records import Document
from tests.unit.bot.answers.test_checklist import PLAIN, RECORD

VIEW = ProcedureView(RECORD, PLAIN)
LINK = "https://t.me/motcua_bot?start=1_000001"


def sheets(drawn: bytes) -> list[str]:
    """The text of each sheet, without white space."""
    document = pypdfium2.PdfDocument(drawn)
    texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return texts


def codes(drawn: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(drawn)
    read = zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())
    document.close()
    return [one.text for one in read]


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("action", [PrintOut("1.001193"), PrintOut("1.001193", 0), PrintOut("1.001193", 12)])
def test_a_button_comes_back_as_it_went(action: PrintOut) -> None:
    assert decode_print(encode_print(action)) == action
    assert len(encode_print(action).encode()) <= 64


@pytest.mark.parametrize("text", ["", "v1:pr:", "v1:pr:../x", "v1:pr:1.001193:x", "v1:p:1.001193:fee:0"])
def test_what_is_not_ours_is_nothing(text: str) -> None:
    assert decode_print(text) is None


def test_the_button_stands_under_the_papers_alone_and_prints_what_is_shown() -> None:
    wanted = print_choice(VIEW, "vi")
    assert (wanted.label, wanted.action) == ("🖨 Bản in", "v1:pr:1.000001")
    for facet in Facet:
        choices = [choice for row in part_reply(VIEW, facet, "vi").rows for choice in row]
        assert (wanted in choices) is (facet is Facet.DOCUMENTS)
    narrowed = [choice for row in part_reply(replace(VIEW, case=1), Facet.DOCUMENTS, "ru").rows for choice in row]
    assert print_choice(replace(VIEW, case=1), "ru") in narrowed
    assert print_choice(replace(VIEW, case=1), "ru").action == "v1:pr:1.000001:1"


def test_a_sheet_has_everything_and_a_code_that_opens_the_procedure() -> None:
    file = checklist_file(VIEW, None, "vi", LINK, "Nơi bạn ở: Trung tâm A.")
    assert file.name == "giay-to-1.000001.pdf"
    (text,) = sheets(file.content)
    for part in (
        "Làm thẻ", "Cấp thẻ", "1.000001", "Trường hợp cấp mới", RECORD.documents[0].documents[0].name,
        "1 bản chính, 2 bản sao", "Mẫu: Mẫu số 1", "Ảnh thẻ", "Trường hợp cấp lại", "Đơn đề nghị cấp lại thẻ",
        "3 ngày làm việc", "1.000 đồng", "Nơi bạn ở: Trung tâm A.", "Bước 2: Nhận thẻ.", "Quyết định: 12/QĐ-UBND",
        "dữ liệu tháng 7/2026", "Có 2 trường hợp", "Cổng Dịch vụ công quốc gia",
    ):  # fmt: skip
        assert flat(part) in text, part
    assert codes(file.content) == [LINK]
    assert checklist_file(VIEW, None, "vi", LINK, "Nơi bạn ở: Trung tâm A.").content == file.content


def test_without_an_address_there_is_no_code() -> None:
    file = checklist_file(VIEW, None, "vi", "")
    assert codes(file.content) == []
    assert flat("Quét để xem") not in sheets(file.content)[0]


def test_one_case_is_printed_and_the_other_named() -> None:
    (text,) = sheets(checklist_file(VIEW, 1, "vi", "").content)
    assert flat("Đơn đề nghị cấp lại thẻ") in text
    assert flat("Ảnh thẻ") not in text
    assert flat("Tờ này không in giấy tờ của các trường hợp: • Trường hợp cấp mới") in text
    assert flat("Ảnh thẻ") in sheets(checklist_file(VIEW, 99, "vi", "").content)[0]


@pytest.mark.parametrize(("papers", "most"), [(12, 1), (60, 2), (300, 12)])
def test_text_shrinks_then_takes_a_second_sheet_and_no_paper_is_lost(papers: int, most: int) -> None:
    names = [f"Giấy số {at:03d}: " + "bản sao có chứng thực của văn bản, tài liệu " * 3 for at in range(papers)]
    groups = (replace(RECORD.documents[0], case="", documents=tuple(Document(name, 1) for name in names)),)
    drawn = sheets(checklist_file(ProcedureView(replace(RECORD, documents=groups)), None, "vi", LINK).content)
    assert len(drawn) <= most
    assert (len(drawn) <= 2) is (papers < 300)
    text = "".join(drawn)
    assert [name for name in names if name[:11].replace(" ", "") not in text] == []
    assert text.count(flat("bản sao có chứng thực")) == 3 * papers


@pytest.mark.parametrize(("language", "word"), [("en", "Papers to prepare"), ("ru", "Какие документы")])
def test_the_frame_speaks_the_language(language: str, word: str) -> None:
    text = sheets(checklist_file(VIEW, None, language, "").content)[0]
    assert flat(word).upper() in text.upper()
    assert ("Vietnamese" in text) is (language == "en")


def test_a_field_of_a_record_is_never_read_as_markup() -> None:
    strange = '#panic("x") *đậm* $x^2$ \\ <a> @b [c] `d`'
    view = ProcedureView(replace(RECORD, title=strange, steps=strange))
    assert flat(strange) in sheets(checklist_file(view, None, "vi", "").content)[0]


def test_the_reply_carries_the_file() -> None:
    reply = print_reply(VIEW, None, "vi", "https://t.me/motcua_bot?start=")
    assert (reply.outcome, reply.codes, reply.replaces) == (Outcome.ANSWER, ("1.000001",), False)
    assert "<b>Cấp thẻ</b>" in reply.pages[0]
    assert codes(reply.files[0].content) == [LINK]
    strange = print_reply(ProcedureView(replace(RECORD, code="1.000001-Xoa")), None, "vi", "https://t.me/b?start=")
    assert codes(strange.files[0].content) == []


def test_languages_say_the_same_things() -> None:
    for name in ("printing", "posters"):
        spoken = load_wording(name)
        assert list(spoken) == ["vi", "en", "ru"]
        assert [list(one) for one in spoken.values()] == [list(spoken["vi"])] * 3
    fields = [list(one["fields"]) for one in load_wording("posters").values()]
    assert fields == [fields[0]] * 3
