"""Tests of bot/training/classroom.py."""

from types import SimpleNamespace
from typing import Any

from bot.preferences import Preference
from bot.training.classroom import HomeClassroom
from tests.unit.bot.training.school import Desk

PERSON, OTHER = "telegram:42", "telegram:43"
ACTION = "v1:q:1.000001:0123456789ab"


def classroom(desk: Desk) -> HomeClassroom:
    library: Any = SimpleNamespace(current=lambda: desk.generation)
    return HomeClassroom(desk.school, desk.state, library)


def test_a_poll_is_known_to_the_person_it_asked_alone_and_outlives_a_restart() -> None:
    desk = Desk()
    classroom(desk).note_poll("900", PERSON, ACTION)
    again = classroom(desk)
    assert again.poll_action("900", PERSON) == ACTION
    assert again.poll_action("900", OTHER) == ""
    assert again.poll_action("901", PERSON) == ""
    desk.state.forget(PERSON)
    assert again.poll_action("900", PERSON) == ""


def test_a_lesson_is_in_the_language_that_its_person_chose() -> None:
    desk = Desk()
    for person, language in ((PERSON, "en"), (OTHER, "")):
        desk.ledger.choose(person, "ho-tich")
        desk.ledger.set_hour(person, 8)
        desk.state.prefer(person, Preference(language))
    pages = {person: reply.pages[0] for person, reply in classroom(desk).lessons_due("telegram")}
    assert "Today's lesson" in pages[PERSON] and "Bài hôm nay" in pages[OTHER]
    assert classroom(desk).lessons_due("telegram") == []
