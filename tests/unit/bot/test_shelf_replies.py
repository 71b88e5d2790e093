"""Tests of bot/shelf_replies.py, and of the assistant that uses it."""

from __future__ import annotations

import pytest

from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import PAGE_LIMIT
from bot.messages import Choice, Message, Outcome, Person, Reply, Role
from bot.shelf_replies import WORDING, load_limits, passage_reply, sureness, with_passages
from bot.wording import load_wording
from index.handbooks import PassageHit
from knowledge.handbooks.places import Places, digest, passage_digest
from knowledge.handbooks.records import Handbook, HandbookKind, Passage
from tests.unit.bot.home import authored_assistant

pytestmark = pytest.mark.xdist_group("home")

BOOK = Handbook("a.pdf", "Luật <A>", "Lâm Đồng", HandbookKind.LAW, 9, "2026-07", ocr=False)
ONE = Passage("a.pdf", ("Chương I", "Điều 2"), 7, "Nhận & trả.")
TWO = Passage("a.pdf", ("Chương I", "Điều 2"), 8, "Trả thêm.", ocr=True)
THREE = Passage("a.pdf", (), None, "Khác hẳn\nhai dòng")
PLACES = Places([BOOK], [ONE, TWO, THREE])
ANSWER = Reply(Outcome.ANSWER, ("thẻ",), ((Choice("Lệ phí", "v1:p:1.000656:fee:0"),),), codes=("1.000656",))
NOTHING = Reply(Outcome.ABSTAIN, ("không rõ",), codes=("1.000656",))
SURE, UNSURE = (1.2, 0.6, 0.5), (0.3, 0.29, 0.2)


def hits(scores: tuple[float, ...]) -> list[PassageHit]:
    return [PassageHit(passage, BOOK, score) for passage, score in zip((ONE, THREE, TWO), scores, strict=True)]


def actions(reply: Reply) -> list[str]:
    return [choice.action for row in reply.rows for choice in row]


def test_a_passage_is_quoted_whole_with_its_place_and_leads_on() -> None:
    reply = passage_reply(ONE, [TWO, THREE], PLACES, "vi")
    assert reply.outcome is Outcome.PASSAGE
    assert "<b>Luật &lt;A&gt;</b>\nChương I › Điều 2, trang 7\n\nNhận &amp; trả." in reply.pages[0]
    assert "riêng của tỉnh Lâm Đồng" in reply.pages[0]
    assert "ảnh chụp" not in reply.pages[0]
    assert actions(reply) == [
        f"v1:h:{passage_digest(TWO)}",
        f"v1:h:{passage_digest(THREE)}",
        f"v1:hs:{passage_digest(ONE)}",
        f"v1:hf:{digest('a.pdf')}:{passage_digest(ONE)}",
    ]
    assert [row[0].label for row in reply.rows[:2]] == ["📖 Trả thêm.", "📖 Khác hẳn"]
    assert all(len(action.encode()) <= 64 for action in actions(reply))
    assert [(one.file, one.heading, one.page) for one in reply.passages] == [("a.pdf", "Chương I › Điều 2", 7)]


def test_a_section_of_one_passage_has_no_button_and_a_scan_says_so() -> None:
    assert not any(action.startswith("v1:hs:") for action in actions(passage_reply(THREE, [], PLACES, "vi")))
    assert "ảnh chụp" in passage_reply(TWO, [], PLACES, "vi").pages[0]


def test_a_passage_of_any_length_fits_its_pages_and_nothing_is_lost() -> None:
    long = Passage("a.pdf", (), 1, "chữ " * 2000)
    pages = passage_reply(long, [], Places([BOOK], [long]), "vi").pages
    assert all(utf16_length(strip_markup(page)) <= PAGE_LIMIT for page in pages)
    assert sum(page.split().count("chữ") for page in pages) == 2000


def test_sureness_is_the_logistic_function_of_score_and_margin() -> None:
    assert sureness([]) == 0.0
    assert sureness(hits((0.6, 0.5, 0.1))) == pytest.approx(0.3445, abs=0.001)
    of_its_section = PassageHit(TWO, BOOK, 0.59)
    assert sureness([hits(SURE)[0], of_its_section, *hits(SURE)[1:]]) == sureness(hits(SURE))
    assert sureness(hits((2.0, 1.0, 0.1))) == sureness(hits((1.2, 0.8, 0.1)))
    assert sureness(hits(UNSURE)) < load_limits()["beside"] <= load_limits()["public"] < sureness(hits(SURE))


def test_beside_an_answer_to_staff_it_is_a_page_and_buttons() -> None:
    reply = with_passages(ANSWER, hits(SURE), PLACES, staff=True)
    assert (reply.outcome, reply.codes, reply.pages[0]) == (Outcome.ANSWER, ANSWER.codes, "thẻ")
    assert "Nhận &amp; trả." in reply.pages[1]
    assert reply.rows[0] == ANSWER.rows[0]
    assert actions(reply)[1:] == [f"v1:h:{passage_digest(passage)}" for passage in (ONE, THREE, TWO)]
    assert with_passages(ANSWER, hits(SURE), PLACES, staff=False) == ANSWER
    assert with_passages(ANSWER, hits(UNSURE), PLACES, staff=True) == ANSWER
    assert with_passages(ANSWER, [], PLACES, staff=True) == ANSWER


