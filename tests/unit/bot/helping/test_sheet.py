"""Tests of bot/helping/sheet.py."""

from dataclasses import replace

from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import PAGE_LIMIT
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.helping.actions import press
from bot.helping.cases import Listing
from bot.helping.checklist import checklist, papers
from bot.helping.places import Places
from bot.helping.sheet import A_PAGE, Pad, Sheets
from bot.helping.turn import speech_in
from bot.messages import Reply
from knowledge.records import Channel, Document, DocumentGroup, Procedure, SubmissionMethod, TimeLimit, TimeUnit
from tests.unit.bot.helping.samples import BIRTH, CARD, CONTACTS, DIRECTORY, DUC_TRONG, HOTLINE, PLAIN, labels

PAD = Pad(lambda paper, page: press("t", 7, paper, page), lambda page: press("show", 7, "", page))


def shown(record: Procedure, listing: Listing, page: int = 0, language: str = "vi", plain: bool = False) -> Reply:
    view = ProcedureView(record, PLAIN.get(record.code) if plain else None)
    sheets = Sheets(Places(DIRECTORY, CONTACTS, HOTLINE))
    return sheets.reply(view, listing, PAD, speech_in(language), page, "")


def text(reply: Reply) -> str:
    return strip_markup(reply.pages[0])


def test_the_page_says_what_is_there_missing_where_how_long_and_how_much() -> None:
    limit = TimeLimit(3, TimeUnit.WORKING_DAY, "3")
    record = replace(BIRTH, methods=(SubmissionMethod(Channel.DIRECT, limit, (), ""),), agency="Ủy ban nhân dân xã")
    first, second, *_ = papers(checklist(record, None, wording("vi")))
    reply = shown(record, Listing(record.code, DUC_TRONG, None, frozenset({first.key, "-" + second.key})), plain=True)
    page = text(reply)
    assert page.startswith("Làm giấy khai sinh\nThủ tục đăng ký khai sinh · 1.000001")
    assert "Giấy tờ: đã có 1/3" in page
    assert "☑️ 1. Tờ khai theo mẫu (1 bản chính)\n➖ 2. Giấy chứng sinh (1 bản chính, 1 bản sao) (không cần)" in page
    assert "Giấy tờ phải xuất trình\n☐ 3. Căn cước của cha, mẹ" in page
    assert "Còn thiếu 2: 3, 4" in page and "Nguồn còn 2 lời dặn" in page
    assert "📍 Cấp xã, phường. Ủy ban nhân dân xã" in page
    assert "🏢 Nơi ở: Trung tâm Phục vụ hành chính công, Xã Đức Trọng, 12 Trần Hưng Đạo" in page
    assert "⏱ 3 ngày làm việc" in page and "💰 nguồn không ghi" in page
    assert "163/QĐ-BTP" in page
    assert labels(reply)[:3] == ["☑️ 1. Tờ khai theo mẫu", "➖ 2. Giấy chứng sinh", "☐ 3. Căn cước của cha, mẹ"]


def test_nothing_is_missing_where_all_is_there_and_nothing_asked_where_the_source_is_silent() -> None:
    keys = frozenset(item.key for item in papers(checklist(CARD, 1, wording("vi"))))
    page = text(shown(CARD, Listing(CARD.code, DUC_TRONG, 1, keys)))
    assert "Cấp lại" in page and "đã có 1/1" in page and "Đủ giấy theo danh sách" in page
    assert "🏢" not in page and "📍 Cấp tỉnh" in page
    silent = text(shown(Procedure("1.9", "A"), Listing("1.9", DUC_TRONG)))
    assert "Nguồn không ghi giấy tờ nào" in silent and "Đủ giấy" not in silent


def test_a_long_list_has_pages_and_names_what_is_missing_elsewhere() -> None:
    papers_ = tuple(Document(f"Giấy số {number}", 1) for number in range(1, 2 * A_PAGE + 2))
    record = Procedure("1.9", "A", documents=(DocumentGroup("", papers_),))
    first, last = shown(record, Listing("1.9", DUC_TRONG)), shown(record, Listing("1.9", DUC_TRONG), page=99)
    assert "Trang 1/3" in text(first) and "Tiếp ▶️" in labels(first) and "◀️ Trước" not in labels(first)
    assert "Trang 3/3" in text(last) and f"☐ 13. Giấy số {2 * A_PAGE + 1}" in text(last)
    assert "Còn thiếu 13: 1. Giấy số 1; 2. Giấy số 2" in text(last) and "… và 7 giấy nữa." in text(last)


def test_the_longest_page_fits_in_every_language() -> None:
    long = "Giấy " + "rất dài & <lạ> " * 60
    groups = tuple(
        DocumentGroup(f"Nhóm {at} {long}", (Document(f"{at} {long}", 12, 12, long),)) for at in range(3 * A_PAGE)
    )
    record = Procedure(
        "10.12345678", long, level=BIRTH.level, documents=groups, agency=long, receiving_address=long, decision="1/QĐ"
    )
    for language in ("vi", "en", "ru"):
        for page in range(3):
            reply = shown(record, Listing(record.code, DUC_TRONG), page, language)
            assert utf16_length(strip_markup(reply.pages[0])) <= PAGE_LIMIT
            assert "<lạ>" not in reply.pages[0]
