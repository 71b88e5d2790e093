"""Tests of bot/officer_card.py."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.actions import LIMIT
from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import MESSAGE_LIMIT, PAGE_LIMIT
from bot.answers.view import ProcedureView
from bot.messages import Choice, Facet, Message, Outcome, Person, Reply, Role
from bot.officer_card import WHO_HANDLES, card_page, card_reply, is_for
from knowledge.records import Document, DocumentGroup
from knowledge.returns import Ground, Reason, Returns
from tests.unit.bot.answers.samples import EVERYTHING, FULL, SILENT
from tests.unit.bot.home import authored_assistant

pytestmark = pytest.mark.xdist_group("home")
LONG = replace(
    FULL,
    title="Cấp thẻ " * 200,
    agency="Ủy ban nhân dân " * 90,
    authority="Ủy ban nhân dân " * 90,
    documents=(DocumentGroup("", tuple(Document(f"Giấy số {n} " + "rất dài " * 60, 1, 1) for n in range(40))),),
    steps="\n".join(f"Bước {n}: " + "làm rất lâu " * 50 for n in range(40)),
)
MANY = Returns(FULL.code, "Thư viện", "2026-07", (Reason("a" * 90, "b" * 140, Ground("ảnh thẻ", section="steps")),) * 4)


def actions(reply: Reply) -> dict[str, str]:
    return {choice.label: choice.action for row in reply.rows for choice in row}


def said(text: str, role: Role) -> Reply:
    person = Person(f"card:{role.value}", role)
    authored_assistant().respond(Message(person, action="cancel"))
    return authored_assistant().respond(Message(person, text))


def test_the_card_in_the_order_of_a_counter() -> None:
    text = strip_markup(card_page(ProcedureView(FULL), MANY, "vi"))
    marks = (
        *("Cấp thẻ <mượn>", "Mã 1.000123 · Cấp xã, phường · Thư viện", "Cơ quan thực hiện", "Cơ quan có thẩm quyền"),
        *("Thời hạn", "Phí, lệ phí", "Giấy tờ (nguồn liệt kê 3 mục)", "Các bước (nguồn chia 2 mục)"),
        *("Hồ sơ hay quay lại vì", "Căn cứ pháp lý", "Quyết định: 12/QĐ-TV · dữ liệu tháng 7/2026"),
    )
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_a_silent_source_is_said_to_be_silent() -> None:
    text = strip_markup(card_page(ProcedureView(SILENT), None, "vi"))
    assert text.count("nguồn không ghi") == 9
    assert "Hồ sơ hay quay lại vì: chưa soạn cho thủ tục này" in text


def test_doubts_of_the_province_and_its_list_are_shown() -> None:
    text = strip_markup(card_page(EVERYTHING, None, "vi"))
    assert "bản của Bắc Ninh" in text
    assert "không có trong danh mục của tỉnh" in text
    assert "Tỉnh công bố: 5/QĐ-UBND, 1/8/2026 10.000 đồng" in text


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_the_longest_record_is_one_page(language: str) -> None:
    page = card_page(ProcedureView(LONG), MANY, language)
    assert utf16_length(strip_markup(page)) <= PAGE_LIMIT
    assert utf16_length(page) <= MESSAGE_LIMIT
    assert "b" * 140 in page


def test_buttons_lead_to_every_whole_part_and_back() -> None:
    back = (Choice("‹ Về danh sách", "v1:f:a:0"),)
    reply = card_reply(ProcedureView(FULL), "vi", ("1.000002",), back)
    found = actions(reply)
    parts = {f"v1:p:{FULL.code}:{facet.value}:0" for facet in Facet if facet is not Facet.OVERVIEW}
    assert parts <= set(found.values())
    assert found["Ai giải quyết?"] == WHO_HANDLES.format(code=FULL.code) == "v1:a:1.000123"
    assert found["Không đúng việc"] == "v1:o:1.000002"
    assert reply.rows[-1] == back
    assert all(len(action.encode()) <= LIMIT for action in found.values())


def test_a_bare_code_opens_the_officers_card_for_an_officer_alone() -> None:
    officer, citizen = said("1.001193", Role.OFFICER), said("1.001193", Role.CITIZEN)
    assert (officer.outcome, officer.codes[0], officer.facet) == (Outcome.ANSWER, "1.001193", Facet.OVERVIEW)
    assert "Hồ sơ hay quay lại vì" in officer.pages[0]
    assert "Hồ sơ hay quay lại vì" not in citizen.pages[0]
    assert [is_for(Role.OFFICER, facet) for facet in (Facet.OVERVIEW, Facet.FEE)] == [True, False]
    assert [is_for(role, Facet.OVERVIEW) for role in (Role.CITIZEN, Role.VOLUNTEER)] == [False, False]


def test_the_overview_of_a_part_leads_an_officer_back_to_the_card() -> None:
    person = Person("card:back", Role.OFFICER)
    fee = authored_assistant().respond(Message(person, action="v1:p:1.001193:fee:0"))
    card = authored_assistant().respond(Message(person, action=actions(fee)["Tóm tắt"]))
    assert card.replaces
    assert "Hồ sơ hay quay lại vì" in card.pages[0]
