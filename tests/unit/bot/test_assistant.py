"""Tests of bot/assistant.py, over the authored content alone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.markup import strip_markup
from bot.messages import Facet, Message, Outcome, Person, Reply
from tests.unit.bot.home import authored_assistant

PERSON = Person("test:1")
pytestmark = pytest.mark.xdist_group("home")


@pytest.fixture(autouse=True)
def _a_new_conversation() -> None:
    tap("cancel")


def say(text: str) -> Reply:
    return authored_assistant().respond(Message(PERSON, text))


def tap(action: str) -> Reply:
    return authored_assistant().respond(Message(PERSON, action=action))


def actions(reply: Reply) -> dict[str, str]:
    return {choice.label: choice.action for row in reply.rows for choice in row}


@pytest.mark.parametrize(
    ("text", "code", "facet"),
    [
        ("làm giấy khai sinh cho con cần giấy tờ gì", "1.001193", Facet.DOCUMENTS),
        ("mat cccd lam lai o dau", "1.014064", Facet.WHERE),
        ("đăng ký tạm trú hết bao nhiêu tiền", "1.004194", Facet.FEE),
        ("1.000656", "1.000656", Facet.OVERVIEW),
        ("how long does a marriage registration take", "1.000894", Facet.TIME),
    ],
)
def test_the_right_procedure_and_the_part_asked_for(text: str, code: str, facet: Facet) -> None:
    reply = say(text)
    assert (reply.outcome, reply.codes[0], reply.facet) == (Outcome.ANSWER, code, facet)
    assert code in strip_markup(reply.pages[0])


def test_a_button_opens_its_part_in_place_of_the_message() -> None:
    reply = say("đăng ký tạm trú")
    followed = tap(actions(reply)["Lệ phí"])
    assert followed.replaces
    assert followed.facet is Facet.FEE
    assert "15.000 đồng" in strip_markup("".join(followed.pages))


def test_every_part_of_a_procedure_is_offered() -> None:
    menu = tap("v1:m:1.004194")
    parts = {label: action.split(":") for label, action in actions(menu).items()}
    assert {part[3] for part in parts.values() if part[1] == "p"} == set(Facet) - {Facet.OVERVIEW}
    assert [part for part in parts.values() if part[1] != "p"] == [["v1", "s", "1.004194"]]


def test_not_this_one_offers_the_others() -> None:
    reply = say("đăng ký kết hôn")
    offered = tap(actions(reply)["Không đúng việc"])
    assert offered.outcome is Outcome.CLARIFY
    assert 1 <= len(offered.codes) <= 5
    assert reply.codes[0] not in offered.codes


def test_a_message_that_names_nothing_goes_on_with_the_topic() -> None:
    say("đăng ký tạm trú cho người thuê trọ cần giấy tờ gì")
    reply = say("còn lệ phí thì sao?")
    assert (reply.codes[0], reply.facet) == ("1.004194", Facet.FEE)


def test_one_goes_on_to_another_subject_and_back() -> None:
    say("đăng ký kết hôn")
    assert say("làm hộ chiếu để đi nước ngoài").codes[0] == "1.001456"
    assert say("quay lại chuyện đăng ký kết hôn, nộp ở đâu").codes[0] == "1.000894"


def test_a_number_picks_what_was_offered() -> None:
    say("đăng ký kết hôn")
    offered = tap(actions(say("đăng ký kết hôn"))["Không đúng việc"])
    reply = say("cái thứ hai")
    assert (reply.outcome, reply.codes[0]) == (Outcome.ANSWER, offered.codes[1])


def test_none_of_these_asks_for_more_words() -> None:
    reply = tap("v1:n")
    assert reply.outcome is Outcome.CLARIFY
    assert "18001096" in reply.pages[0]


def test_personal_data_is_warned_of_and_the_question_answered() -> None:
    reply = say("căn cước của em số 068301000456 bị mất, làm lại ở đâu")
    assert reply.personal_data
    assert reply.codes[0] == "1.014064"
    assert "068301000456" not in "".join(reply.pages)
    assert reply.pages[0].startswith("<i>⚠")


def test_an_emergency_is_answered_at_once() -> None:
    reply = say("cháy nhà rồi, gọi ai đây")
    assert reply.outcome is Outcome.EMERGENCY
    assert "114" in reply.pages[0][:40]


def test_pages_turn_and_a_page_too_far_is_the_last() -> None:
    first = tap("v1:p:1.001193:documents:0")
    assert len(first.pages) > 1
    assert "Trang sau ›" in actions(first)
    last = tap("v1:p:1.001193:documents:99")
    assert last.page == len(last.pages) - 1
    assert "‹ Trang trước" in actions(last)


def test_a_code_that_is_not_known_is_said_to_be_so() -> None:
    reply = say("thủ tục 9.999999")
    assert reply.outcome is Outcome.ABSTAIN
    assert "9.999999" in reply.pages[0]
    assert "18001096" in reply.pages[0]


def test_what_resembles_nothing_is_not_guessed_at() -> None:
    reply = say("xyzzy qwfp zxcv")
    assert reply.outcome is Outcome.ABSTAIN
    assert "18001096" in reply.pages[0]


def test_start_help_and_what_cannot_be_read_offer_a_next_step() -> None:
    assert "Một Cửa" in tap("start").pages[0]
    assert tap("start:1_001193").codes == ("1.001193",)
    assert "1.001193" in tap("help").pages[0]
    assert tap("unsupported:photo").outcome is Outcome.ABSTAIN
    assert "câu hỏi" in tap("v0:gone").pages[0]


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_reply_always_comes(text: str) -> None:
    reply = say(text)
    assert reply.pages
    assert all(strip_markup(page).strip() for page in reply.pages)


def test_a_hundred_thousand_characters_are_survived() -> None:
    assert say("làm giấy khai sinh " * 5500).pages
    assert say("ạ" * 100_000).pages
