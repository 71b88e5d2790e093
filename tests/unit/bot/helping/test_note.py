"""Tests of bot/helping/note.py and its template."""

from dataclasses import fields, replace

from bs4 import BeautifulSoup
from jinja2 import meta

from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.helping.cases import Listing
from bot.helping.checklist import checklist
from bot.helping.note import Note, note_of, print_html
from bot.helping.places import Places
from bot.templating import environment
from knowledge.records import Channel, Fee, SubmissionMethod, TimeLimit, TimeUnit
from tests.unit.bot.helping.samples import BIRTH, CARD, CONTACTS, DIRECTORY, DUC_TRONG, HOTLINE, PLAIN

PLACES = Places(DIRECTORY, CONTACTS, HOTLINE)
METHOD = SubmissionMethod(
    Channel.DIRECT, TimeLimit(3, TimeUnit.WORKING_DAY, "3"), (Fee(8000.0, "VNĐ", "mỗi bản", "8000"),), ""
)


def note(language: str = "vi") -> Note:
    record = replace(BIRTH, title="Thủ tục <khai> sinh", methods=(METHOD,))
    items = checklist(record, None, wording("vi"))
    listing = Listing(record.code, DUC_TRONG, None, frozenset({items[0].key}))
    return note_of(ProcedureView(record, PLAIN[record.code]), listing, PLACES, language, "https://t.me/b?start=g_x")


def test_the_note_holds_everything_whole_and_asks_nothing_of_any_host() -> None:
    (file,) = print_html(note())
    assert file.name == "danh-sach-giay-to.html" and "in" in file.caption
    page = BeautifulSoup(file.content.decode(), "html.parser")
    text = " ".join(page.get_text(" ").split())
    for paper in ("1. Tờ khai theo mẫu", "2. Giấy chứng sinh", "3. Căn cước của cha, mẹ", "Người yêu cầu tự chịu"):
        assert paper in text
    assert [box.get_text() for box in page.select(".box")] == ["✓", "", "", ""]
    for said in ("Còn thiếu 3 giấy", "Thủ tục <khai> sinh", "1.000001", "3 ngày làm việc", "8.000 đồng – mỗi bản"):
        assert said in text
    assert "Xã Đức Trọng, 12 Trần Hưng Đạo" in text and "https://t.me/b?start=g_x" in text
    assert "163/QĐ-BTP" in text and "tháng 7/2026" in text
    assert page.find_all(["script", "link", "img", "iframe"]) == []


def test_it_is_there_in_every_language_and_for_one_alternative() -> None:
    for language, word in (("en", "Papers needed"), ("ru", "Нужные документы"), ("vi", "Giấy tờ cần có")):
        assert word in print_html(note(language))[0].content.decode()
    chosen = note_of(ProcedureView(CARD), Listing(CARD.code, "-", 1), PLACES, "vi", "")
    text = print_html(chosen)[0].content.decode()
    assert "Cấp lại" in text and "Ảnh thẻ" not in text and "Xem lại trên điện thoại" not in text


def test_the_template_uses_every_field_and_nothing_else() -> None:
    loader = environment("helping").loader
    assert loader is not None
    used = meta.find_undeclared_variables(
        environment("helping").parse(loader.get_source(environment("helping"), "note.html")[0])
    )
    assert used - {"say", "mark", "silent"} == {field.name for field in fields(Note)}
