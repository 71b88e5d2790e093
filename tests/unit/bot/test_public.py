"""Tests of bot/public.py, by itself and in the assistant over the authored content."""

from collections.abc import Iterator

import pytest

from bot.answers.markup import strip_markup, utf16_length
from bot.conversation import Conversation
from bot.links import decode_link
from bot.messages import NOBODY, Choice, Facet, Message, Outcome, Person, Quiz, Reply, Role
from bot.public import LIMIT, instead, shown, talk_of, unnamed
from bot.roles import Grant
from tests.unit.bot.home import authored_assistant

LINK = "https://t.me/bot?start="
BOT = "https://t.me/bot"
OFFICER = Person("public:9", Role.OFFICER, "vi")
FOOT = '<i>Nguồn: <a href="https://a.vn">Cổng</a>, mã 1.001193</i>'
PAGED = f"<b>Khai sinh</b>\nMã 1.001193\n\n<b>Giấy tờ</b>\n1. Tờ khai\n→ Bấm «Giấy tờ»\n\n{FOOT}\n<i>Trang 1/3</i>"
PERSONAL = [
    *("cancel", "forget", "train", "rehearse", "invite", "report", "saved", "feedback", "privacy", "language", "unit"),
    *("lookup", "lookup:hộ tịch", "changes", "assist", "close", "counts", "admin", "admin:dung nghỉ"),
    *("start:i_abcdefgh12345678", "start:h_abcdefgh", "v1:s:1.001193", "v1:fb:1.001193:unclear", "v1:i:officer"),
    *("v1:ir:abcdefgh", "v1:ad:p", "v1:l:ru", "v1:u:24958", "v1:j:sinh-con:0", "v1:pr:1.001193", "v1:w:1.001193:fee"),
    *("v1:n", "v1:f:a:0", "v1:m:1.001193", "v1:o:1.001193,1.000894", "v1:t:home", "bịa"),
]
pytestmark = pytest.mark.xdist_group("home")


def asked(text: str = "", action: str = "", about: tuple[str, ...] = (), person: Person = OFFICER) -> Message:
    return Message(person, text, action, LINK, public=True, about=about)


def addresses(reply: Reply) -> list[str]:
    assert all(not choice.action for row in reply.rows for choice in row)
    return [choice.url for row in reply.rows for choice in row]


def ask(text: str = "", action: str = "", about: tuple[str, ...] = ()) -> Reply:
    return authored_assistant().respond(asked(text, action, about))


@pytest.fixture
def untouched() -> Iterator[None]:
    """Holds that nothing is kept or changed."""
    state = authored_assistant()._state
    tables = [name for (name,) in state.rows("select name from sqlite_master where type = 'table'")]
    before = {name: state.rows(f'select * from "{name}"') for name in tables}
    yield
    assert {name: state.rows(f'select * from "{name}"') for name in tables} == before


def test_whoever_asks_is_nobody() -> None:
    assert unnamed(asked("hỏi")).person == Person(NOBODY, language="vi")


def test_what_was_talked_of_is_what_the_answered_message_links_to() -> None:
    titles = {"1.001193": "Đăng ký khai sinh"}.get
    assert talk_of(asked(), lambda code: titles(code, "")) == Conversation()
    one = talk_of(asked(about=("1.001193",)), lambda code: titles(code, ""))
    assert one == Conversation("Đăng ký khai sinh", "1.001193")
    assert talk_of(asked(about=("9.999999",)), lambda code: titles(code, "")) == Conversation()
    some = talk_of(asked(about=("1.001193", "1.000894")), lambda code: titles(code, ""))
    assert some == Conversation(offered=("1.001193", "1.000894"))


@pytest.mark.parametrize("action", PERSONAL)
def test_what_is_personal_is_for_a_private_chat(action: str) -> None:
    reply = instead(asked(action=action), "vi", "18001096")
    assert reply is not None and "chat riêng" in reply.pages[0] and addresses(reply) == [BOT]


@pytest.mark.parametrize(
    "action",
    ["start:1_001193", "start:j_sinh-con", "start:c_24958", "v1:p:1.001193:fee:0", "v1:k:1.001193:0:0", "v1:a:1.001193",
     "v1:j:sinh-con", "v1:d:address:centre:24958", "unsupported:photo"],
)  # fmt: skip
def test_what_concerns_no_person_is_answered(action: str) -> None:
    assert instead(asked(action=action), "vi", "18001096") is None
    assert instead(asked("khai sinh cần gì"), "vi", "18001096") is None


@pytest.mark.parametrize("message", [asked(action="start"), asked(action="help"), asked("  ")])
@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_whoever_only_calls_the_bot_is_told_how_to_ask(message: Message, language: str) -> None:
    reply = instead(message, language, "18001096")
    assert reply is not None and "/hoi" in reply.pages[0] and "18001096" in reply.pages[0]
    assert utf16_length(reply.pages[0]) <= LIMIT


def test_without_an_address_the_way_is_told() -> None:
    reply = instead(Message(OFFICER, action="train", public=True), "vi", "18001096")
    assert reply is not None and reply.rows == () and "Mở chat riêng" in reply.pages[0]