def test_alone_it_answers_what_no_record_does() -> None:
    reply = with_passages(NOTHING, hits(SURE), PLACES, staff=False)
    assert (reply.outcome, reply.codes) == (Outcome.PASSAGE, NOTHING.codes)
    assert reply.pages[0].startswith("Không có thủ tục nào")
    assert "Nhận &amp; trả." in reply.pages[0]
    assert len(reply.passages) == 3
    assert with_passages(NOTHING, hits(UNSURE), PLACES, staff=False) == NOTHING


def test_a_question_back_gives_way_for_staff_alone_and_keeps_its_choices() -> None:
    asked = Reply(Outcome.CLARIFY, ("cái nào?",), ANSWER.rows, codes=("1.000656",))
    assert with_passages(asked, hits(SURE), PLACES, staff=False) == asked
    reply = with_passages(asked, hits(SURE), PLACES, staff=True)
    assert reply.outcome is Outcome.PASSAGE
    assert reply.rows[-1] == ANSWER.rows[0]


def test_a_question_back_that_is_less_sure_has_passages_beside_it() -> None:
    asked = Reply(Outcome.CLARIFY, ("cái nào?",), ANSWER.rows, codes=("1.000656",))
    near = (0.85, 0.75, 0.7)
    assert load_limits()["beside"] <= sureness(hits(near)) < load_limits()["instead"]
    reply = with_passages(asked, hits(near), PLACES, staff=True)
    assert (reply.outcome, reply.pages[0], reply.rows[0]) == (Outcome.CLARIFY, "cái nào?", ANSWER.rows[0])
    assert len(reply.passages) == 3


def test_who_decides_is_never_said_by_a_passage_alone() -> None:
    assert with_passages(NOTHING, hits(SURE), PLACES, staff=True, alone=False) == NOTHING
    asked = Reply(Outcome.CLARIFY, ("cái nào?",), ANSWER.rows, codes=("1.000656",))
    assert with_passages(asked, hits(SURE), PLACES, staff=True, alone=False).outcome is Outcome.CLARIFY


def test_a_law_says_that_it_may_have_been_amended() -> None:
    law = Handbook("luat.docx", "Luật Hộ tịch", "", HandbookKind.LAW, 0, "2014-11-20", False)
    passage = Passage("luat.docx", ("Điều 27. Thẩm quyền",), None, "Ủy ban nhân dân cấp xã.")
    assert "có thể đã được sửa" in passage_reply(passage, [], Places([law], [passage]), "vi").pages[0]
    own = Handbook("luat.docx", "Sổ tay", "", HandbookKind.HANDBOOK, 0, "2026-07", False)
    assert "có thể đã được sửa" not in passage_reply(passage, [], Places([own], [passage]), "vi").pages[0]


def test_what_is_no_question_of_procedures_gives_way_to_a_sure_passage_for_staff_alone() -> None:
    for outcome in (Outcome.ABSTAIN, Outcome.HANDOFF):
        guarded = Reply(outcome, ("ngoài phạm vi",))
        assert with_passages(guarded, hits(SURE), PLACES, staff=False) == guarded
        assert with_passages(guarded, hits(SURE), PLACES, staff=True).outcome is Outcome.PASSAGE
    directory = Reply(Outcome.DIRECTORY, ("xã mới",))
    assert with_passages(directory, hits(SURE), PLACES, staff=True) == directory
    emergency = Reply(Outcome.EMERGENCY, ("gọi 114",))
    assert with_passages(emergency, hits(SURE), PLACES, staff=True) == emergency


def test_the_assistant_gives_them_to_officers_and_they_open() -> None:
    text = "cụ già nằm liệt muốn lập di chúc thì đến nhà chứng thực được không"
    officer = authored_assistant().respond(Message(Person("shelf:1", Role.OFFICER), text))
    assert officer.passages[0].file == "tu-phap-ho-tich.md"
    action = next(choice.action for row in officer.rows for choice in row if choice.action.startswith("v1:h:"))
    opened = authored_assistant().respond(Message(Person("shelf:1", Role.OFFICER), action=action))
    assert opened.outcome is Outcome.PASSAGE
    assert opened.passages[0].file
    citizen = authored_assistant().respond(Message(Person("shelf:2"), "đăng ký kết hôn cần giấy tờ gì"))
    assert citizen.passages == ()


def test_every_wording_is_there_in_every_language() -> None:
    wording = load_wording(WORDING)
    assert set(wording["vi"]) == set(wording["en"]) == set(wording["ru"])
