"""Tests of bot/training/daily.py: the hour is that of Vietnam, one lesson a day."""

from types import SimpleNamespace
from typing import Any

from bot.operations.pause import Pause
from bot.training.classroom import HomeClassroom
from bot.training.daily import lessons_due
from bot.training.path import items
from bot.training.rounds import LENGTH
from tests.unit.bot.training.samples import POST
from tests.unit.bot.training.school import Desk

HOUR, DAY = 3_600.0, 86_400.0
PERSON = "telegram:42"


def subscribed(hour: int = 8) -> Desk:
    desk = Desk()
    desk.ledger.choose(PERSON, "ho-tich")
    desk.ledger.set_hour(PERSON, hour)
    return desk


def due(desk: Desk, channel: str = "telegram") -> list[tuple[str, str]]:
    found = lessons_due(desk.school, desk.generation, channel, lambda person: "vi")
    return [(person, reply.pages[0]) for person, reply in found]


def test_a_lesson_is_given_once_a_day_at_its_hour() -> None:
    desk = subscribed()
    ((person, page),) = due(desk)
    assert person == PERSON and "Bài hôm nay" in page and "Chào người mới." in page
    assert due(desk) == []
    desk.clock.now += HOUR
    assert due(desk) == []
    desk.clock.now += DAY - HOUR
    ((_, page),) = due(desk)
    assert "2. Bảng" in page


def test_not_before_its_hour_nor_in_another_channel() -> None:
    assert due(subscribed(9)) == []
    assert due(subscribed(), "web") == []


def test_what_is_due_for_review_comes_first() -> None:
    desk = subscribed()
    desk.reviews.note(PERSON, "1.000001", "fee", False)
    desk.clock.now += DAY
    ((_, page),) = due(desk)
    assert "Hôm nay ôn lại" in page and ": 1 điều" in page


def test_after_the_end_nothing_is_sent() -> None:
    desk = subscribed()
    for item in items(POST):
        desk.ledger.learn(PERSON, "ho-tich", item.key)
    assert due(desk) == []


def test_a_round_may_be_the_lesson() -> None:
    desk = subscribed()
    for item in items(POST)[:4]:
        desk.ledger.learn(PERSON, "ho-tich", item.key)
    ((_, page),) = due(desk)
    assert f"Câu 1/{LENGTH}" in page


def test_nothing_is_sent_while_the_bot_is_paused() -> None:
    desk = subscribed()
    library: Any = SimpleNamespace(current=lambda: desk.generation)
    classroom = HomeClassroom(desk.school, desk.state, library)
    Pause(desk.state).begin()
    assert classroom.lessons_due("telegram") == []
    Pause(desk.state).end()
    assert [person for person, _ in classroom.lessons_due("telegram")] == [PERSON]


def test_who_has_blocked_the_bot_is_left_in_peace_and_then_misses_no_lesson() -> None:
    desk = subscribed()
    library: Any = SimpleNamespace(current=lambda: desk.generation)
    classroom = HomeClassroom(desk.school, desk.state, library)
    classroom.note_reach(PERSON, False)
    assert classroom.lessons_due("telegram") == []
    classroom.note_reach(PERSON, True)
    assert [person for person, _ in classroom.lessons_due("telegram")] == [PERSON]
