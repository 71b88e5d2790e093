"""Tests of bot/admin.py, bot/operations/status.py and the pause within the assistant, over the authored content."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answers.markup import strip_markup
from bot.assistant import Assistant
from bot.library import Library
from bot.messages import Message, Outcome, Person, Reply, Role
from bot.operations.metrics import CONTACT, IN_WORK, INBOX, QUEUE
from bot.settings import Settings
from bot.state import State
from knowledge.directory.contacts import Contacts
from tests.unit.bot.home import authored_home

ADMIN, CITIZEN = Person("test:admin", Role.ADMIN), Person("test:1")
pytestmark = pytest.mark.xdist_group("home")


class Clock:
    def __init__(self) -> None:
        self.now = 1_790_000_000.0  # 2026-09-21 20:13 in Vietnam

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(Settings(home=authored_home()))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def assistant(library: Library, clock: Clock) -> Iterator[Assistant]:
    state = State(None, clock)
    yield Assistant(library, state, Contacts.load(Path("none")), "18001096")
    state.close()


def tap(assistant: Assistant, action: str, person: Person = ADMIN) -> Reply:
    return assistant.respond(Message(person, action=action))


def text(reply: Reply) -> str:
    return strip_markup("".join(reply.pages))


def actions(reply: Reply) -> list[str]:
    return [choice.action for row in reply.rows for choice in row]


def test_only_an_administrator_may(assistant: Assistant) -> None:
    for person in (CITIZEN, Person("test:2", Role.OFFICER), Person("test:3", Role.VOLUNTEER)):
        for action in ("admin", "admin:dung nghỉ", "v1:ad:s", "v1:ad:y", "v1:ad:l"):
            assert text(tap(assistant, action, person)) == "Việc này chỉ dành cho người quản trị."
    assert tap(assistant, "start", CITIZEN).outcome is Outcome.SMALLTALK


def test_the_status_counts_and_names_nobody(assistant: Assistant, library: Library, clock: Clock) -> None:
    for number in range(3):
        assistant.respond(Message(Person(f"test:{number}"), "đăng ký kết hôn cần giấy tờ gì"))
    assistant.metrics.turn("answer", {})
    assistant.metrics.failed(LookupError("riêng"))
    for name, value in ((QUEUE, 2.0), (IN_WORK, 1.0), (INBOX, 4.0), (CONTACT, 7.9)):
        assistant.metrics.watch(name, lambda value=value: value)
    reply = tap(assistant, "admin")
    shown = text(reply)
    manifest = library.searcher.manifest
    assert reply.outcome is Outcome.ADMIN and not reply.replaces
    assert "Bot đang phục vụ" in shown
    assert manifest.name in shown and f"{manifest.procedures} thủ tục" in shown
    assert "Hôm nay 3 người dùng; 1 lượt" in shown
    assert "đang trả lời: 3; chưa xong trong hộp thư: 4" in shown
    assert "cách đây 7 giây" in shown
    assert "LookupError 1" in shown and "riêng" not in shown and "test:" not in shown
    assert actions(reply) == ["v1:ad:p", "v1:ad:l", "v1:ad:s"]
    clock.now += 4 * 3600  # past midnight in Vietnam
    assert "Hôm nay 0 người dùng" in text(tap(assistant, "v1:ad:s"))


def test_without_a_channel_nothing_is_said_of_one(assistant: Assistant) -> None:
    shown = text(tap(assistant, "admin"))
    assert "hộp thư" not in shown and "Telegram" not in shown
    assert "Chưa có lỗi nào" in shown


def test_paused_it_gives_everybody_else_the_notice_in_their_language(assistant: Assistant) -> None:
    asked = tap(assistant, "v1:ad:p")
    assert actions(asked) == ["v1:ad:y", "v1:ad:s"]
    assert tap(assistant, "start", CITIZEN).outcome is Outcome.SMALLTALK
    paused = tap(assistant, "v1:ad:y")
    assert "Bot đang tạm dừng" in text(paused) and "v1:ad:r" in actions(paused)
    officer = Person("test:2", Role.OFFICER, "en")
    for reply in (tap(assistant, "start", officer), assistant.respond(Message(officer, "register a marriage"))):
        assert reply.outcome is Outcome.PAUSED
        assert "having a pause" in text(reply) and "18001096" in text(reply) and "115" in text(reply)
    assert assistant.respond(Message(ADMIN, "đăng ký kết hôn cần giấy tờ gì")).codes[0] == "1.000894"
    assert "Bot đang phục vụ" in text(tap(assistant, "v1:ad:r"))
    assert assistant.respond(Message(CITIZEN, "đăng ký kết hôn cần giấy tờ gì")).outcome is Outcome.ANSWER


def test_the_words_of_the_administrator_stand_as_text(assistant: Assistant) -> None:
    shown = tap(assistant, "admin:dung Nghỉ đến <14 giờ>\nrồi mở lại")
    assert "Nghỉ đến &lt;14 giờ&gt;\nrồi mở lại" in shown.pages[0]
    reply = tap(assistant, "start", CITIZEN)
    assert "Nghỉ đến &lt;14 giờ&gt;\nrồi mở lại" in reply.pages[0]
    assert "115" in reply.pages[0]


def test_an_invitation_waits_while_it_is_paused(assistant: Assistant) -> None:
    made = tap(assistant, "v1:i:admin")
    token = made.rows[0][0].action.rpartition(":")[2]
    tap(assistant, "v1:ad:y")
    assert tap(assistant, f"start:i_{token}", CITIZEN).outcome is Outcome.PAUSED
    tap(assistant, "v1:ad:r")
    assert "người quản trị" in text(tap(assistant, f"start:i_{token}", CITIZEN))


def test_reloading_opens_the_same_generation_again(assistant: Assistant, library: Library) -> None:
    before = library.current()
    assert "dữ liệu vẫn là bản" in text(tap(assistant, "v1:ad:l"))
    assert library.current() is not before


def test_what_cannot_be_reloaded_says_so_and_goes_on(
    assistant: Assistant, library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(library._generations, "folder", tmp_path)
    reply = tap(assistant, "v1:ad:l")
    assert "bot vẫn dùng dữ liệu cũ" in text(reply) and "motcua build" in text(reply)
    assert assistant.respond(Message(CITIZEN, "đăng ký kết hôn")).codes[0] == "1.000894"


def test_the_role_that_was_granted_is_in_the_reply(assistant: Assistant) -> None:
    assert tap(assistant, "help").role is Role.ADMIN
    assert "/admin" in text(tap(assistant, "help"))
    assert tap(assistant, "help", CITIZEN).role is Role.CITIZEN


def test_buttons_fit_and_old_ones_are_not_taken(assistant: Assistant) -> None:
    for action in ("admin", "v1:ad:p", "v1:ad:y"):
        assert all(len(one.encode()) <= 64 for one in actions(tap(assistant, action)))
    assert tap(assistant, "v1:ad:zz").outcome is Outcome.ABSTAIN
