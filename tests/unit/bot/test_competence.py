"""Tests of bot/competence.py, and of how a question or a button comes to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.answers.markup import strip_markup
from bot.answers.view import ProcedureView
from bot.competence import competence_reply, decode_competence, encode_competence, known, with_competence
from bot.messages import Choice, Facet, Message, Outcome, Person, Reply, Role
from bot.replies import menu_reply, part_reply
from bot.wording import load_wording
from knowledge.competence import BODIES, UNCHECKED
from knowledge.levels import Clash
from knowledge.records import LegalBasis, Level, Procedure
from tests.unit.bot.home import authored_assistant

pytestmark = pytest.mark.xdist_group("home")
MARRIAGE = "2.000806"  # with a foreigner: of the district before, of the commune now
DECREE = LegalBasis("Nghị định số 120/2025/NĐ-CP ngày 11/6/2025", "120/2025/NĐ-CP")


def view(code: str = "1.000001", level: Level = Level.COMMUNE, **fields: Any) -> ProcedureView:
    return ProcedureView(Procedure(code, "Cấp giấy <phép>", level=level, **fields))


def shown(one: ProcedureView, language: str = "vi") -> str:
    return strip_markup("\n\n".join(competence_reply(one, language, "18001096").pages))


def test_a_button_comes_back_as_it_went() -> None:
    assert encode_competence("1.000656") == "v1:a:1.000656"
    assert decode_competence("v1:a:1.000656") == ("1.000656", 0)
    assert decode_competence(encode_competence("1.000656", 2)) == ("1.000656", 2)
    for text in ("v1:a:", "v1:a:x", "v1:a:1.000656:", "v1:p:1.000656:agency:0", "v1:a:1.000656:1\n"):
        assert decode_competence(text) is None


def test_who_decides_now_and_before_since_when_and_by_what() -> None:
    text = shown(view(MARRIAGE, legal_bases=(DECREE,)))
    assert "Bây giờ: Ủy ban nhân dân xã, phường." in text
    assert "Trước đó: Ủy ban nhân dân cấp huyện." in text
    assert "Từ ngày 1/7/2025." in text
    assert "Theo Nghị định 120/2025/NĐ-CP (Điều 4)." in text
    assert "• Nghị định 120/2025/NĐ-CP: phân định thẩm quyền chính quyền địa phương 02 cấp, Bộ Tư pháp" in text
    assert "Luật 60/2014/QH13, Điều 37" in text
    assert "Đúng đến tháng 7/2026" in text
    assert "chưa khớp" not in text


def test_what_did_not_move_is_said_and_what_was_not_checked_too() -> None:
    assert "Trước 01/7/2025 cũng vậy, không đổi." in shown(view("1.001193"))
    assert "Chưa kiểm được: trước đó cấp nào làm" in shown(view("1.013703"))


def test_without_an_entry_the_record_speaks_and_no_more_is_claimed() -> None:
    silent = shown(view())
    assert "Bản ghi quốc gia xếp việc này ở: Cấp xã, phường." in silent
    assert "Cơ quan thực hiện: nguồn không ghi" in silent
    assert "Tôi chưa có ghi chép" in silent
    cited = shown(view(legal_bases=(DECREE,)))
    assert "120/2025/NĐ-CP" in cited
    assert "chưa đối chiếu từng điều" in cited
    assert "Trước đó" not in silent + cited
    assert "không ghi cấp nào" in shown(view(level=Level.UNSTATED))


def test_the_agency_of_the_record_is_shown_whole() -> None:
    agency = "Sở Tư pháp, " + ", ".join(f"Ủy ban nhân dân xã số {number}" for number in range(300))
    reply = competence_reply(view(agency=agency), "vi", "18001096")
    assert len(reply.pages) > 1
    assert "Ủy ban nhân dân xã số 299" in strip_markup(" ".join(reply.pages))
    assert reply.rows[0] == (Choice("Trang sau ›", "v1:a:1.000001:1"),)
    turned = competence_reply(view(agency=agency), "vi", "18001096", page=1)
    assert turned.page == 1
    assert turned.rows[0][0].action == "v1:a:1.000001"


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (view(authority="UBND cấp huyện"), "Mục «Cơ quan có thẩm quyền» còn ghi: «UBND cấp huyện»."),
        (view(steps="Gửi Phòng Tư pháp."), "Mục «Các bước» còn ghi: «Phòng Tư pháp»"),
        (view(agency="Sở Nội vụ"), "xếp «Cấp xã, phường», nhưng cơ quan ghi trong đó là: «Sở Nội vụ»"),
        (view(level=Level.PROVINCE, agency="Ủy ban nhân dân cấp xã"), "là: «Ủy ban nhân dân cấp xã»"),
        (view(agency="Chi cục Hải quan khu vực"), "cơ quan ngành dọc"),
        (view(agency="Công an cấp Xã, Công an tỉnh"), "nhiều cấp: «Công an cấp Xã», «Công an tỉnh»"),
        (view("1.000280"), "người quyết là Giám đốc Sở Giáo dục và Đào tạo"),
    ],
)
def test_sources_that_disagree_are_quoted_and_what_to_do_is_said(one: ProcedureView, words: str) -> None:
    text = shown(one)
    assert "Các nguồn chưa khớp nhau" in text
    assert words in text
    assert "gọi 18001096" in text


def test_that_districts_ended_is_said_once() -> None:
    text = shown(view(agency="Phòng Tư pháp", authority="UBND cấp huyện"))
    assert text.count("Luật 72/2025/QH15, Điều 51") == 1
    assert "Luật 72" not in shown(view(agency="Sở Nội vụ"))


def test_the_commune_takes_in_for_the_province_where_a_source_says_so() -> None:
    assert "118/2025/NĐ-CP" in shown(view(level=Level.PROVINCE, agency="Sở Y tế"))
    own = shown(view(level=Level.PROVINCE, agency="Công an tỉnh", steps="Nộp không phụ thuộc địa giới hành chính."))
    assert "bản ghi nói việc tiếp nhận không phụ thuộc địa giới" in own
    for other in (view(level=Level.PROVINCE, agency="Công an tỉnh"), view(agency="Ủy ban nhân dân cấp xã")):
        assert "địa giới" not in shown(other)


def test_markup_of_a_record_is_escaped() -> None:
    assert "Cấp giấy &lt;phép&gt;" in competence_reply(view(), "vi", "1").pages[0]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_other_languages_say_it_too(language: str) -> None:
    text = shown(view(MARRIAGE, agency="Sở Tư pháp", steps="UBND cấp huyện", legal_bases=(DECREE,)), language)
    assert {"en": "Before: the People's Committee of the district.", "ru": "Раньше: Народный комитет уезда."}[
        language
    ] in text
    assert "Bây giờ" not in text


def test_wording_is_whole_in_every_language() -> None:
    spoken = load_wording("competence")
    assert list(spoken) == ["vi", "en", "ru"]
    assert [set(one) for one in spoken.values()] == [set(spoken["vi"])] * 3
    needed = {*BODIES, *(f"unchecked_{key}" for key in UNCHECKED), *(f"clash_{clash.value}" for clash in Clash)}
    assert needed <= set(spoken["vi"])


def test_an_officer_gets_the_button_under_a_part_and_nobody_else() -> None:
    card = part_reply(view(), Facet.OVERVIEW, "vi")
    beside = with_competence(card, Role.OFFICER)
    row = next(row for row in beside.rows if any(choice.action == "v1:a:1.000001" for choice in row))
    assert [choice.action for choice in row] == ["v1:m:1.000001", "v1:a:1.000001"]
    assert with_competence(card, Role.CITIZEN) == card
    for other in (menu_reply(view(), "vi"), competence_reply(view(), "vi", "1"), Reply(Outcome.ANSWER, ("x",))):
        assert with_competence(other, Role.OFFICER) == other


def test_a_citizens_answer_on_the_agency_says_since_when_where_it_is_known() -> None:
    told = with_competence(part_reply(view(MARRIAGE), Facet.AGENCY, "vi"), Role.CITIZEN)
    assert "Từ ngày 1/7/2025." in told.pages[0]
    unknown = part_reply(view(), Facet.AGENCY, "vi")
    assert with_competence(unknown, Role.CITIZEN) == unknown
    where = part_reply(view(MARRIAGE), Facet.WHERE, "vi")
    assert with_competence(where, Role.CITIZEN) == where


def test_a_typed_question_is_answered_with_the_codes_and_the_part() -> None:
    text = "đăng ký kết hôn với người nước ngoài trước ở huyện giờ ai giải quyết"
    reply = authored_assistant().respond(Message(Person("competence:1"), text))
    assert (reply.outcome, reply.facet) == (Outcome.ANSWER, Facet.AGENCY)
    assert reply.codes[0] == MARRIAGE
    assert len(reply.codes) > 1
    assert "Trước đó: Ủy ban nhân dân cấp huyện." in reply.pages[0]


def test_what_is_talked_of_is_meant_where_nothing_is_named() -> None:
    assistant, person = authored_assistant(), Person("competence:2")
    alone = assistant.respond(Message(person, "việc này giờ ai giải quyết"))
    assert alone.outcome is Outcome.CLARIFY
    assert alone.codes == ()
    assistant.respond(Message(person, "làm giấy khai sinh cho con cần giấy tờ gì"))
    reply = assistant.respond(Message(person, "việc này giờ ai giải quyết"))
    assert reply.codes[0] == "1.001193"
    assert "không đổi" in reply.pages[0]


def test_the_button_opens_it_in_the_place_of_the_answer() -> None:
    assistant, officer = authored_assistant(), Person("competence:3", Role.OFFICER)
    card = assistant.respond(Message(officer, action=f"v1:p:{MARRIAGE}:fee:0"))
    button = next(one for row in card.rows for one in row if one.action.startswith("v1:a:"))
    assert button.label == "🏛 Ai giải quyết?"
    reply = assistant.respond(Message(replace(officer, role=Role.CITIZEN), action=button.action))
    assert reply.replaces
    assert reply.codes == (MARRIAGE,)
    unknown = assistant.respond(Message(officer, action="v1:a:9.999999"))
    assert unknown.outcome is Outcome.ABSTAIN


def test_every_entry_names_what_the_wording_has() -> None:
    assert {body for entry in known()[0].entries for body in (*entry.before, *entry.now)} <= set(BODIES)
