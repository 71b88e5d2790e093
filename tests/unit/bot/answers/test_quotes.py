"""Tests of bot/answers/quotes.py on records made by hand, and of what render_answer does with them."""

from dataclasses import replace

from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import MESSAGE_LIMIT
from bot.answers.quotes import MOST, find_quotes
from bot.answers.render import render_answer, render_part
from bot.answers.view import ProcedureView
from bot.messages import Facet
from knowledge.records import Document, DocumentGroup, Procedure

ONE = Procedure(
    "1.000001",
    "Đăng ký khai sinh",
    steps=(
        "Cha hoặc mẹ nộp hồ sơ tại Ủy ban nhân dân cấp xã.\n"
        "Phải đăng ký trong thời hạn 60 ngày kể từ ngày sinh.\n"
        "Ông bà đi khai sinh thay không phải có văn bản ủy quyền."
    ),
    conditions="Người yêu cầu xuất trình căn cước.",
    documents=(DocumentGroup("", (Document("Giấy chứng sinh"),)),),
)


def asked(text: str) -> list[str]:
    return text.split()


def texts(question: str, facet: Facet, shown: str = "") -> list[str]:
    return [quote.text for quote in find_quotes(ONE, asked(question), facet, shown)]


def test_a_deadline_is_found_in_the_steps() -> None:
    quotes = find_quotes(ONE, asked("phải đăng ký trong thời hạn bao nhiêu ngày kể từ ngày sinh"), Facet.TIME, "")
    assert quotes[0].text == "Phải đăng ký trong thời hạn 60 ngày kể từ ngày sinh."
    assert quotes[0].section is Facet.STEPS


def test_who_may_go_instead_is_found_without_accents_too() -> None:
    assert texts("ba ngoai di khai sinh thay co can uy quyen khong", Facet.CONDITIONS)[0].startswith("Ông bà đi")


def test_what_is_shown_already_or_stands_in_the_part_is_not_quoted() -> None:
    question = "ông bà đi khai sinh thay có cần văn bản ủy quyền"
    assert texts(question, Facet.STEPS) == []
    assert texts(question, Facet.FEE, shown=ONE.steps.replace("\n", " ")) == []


def test_other_words_find_nothing_and_few_are_kept() -> None:
    assert texts("giá vàng hôm nay", Facet.OVERVIEW) == []
    many = replace(ONE, steps="\n".join(f"Văn bản ủy quyền loại {n} phải công chứng." for n in range(20)))
    assert len(find_quotes(many, asked("văn bản ủy quyền phải công chứng"), Facet.FEE, "")) <= MOST


def test_an_answer_keeps_its_pages_and_its_limit_with_a_quotation() -> None:
    long = replace(ONE, steps=ONE.steps + "\nBước sau đó rất dài." * 400)
    for record in (ONE, long):
        view = ProcedureView(record)
        plain = render_part(view, Facet.DOCUMENTS, "vi")
        pages = render_answer(view, Facet.DOCUMENTS, "vi", asked("ông bà đi khai sinh thay văn bản ủy quyền"))
        assert pages[1:] == plain[1:]
        assert "không phải có văn bản ủy quyền" in strip_markup(pages[0])
        assert all(utf16_length(page) <= MESSAGE_LIMIT for page in pages)


def test_where_there_is_no_room_the_page_stays_as_it_is() -> None:
    full = replace(ONE, steps="Ông bà đi khai sinh thay. " + "x" * 3000, conditions="y " * 2500)
    view = ProcedureView(full)
    assert all(
        utf16_length(page) <= MESSAGE_LIMIT
        for page in render_answer(view, Facet.CONDITIONS, "vi", asked("ông bà đi khai sinh thay ủy quyền"))
    )