def test_a_short_page_loses_only_what_points_to_buttons() -> None:
    reply = shown(Reply(Outcome.ANSWER, (PAGED, "hai"), codes=("1.001193",), replaces=True), LINK)
    assert reply.pages == (f"<b>Khai sinh</b>\nMã 1.001193\n\n<b>Giấy tờ</b>\n1. Tờ khai\n\n{FOOT}",)
    assert (reply.page, reply.replaces) == (0, False)
    assert addresses(reply) == [f"{LINK}1_001193", BOT]


def test_a_long_page_is_cut_between_lines_and_keeps_its_source() -> None:
    lines = [f"{number}. " + "giấy tờ " * 12 for number in range(1, 30)]
    page = PAGED.replace("1. Tờ khai", "\n".join(lines))
    (text,) = shown(Reply(Outcome.ANSWER, (page,), codes=("1.001193",)), LINK).pages
    assert 0.6 * LIMIT <= utf16_length(strip_markup(text)) <= LIMIT
    *kept, more, foot = text.split("\n\n")
    assert (more, foot) == ("<i>Còn nữa. Xem đủ ở chat riêng.</i>", FOOT)
    assert "\n\n".join(kept).split("\n")[-1] in {line.strip() for line in lines}


def test_what_follows_the_source_goes_under_the_head() -> None:
    (text,) = shown(Reply(Outcome.ANSWER, (f"{PAGED}\n\n🏛 Bây giờ: xã",)), LINK).pages
    assert text.split("\n\n")[:2] == ["<b>Khai sinh</b>\nMã 1.001193", "🏛 Bây giờ: xã"]


def test_no_quiz_no_file_and_no_button_that_acts() -> None:
    quiz = Quiz("?", ("a", "b"), 0, "", "v1:q")
    reply = shown(Reply(Outcome.TRAINING, ("trang",), ((Choice("Lưu", "v1:s:1.001193"),),), quiz=quiz), LINK)
    assert reply.quiz is None and reply.files == () and addresses(reply) == [BOT]
    assert shown(Reply(Outcome.EMERGENCY, ("Gọi 114",)), LINK).rows == ()
    assert shown(Reply(Outcome.ANSWER, ("a",), codes=("1.001193",)), "").rows == ()


@pytest.mark.usefixtures("untouched")
def test_an_answer_is_short_with_the_part_asked_and_the_way_to_the_whole() -> None:
    reply = ask("đăng ký tạm trú hết bao nhiêu tiền")
    assert (reply.outcome, reply.codes[0], reply.facet) == (Outcome.ANSWER, "1.004194", Facet.FEE)
    text = strip_markup(reply.pages[0])
    assert "15.000 đồng" in text or "7.000 đồng" in text
    assert utf16_length(text) <= LIMIT and "Mã 1.004194" in text
    assert addresses(reply) == [f"{LINK}1_004194", BOT]
    assert reply.role is Role.CITIZEN


@pytest.mark.usefixtures("untouched")
def test_procedures_to_choose_from_open_in_private() -> None:
    reply = ask("giấy xác nhận")
    assert reply.outcome is Outcome.CLARIFY
    found = [decode_link(url.removeprefix(LINK)) for url in addresses(reply)[:-1]]
    assert found and None not in found and addresses(reply)[-1] == BOT


@pytest.mark.usefixtures("untouched")
def test_a_reply_to_an_answer_goes_on_with_it_and_a_number_picks() -> None:
    assert ask("lệ phí bao nhiêu", about=("1.004194",)).codes[0] == "1.004194"
    picked = ask("2", about=("1.001193", "1.000894"))
    assert (picked.outcome, picked.codes[0]) == (Outcome.ANSWER, "1.000894")


@pytest.mark.usefixtures("untouched")
def test_a_life_event_opens_in_private() -> None:
    assert addresses(ask(action="start:j_sinh-con")) == [f"{LINK}j_sinh-con", BOT]
    assert addresses(ask("cha tôi vừa mới mất hôm qua")) == [f"{LINK}j_nguoi-than-qua-doi", BOT]


def test_an_invitation_is_not_taken_up_before_others() -> None:
    roles = authored_assistant()._roles
    token = roles.invite(Grant(Role.OFFICER))
    assert "chat riêng" in ask(action=f"start:i_{token}").pages[0]
    assert roles.of(OFFICER.key) == Grant() and roles.of(NOBODY) == Grant()
    reply = authored_assistant().respond(Message(Person("public:10"), action=f"start:i_{token}", link=LINK))
    assert reply.role is Role.OFFICER
    assert "vai trò: cán bộ" in reply.pages[0]
    assert authored_assistant().respond(Message(Person("public:10"), action="forget")).role is Role.CITIZEN


def test_the_talk_of_a_private_chat_is_neither_used_nor_changed() -> None:
    assistant, person = authored_assistant(), Person("public:11")
    assistant.respond(Message(person, "đăng ký kết hôn"))
    before = assistant._state.conversation(person.key)
    assert before.code == "1.000894"
    assert assistant.respond(asked("lệ phí bao nhiêu", person=person)).codes[:1] != ("1.000894",)
    assert assistant.respond(asked("đăng ký tạm trú", person=person)).codes[0] == "1.004194"
    assert assistant._state.conversation(person.key) == before
    assert assistant.respond(Message(person, "lệ phí bao nhiêu")).codes[0] == "1.000894"


def test_an_officer_gets_what_everyone_gets() -> None:
    citizen = authored_assistant().respond(asked("đăng ký kết hôn", person=Person("public:12")))
    assert ask("đăng ký kết hôn").pages == citizen.pages
