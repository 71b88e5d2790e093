"""Tests of bot/shelf_replies.py, and of the assistant that uses it for officers alone."""

from __future__ import annotations

import pytest

from bot.answers.markup import utf16_length
from bot.answers.paging import PAGE_LIMIT
from bot.messages import Message, Outcome, Person, Reply, Role
from bot.shelf_replies import LEAST, WORDING, with_passages
from bot.wording import load_wording
from index.handbooks import PassageHit
from knowledge.handbooks.records import Handbook, HandbookKind, Passage
from tests.unit.bot.home import authored_assistant

pytestmark = pytest.mark.xdist_group("home")
REPLY = Reply(Outcome.ANSWER, ("thẻ",), codes=("1.000656",))


def hit(text: str, score: float = LEAST, page: int | None = 7, ocr: bool = False) -> PassageHit:
    book = Handbook("a.pdf", "Luật <A>", "", HandbookKind.LAW, 9, "2026-07", ocr)
    return PassageHit(Passage("a.pdf", ("Chương I", "Điều 2"), page, text, ocr), book, score)


def test_the_best_is_quoted_with_its_place_and_the_next_are_named() -> None:
    reply = with_passages(REPLY, [hit("Nhận & trả."), hit("Khác", page=None)])
    assert reply.pages[0] == "thẻ"
    page = reply.pages[1]
    assert "Luật &lt;A&gt;, Chương I › Điều 2, trang 7" in page
    assert "Nhận &amp; trả." in page
    assert "Khác" not in page
    assert [(one.file, one.heading, one.page) for one in reply.passages] == [
        ("a.pdf", "Chương I › Điều 2", 7),
        ("a.pdf", "Chương I › Điều 2", None),
    ]


def test_what_a_machine_read_is_said_to_be_so_and_long_ones_fit() -> None:
    page = with_passages(REPLY, [hit("chữ " * 2000, ocr=True)]).pages[1]
    assert "ảnh chụp" in page
    assert utf16_length(page) <= PAGE_LIMIT


def test_what_is_hardly_alike_is_left_out() -> None:
    assert with_passages(REPLY, [hit("x", LEAST - 0.01)]) == REPLY
    assert with_passages(REPLY, []) == REPLY


def test_only_officers_get_them() -> None:
    text = "khai sinh lưu động hạn mấy ngày"
    officer = authored_assistant().respond(Message(Person("shelf:1", Role.OFFICER), text))
    citizen = authored_assistant().respond(Message(Person("shelf:2"), text))
    assert officer.passages
    assert citizen.passages == ()


def test_every_wording_is_there_in_every_language() -> None:
    wording = load_wording(WORDING)
    assert set(wording["vi"]) == set(wording["en"]) == set(wording["ru"])
