"""Tests of bot/taps.py beside those of test_assistant.py: cases of papers, commands, buttons that are no more."""

from __future__ import annotations

import pypdfium2
import pytest

from bot.actions import ShowCase, encode
from bot.answers.markup import strip_markup
from bot.answers.view import ProcedureView
from bot.content import CONTENT
from bot.conversation import Conversation
from bot.messages import Facet, Message, Outcome, Person, Reply
from bot.preferences import Preference
from bot.state import State
from bot.taps import Taps
from knowledge.directory import load_directory
from knowledge.directory.contacts import Contacts
from knowledge.records import Document, DocumentGroup, Procedure
from tests.unit.bot.home import authored_assistant

pytestmark = pytest.mark.xdist_group("home")


def tap(action: str) -> Reply:
    return authored_assistant().respond(Message(Person("taps:1"), action=action))


class Opened:
    """A generation with one procedure, whose papers are those of two cases."""

    def view(self, code: str) -> ProcedureView | None:
        first = DocumentGroup("Trường hợp cấp mới", (Document("Đơn đề nghị cấp thẻ"), Document("Ảnh thẻ")))
        again = DocumentGroup("Trường hợp cấp lại", (Document("Đơn đề nghị cấp lại thẻ"),))
        return ProcedureView(Procedure(code, "Cấp thẻ", documents=(first, again)))


def tap_cases(action: str) -> Reply:
    taps = Taps(State(None), load_directory(CONTENT / "directory"), Contacts(), {}, "18001096")
    return taps.reply(Message(Person("taps:2"), action=action), Opened())  # type: ignore[arg-type]


def test_papers_are_narrowed_to_a_case_and_widened_again() -> None:
    whole = tap_cases("v1:p:1.000001:documents:0")
    assert "Ảnh thẻ" in whole.pages[0]
    assert "cấp lại thẻ" in whole.pages[0]
    cases = [choice for row in whole.rows for choice in row if choice.action.startswith("v1:k:")]
    assert [choice.label for choice in cases] == ["Cấp mới", "Cấp lại"]
    narrowed = tap_cases(cases[1].action)
    assert narrowed.replaces
    text = strip_markup(narrowed.pages[0])
    assert "Ảnh thẻ" not in text
    assert "cấp lại thẻ" in text
    assert "Đã bỏ ra trường hợp khác:\n• Trường hợp cấp mới" in text
    back = next(choice for row in narrowed.rows for choice in row if choice.label == "Xem đủ mọi trường hợp")
    assert tap_cases(back.action).pages == whole.pages


def test_a_case_that_is_none_shows_all() -> None:
    assert tap_cases(encode(ShowCase("1.000001", 99))).pages == tap_cases("v1:p:1.000001:documents:0").pages


@pytest.mark.parametrize(
    "action", ["v1:k:9.999999:0:0", "v1:w:9.999999:fee", "v1:m:9.999999", "v1:pr:9.999999", "start:9_999999"]
)
def test_a_procedure_that_is_no_more_is_said_to_be_so(action: str) -> None:
    reply = tap(action)
    assert reply.outcome is Outcome.ABSTAIN
    assert "9.999999" in reply.pages[0]


def test_a_button_of_another_time_says_what_to_do() -> None:
    reply = tap("v0:whatever")
    assert reply.outcome is Outcome.ABSTAIN
    assert "gõ lại" in reply.pages[0]


def test_a_typed_number_gives_the_part_that_was_asked_for() -> None:
    assistant, person = authored_assistant(), Person("taps:3")
    offered = ("1.000656", "1.000894")
    assistant._state.remember(person.key, Conversation("nộp ở đâu", offered[0], (), offered, "where"))
    typed = assistant.respond(Message(person, "2"))
    assert typed.codes[0] == offered[1]
    assert typed.facet is Facet.WHERE


def test_a_deep_link_opens_a_procedure_a_life_event_and_a_centre() -> None:
    opened = tap("start:1_001193")
    assert (opened.codes, opened.facet, opened.replaces) == (("1.001193",), Facet.OVERVIEW, False)
    event = tap("start:j_sinh-con")
    assert (event.pages, event.replaces) == (tap("v1:j:sinh-con").pages, False)
    asked = authored_assistant().respond(Message(Person("taps:4"), "trung tâm hành chính công xã Đức Trọng ở đâu"))
    assert tap("start:c_24958").pages == asked.pages
    assert "Đức Trọng" in asked.pages[0]


@pytest.mark.parametrize("payload", ["j_chua-co", "c_99999", "f_0a1b2c3d", "x", "1_1", "j_"])
def test_a_deep_link_that_is_no_more_is_welcomed(payload: str) -> None:
    assert tap(f"start:{payload}") == tap("start")


def test_the_papers_are_printed_with_the_persons_own_centre() -> None:
    assistant, person = authored_assistant(), Person("taps:5")
    assistant._state.prefer(person.key, Preference(unit="24958"))
    link = "https://t.me/motcua_bot?start="
    reply = assistant.respond(Message(person, action="v1:pr:1.001193", link=link))
    assert [file.name for file in reply.files] == ["giay-to-1.001193.pdf"]
    (document,) = [file.content for file in reply.files]
    assert "Xã Đức Trọng" in pdf_text(document)
    assert "Đức Trọng" not in pdf_text(tap("v1:pr:1.001193").files[0].content)
    papers = assistant.respond(Message(person, action="v1:p:1.001193:documents:0"))
    assert "v1:pr:1.001193" in [choice.action for row in papers.rows for choice in row]


def pdf_text(drawn: bytes) -> str:
    document = pypdfium2.PdfDocument(drawn)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    document.close()
    return text
