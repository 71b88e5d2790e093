"""Tests of bot/helping/desk.py with everything behind it: a case from its opening to its end, and what else comes."""

from __future__ import annotations

import re

from bot.messages import Message, Outcome, Person, Reply, Role
from bot.preferences import Preference
from bot.wording import load_wording
from tests.unit.bot.helping.samples import (
    BIRTH,
    CARD,
    DUC_TRONG,
    LINK,
    RESIDENT,
    VOLUNTEER,
    Desk,
    Opened,
    choices,
    clarified,
    labels,
)


def handed(reply: Reply) -> str:
    found = re.search(r"start=(g_[\w-]{16})<", reply.pages[0])
    assert found, reply.pages[0]
    return found[1]


def test_a_citizen_is_told_how_to_become_one() -> None:
    desk = Desk(role=Role.CITIZEN)
    for action in ("assist", "close", "counts", "v1:g:new", "v1:g:code:1.000001"):
        assert "đường dẫn mời" in desk.do(action).pages[0]
    assert desk.cases.current(VOLUNTEER) is None
    assert desk.type("xã Đức Trọng") is None
    assert "v1:g:code:1.000001" not in [one.action for one in choices(desk.found(BIRTH.code))]


def test_a_case_from_its_opening_to_its_end() -> None:
    desk = Desk()
    assert labels(desk.do("assist"))[:4] == [
        "Người cao tuổi",
        "Người khuyết tật",
        "Người dân tộc thiểu số",
        "Người khác",
    ]
    assert "xã, phường nào" in desk.tap("cao tuổi").pages[0]
    assert "Đã ghi: Xã Đức Trọng" in (desk.type("dạ ở Liên Nghĩa") or desk.do("assist")).pages[0]
    desk.found(BIRTH.code)
    page = desk.tap("Chọn cho ca này").pages[0]
    assert "🤝 Người cao tuổi · Xã Đức Trọng" in page and "đã có 0/4" in page and "💡 Nói chậm" in page
    ticked = desk.tap("☐ 2. Giấy chứng sinh")
    assert ticked.replaces and "☑️ 2. Giấy chứng sinh" in ticked.pages[0] and "đã có 1/4" in ticked.pages[0]
    assert "<b>Còn thiếu 3</b>: 1, 3, 4" in ticked.pages[0]
    assert "đã có 2/4" in desk.tap("☐ 4. Tờ khai điện tử").pages[0]
    needless = desk.tap("☑️ 4.").pages[0]
    assert "(không cần)" in needless and "đã có 1/3" in needless and "<b>Còn thiếu 2</b>: 1, 3" in needless
    given = desk.tap("Trao lại")
    assert given.files[0].name == "danh-sach-giay-to.html" and LINK in given.pages[0]
    resident = desk.beside(RESIDENT, Role.CITIZEN)
    taken = resident.do(f"start:{handed(given)}")
    assert "☑️ 2. Giấy chứng sinh" in taken.pages[0] and "30 ngày" in taken.pages[0] and not taken.replaces
    assert "Kết quả thế nào" in desk.do("close").pages[0]
    ended = desk.tap("Nộp được")
    assert "đã xóa" in ended.pages[0]
    assert desk.state is not None
    assert desk.state.rows("select ticks, status from helped") == [("", "closed")]
    assert desk.state.rows("select week, unit, field, result, number from counted") == [
        ("2026-W02", DUC_TRONG, "Hộ tịch", "filed", 1)
    ]
    own = resident.tap("☐ 1. Tờ khai")
    assert own.replaces and "☑️ 1. Tờ khai" in own.pages[0]


def test_what_is_typed_is_a_question_unless_it_is_the_commune_that_is_asked_for() -> None:
    desk = Desk()
    assert desk.type("xã Đức Trọng") is None
    desk.do("assist")
    assert desk.type("xã Đức Trọng") is None
    desk.tap("Người khác")
    assert desk.type("đăng ký khai sinh ở xã Đức Trọng") is None
    assert desk.type("lệ phí bao nhiêu") is None
    several = desk.type("Đức Trọng")
    assert several is not None and "Xã Đức Trọng" in labels(several) and len(labels(several)) > 4
    assert "Đã ghi: Xã Đức Trọng" in desk.tap("Xã Đức Trọng").pages[0]
    assert desk.type("xã Đức Trọng") is None


def test_the_own_commune_is_a_button_and_an_unknown_one_is_no_hindrance() -> None:
    desk = Desk()
    assert desk.state is not None
    desk.state.prefer(VOLUNTEER, Preference("", DUC_TRONG))
    desk.do("assist")
    assert labels(desk.tap("Người khác"))[0] == "Xã Đức Trọng"
    desk.tap("Chưa rõ")
    desk.found(BIRTH.code)
    assert "Chưa rõ hoặc nơi khác" in desk.tap("Chọn").pages[0]


def test_alternatives_are_asked_for_before_the_list() -> None:
    desk = Desk()
    asked = desk.at_list(CARD.code)
    assert labels(asked)[:3] == ["1. Cấp mới", "2. Cấp lại", "Chưa rõ, cho xem hết"]
    narrowed = desk.tap("2. Cấp lại")
    assert "Đơn đề nghị cấp lại thẻ" in narrowed.pages[0] and "Ảnh thẻ" not in narrowed.pages[0]
    desk.tap("Đổi thủ tục")
    desk.found(CARD.code)
    desk.tap("Chọn")
    assert "Ảnh thẻ" in desk.tap("cho xem hết").pages[0]


