"""Tests of index/passages.py: the exact texts that are indexed."""

from index.passages import Kind, Passage, body_text, phrasing_passages, title_passage
from knowledge.phrasings import Phrasings
from knowledge.records import Document, DocumentGroup, PlainText, Procedure

BIRTH = Procedure(
    code="1.000001",
    title="Thủ tục đăng ký khai sinh",
    field="Hộ tịch",
    result="Giấy khai sinh",
    documents=(DocumentGroup("", (Document("Giấy chứng sinh"),)),),
)


def test_titles_lose_their_empty_opening() -> None:
    assert title_passage(BIRTH) == Passage("1.000001", Kind.TITLE, "đăng ký khai sinh")
    assert title_passage(Procedure("1.000002", "Thủ tục")).text == "Thủ tục"


def test_phrasings_of_what_is_present_with_everyday_names_each_once() -> None:
    phrasings = {code: Phrasings(code, 1, "", ("làm khai sinh", "sinh con")) for code in ("1.000001", "1.000009")}
    plain = {"1.000001": PlainText("1.000001", "", "", "làm khai sinh", "", (), ("giấy cho bé",))}
    found = phrasing_passages([BIRTH], phrasings, plain)
    assert [(p.code, p.text) for p in found] == [
        ("1.000001", "làm khai sinh"),
        ("1.000001", "sinh con"),
        ("1.000001", "giấy cho bé"),
    ]


def test_a_body_holds_what_tells_procedures_apart() -> None:
    assert body_text(BIRTH) == "Thủ tục đăng ký khai sinh\nHộ tịch\nGiấy khai sinh\nGiấy chứng sinh"
