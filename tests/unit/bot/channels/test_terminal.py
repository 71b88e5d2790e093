"""Tests of bot/channels/terminal.py."""

import io
import logging
from collections.abc import Callable

import pytest

from bot.channels.terminal import run_chat, styled
from bot.messages import Choice, Message, Outcome, Reply
from bot.settings import Settings
from knowledge.errors import MotCuaError


class Scripted:
    """Answers by a function and keeps what it was asked."""

    def __init__(self, answer: Callable[[Message], Reply] | None = None) -> None:
        self.asked: list[tuple[str, str]] = []
        self._answer = answer or (lambda message: Reply(Outcome.ANSWER, (f"<b>{message.text or message.action}</b>",)))

    def respond(self, message: Message) -> Reply:
        self.asked.append((message.text, message.action))
        assert message.person.key == "terminal:local"
        return self._answer(message)


class Terminal(io.StringIO):
    """Output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def chat(assistant: Scripted, typed: str, output: io.StringIO | None = None, width: int = 60) -> str:
    """Return what the chat writes when `typed` is piped in."""
    output = output if output is not None else io.StringIO()
    assert run_chat(assistant, Settings(), io.StringIO(typed), output, width) == 0
    return output.getvalue()


def test_a_piped_chat_reads_as_a_conversation() -> None:
    assistant = Scripted()
    written = chat(assistant, "làm khai sinh\n\n")
    assert assistant.asked == [("", "start"), ("làm khai sinh", "")]
    assert "\nBạn hỏi: làm khai sinh\n\nlàm khai sinh\n" in written
    assert written.endswith("Hẹn gặp lại.\n")
    assert "\x1b" not in written


@pytest.mark.parametrize("word", ["thoát", "THOÁT", "thoa\u0301t", "thoat", "exit", "quit"])
def test_leaving(word: str) -> None:
    assistant = Scripted()
    chat(assistant, f"{word}\ncâu sau\n")
    assert assistant.asked == [("", "start")]


ROWS = (
    (Choice("Lệ phí", "v1|fee"), Choice("Thời hạn", "v1|time")),
    (Choice("Cổng", url="https://dichvucong.gov.vn"), Choice("Trang 2", "v1|page|1")),
)


def test_numbers_tap_the_choices_of_the_last_reply_across_rows() -> None:
    def answer(message: Message) -> Reply:
        return Reply(Outcome.ANSWER, ("x",), ROWS if message.text == "hỏi" else ())

    assistant = Scripted(answer)
    written = chat(assistant, "hỏi\n3\n3\n7\n/help\n/start 1_001193\n")
    assert "[1] Lệ phí\n[2] Thời hạn\n↗ Cổng: https://dichvucong.gov.vn\n[3] Trang 2\n" in written
    assert assistant.asked[1:] == [
        ("hỏi", ""),
        ("", "v1|page|1"),
        ("3", ""),
        ("7", ""),
        ("", "help"),
        ("", "start:1_001193"),
    ]


def test_the_shown_page_is_the_one_asked_for() -> None:
    assistant = Scripted(lambda _: Reply(Outcome.ANSWER, ("trang một", "trang hai"), page=1))
    written = chat(assistant, "")
    assert "trang hai" in written
    assert "trang một" not in written


def test_markup_becomes_ansi_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    written = chat(Scripted(lambda _: Reply(Outcome.ANSWER, ("<b>Lệ phí</b>: 0",))), "", Terminal())
    assert "\x1b[1mLệ phí\x1b[0m: 0" in written


def test_lines_wrap_between_words_and_addresses_stay_whole() -> None:
    address = "https://dichvucong.gov.vn/" + "a" * 60
    page = f"Nộp tại Trung tâm phục vụ hành chính công xã nơi cư trú\n{address}"
    written = chat(Scripted(lambda _: Reply(Outcome.ANSWER, (page,))), "", width=30)
    assert "Nộp tại Trung tâm phục vụ hành\nchính công xã nơi cư trú\n" in written
    assert f"\n{address}\n" in written


def test_links_show_their_address() -> None:
    assert styled('Xem <a href="https://a.vn">cổng</a>.').plain == "Xem cổng (https://a.vn)."


def test_a_named_error_is_shown_and_the_chat_goes_on() -> None:
    def answer(message: Message) -> Reply:
        if message.text == "một":
            raise MotCuaError("Chưa có dữ liệu; hãy chạy: motcua build")
        return Reply(Outcome.ANSWER, ("đây",))

    written = chat(Scripted(answer), "một\nhai\n")
    assert "Chưa có dữ liệu; hãy chạy: motcua build" in written
    assert written.count("đây") == 2


def test_any_other_error_is_logged_and_the_chat_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    def answer(message: Message) -> Reply:
        if message.text:
            raise ValueError("inner")
        return Reply(Outcome.ANSWER, ("đây",))

    with caplog.at_level(logging.ERROR):
        written = chat(Scripted(answer), "một\nhai\n")
    assert "inner" not in written
    assert written.count("Xin lỗi, máy vừa gặp trục trặc") == 2
    assert "inner" in caplog.text