def test_a_procedure_can_be_chosen_first_and_is_not_replaced_by_an_old_button() -> None:
    desk = Desk()
    desk.do("assist")
    assert "Bạn giúp ai" in desk.do("v1:g:code:1.000001").pages[0]
    desk.tap("Người khác")
    assert "Tờ khai theo mẫu" in desk.tap("Chưa rõ").pages[0]
    assert "đã chọn" in desk.do("v1:g:code:1.000002").pages[0]
    assert "Tờ khai theo mẫu" in desk.do("v1:g:code:1.000001").pages[0]
    assert "không còn" in desk.do("v1:g:code:9.999999").pages[0]


def test_another_case_asks_about_the_open_one() -> None:
    desk = Desk()
    desk.at_list()
    assert "làm giấy khai sinh (Xã Đức Trọng)" in desk.do("assist").pages[0]
    assert "Bạn đang giúp" in desk.do("v1:g:new").pages[0]
    assert "Bạn giúp ai" in desk.tap("Để bên, mở ca mới").pages[0]
    assert "để bên" in desk.do("v1:g:show:1").pages[0]
    assert "Tờ khai theo mẫu" in desk.tap("khai sinh").pages[0]
    assert "Đã để bên" in desk.tap("Để bên").pages[0]
    assert labels(desk.do("assist"))[0] == "➕ Mở ca mới"
    assert len(labels(desk.do("assist"))) == 3


def test_buttons_of_cases_that_are_over_or_of_others() -> None:
    desk = Desk()
    desk.at_list()
    other = desk.beside("test:w", Role.VOLUNTEER)
    assert "chưa mở ca" in other.do("v1:g:show:1").pages[0]
    assert "chưa mở ca" in other.do("close").pages[0]
    desk.do("v1:g:end:1:dropped")
    for action in ("v1:g:show:1", "v1:g:end:1:filed", "v1:g:hand:1"):
        assert "đã kết thúc" in desk.do(action).pages[0]
    assert desk.state is not None
    assert desk.state.rows("select result, number from counted") == [("dropped", 1)]


def test_wrong_picks_change_nothing() -> None:
    desk = Desk()
    desk.do("assist")
    assert "Bạn giúp ai" in desk.do("v1:g:who:1:nobody").pages[0]
    desk.do("v1:g:end:1:dropped")
    desk.at_list()
    before = desk.cases.current(VOLUNTEER)
    for action in ("v1:g:t:2:00000000:0", "v1:g:unit:2:99999", "v1:g:case:2:x", "v1:g:what:2"):
        desk.do(action)
    assert desk.cases.current(VOLUNTEER) == before


def test_an_answer_leads_back_to_the_list() -> None:
    desk = Desk()
    desk.at_list()
    assert desk.found(CARD.code).rows[0][0].action == "v1:g:show:1"
    token = handed(desk.do("v1:g:hand:1"))
    resident = desk.beside(RESIDENT, Role.CITIZEN)
    resident.do(f"start:{token}")
    assert resident.found(BIRTH.code).rows[0][0].action == "v1:g:c:1.000001"
    assert resident.found(CARD.code).rows[0][0].action != "v1:g:c:1.000002"
    assert "Danh sách giấy tờ của bạn" in resident.do("v1:g:c:1.000001").pages[0]
    assert "Đã xóa" in resident.tap("Xóa danh sách").pages[0]
    assert "Không còn" in resident.do("v1:g:ct:1.000001:00000000:0").pages[0]
    assert "hết hạn" in resident.do("start:g_abcdefgh12345678").pages[0]


def test_what_is_no_answer_is_left_alone() -> None:
    desk = Desk()
    desk.do("assist")
    message = Message(Person(VOLUNTEER, Role.VOLUNTEER), "chào")
    for outcome in (Outcome.SMALLTALK, Outcome.EMERGENCY, Outcome.DIRECTORY):
        reply = Reply(outcome, ("Chào bạn",))
        assert desk.desk.beside(message, reply) is reply
    assert len(desk.desk.beside(message, clarified(("1. a", "v1:p:1.000001:fee:0"))).rows) == 2


def test_a_procedure_that_is_no_more_is_searched_again() -> None:
    desk = Desk()
    desk.at_list()
    desk.generation = Opened({})
    assert "không còn trong dữ liệu" in desk.do("v1:g:show:1").pages[0]
    assert "không còn trong dữ liệu" in desk.do("v1:g:hand:1").pages[0]


def test_other_actions_are_none_of_its() -> None:
    desk = Desk()
    for action in ("start", "start:1_001193", "v1:n", "train", "start:i_abcdefgh12345678"):
        assert desk.desk.reply(Message(Person(VOLUNTEER, Role.VOLUNTEER), action=action), desk.generation, "vi") is None


def test_every_wording_is_there_in_every_language_with_the_same_marks() -> None:
    wording = load_wording("helping")
    assert list(wording) == ["vi", "en", "ru"]
    for key, said in wording["vi"].items():
        marks = sorted(re.findall(r"\{\w+\}", said))
        for language in ("en", "ru"):
            assert sorted(re.findall(r"\{\w+\}", wording[language][key])) == marks, (language, key)
    assert [set(spoken) for spoken in wording.values()] == [set(wording["vi"])] * 3
    assert [wording[one]["csv_cells"].count("|") for one in wording] == [4] * 3
