"""Tests of bot/suggestion_card.py."""

from dataclasses import replace

import pytest

from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import MESSAGE_LIMIT
from bot.answers.view import ProcedureView
from bot.answers.wording import LANGUAGES, wording
from bot.messages import Choice
from bot.suggestion_card import TITLE, card, deep_link, stated_fee, stated_time, suggestion_of
from knowledge.records import Document, DocumentGroup
from tests.unit.bot.answers.checking import PageReader
from tests.unit.bot.answers.samples import EVERYTHING, FULL, PLAIN, SILENT

SPEECH = wording("vi")


def test_what_one_picks_by_and_what_is_sent() -> None:
    one = suggestion_of(ProcedureView(FULL, PLAIN), "vi")
    assert (one.key, one.code, one.language) == ("1.000123", "1.000123", "vi")
    assert one.title == "Làm thẻ thư viện"
    assert one.description == (
        "Cấp xã, phường · Trực tiếp: 5 ngày làm việc; Trực tuyến, qua bưu chính: nguồn không… · "
        "Lệ phí: Trực tiếp: 15.000 đồng; 100 đồng; Số liệu trong nguồn có vẻ không…"
    )
    assert one.rows == (
        (Choice("Mở đầy đủ trong Một Cửa", "start:1_000123"),),
        (Choice("Nguồn chính thức", url=FULL.link),),
    )
    assert one.url == FULL.link
    said = strip_markup(one.page)
    assert "Cấp thẻ <mượn> sách & báo" in said and "Mã 1.000123" in said
    assert said.endswith("Các nút nói trên hiện ra khi bạn bấm «Mở đầy đủ trong Một Cửa».")


def test_a_record_that_says_nothing_is_not_made_to_say_more() -> None:
    one = suggestion_of(ProcedureView(SILENT), "vi")
    assert one.title == "Việc không ghi gì"
    assert one.description == "Nguồn không ghi cấp · nguồn không ghi thời hạn · Lệ phí: nguồn không ghi"
    assert [choice.label for row in one.rows for choice in row] == ["Mở đầy đủ trong Một Cửa"]


def test_another_province_is_named_first() -> None:
    assert suggestion_of(EVERYTHING, "vi").description.startswith("⚠ Của Bắc Ninh · Cấp xã, phường · ")
    assert suggestion_of(EVERYTHING, "en").description.startswith("⚠ Of Bắc Ninh · Commune or ward · ")


def test_what_is_the_same_for_all_channels_is_said_once_and_a_note_left_out_leaves_its_mark() -> None:
    direct, online, postal = FULL.methods
    view = ProcedureView(replace(FULL, methods=(replace(direct, fees=direct.fees[:1]),)))
    assert (stated_time(view, SPEECH), stated_fee(view, SPEECH)) == ("5 ngày làm việc…", "15.000 đồng…")
    view = ProcedureView(replace(FULL, methods=(online, postal)))
    assert (stated_time(view, SPEECH), stated_fee(view, SPEECH)) == ("nguồn không ghi thời hạn", "nguồn ghi 0 đồng")


def test_a_note_is_said_where_it_is_all_there_is() -> None:
    online = replace(FULL.methods[1], note="Trong ngày, nộp sau 15 giờ thì hôm sau.")
    assert stated_time(ProcedureView(replace(FULL, methods=(online,))), SPEECH) == online.note


def test_a_doubt_stands_beside_its_figure() -> None:
    direct = FULL.methods[0]
    view = ProcedureView(replace(FULL, methods=(replace(direct, fees=direct.fees[1:]),)))
    assert stated_fee(view, SPEECH).startswith("100 đồng; Số liệu trong nguồn")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("times", [1, 40, 400])
def test_the_card_is_one_balanced_page_within_the_limit(language: str, times: int) -> None:
    papers = tuple(Document(f"Giấy <số> {number} & bản sao", 1, 1) for number in range(times))
    long = replace(FULL, title="Cấp thẻ <mượn> " * times, documents=(DocumentGroup("", papers),))
    for view in (ProcedureView(long), replace(EVERYTHING, procedure=long)):
        page = card(view, language)
        reader = PageReader(page)
        assert reader.faults == [] and reader.text.strip()
        assert utf16_length(page) <= MESSAGE_LIMIT
        assert len(suggestion_of(view, language).title) <= TITLE


def test_a_code_that_no_link_can_carry_opens_the_chat_alone() -> None:
    assert deep_link("1.014955-Xoa") == "start:inline"
    assert deep_link("1.001193") == "start:1_001193"
