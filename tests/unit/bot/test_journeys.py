"""Tests of bot/journeys.py, and of how the assistant comes to a journey and remembers what is done."""

from __future__ import annotations

import pytest

from bot.answers.paging import MESSAGE_LIMIT
from bot.content import CONTENT
from bot.journeys import ShowJourney, decode_journey, encode_journey, journey_reply
from bot.messages import Message, Outcome, Person
from bot.wording import notice
from knowledge.journeys import load_journeys
from tests.unit.bot.home import authored_assistant

pytestmark = pytest.mark.xdist_group("home")
JOURNEYS = load_journeys(CONTENT / "journeys")
DEATH = "nguoi-than-qua-doi"


def test_a_button_comes_back_as_it_went() -> None:
    for action in (ShowJourney(DEATH), ShowJourney(DEATH, 3)):
        assert decode_journey(encode_journey(action), JOURNEYS) == action
        assert len(encode_journey(action).encode()) <= 64
    for text in ("v1:j:unknown", f"v1:j:{DEATH}:99", "v1:j:", f"v1:j:{DEATH}:x", "v1:n"):
        assert decode_journey(text, JOURNEYS) is None


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
@pytest.mark.parametrize("name", sorted(JOURNEYS))
def test_every_journey_is_whole_and_fits(name: str, language: str) -> None:
    view = authored_assistant().library.current().view
    reply = journey_reply(JOURNEYS[name], view, (), language)
    assert set(reply.codes) == {step.code for step in JOURNEYS[name].steps}
    first = JOURNEYS[name].steps[JOURNEYS[name].position(reply.codes[0]) or 0]
    assert not first.condition or all(step.condition for step in JOURNEYS[name].steps)
    assert all(step.why[language].split()[0] in reply.pages[0] for step in JOURNEYS[name].steps)
    assert len(reply.pages) == 1
    assert JOURNEYS[name].as_of not in reply.pages[0]
    assert len(reply.pages[0]) <= MESSAGE_LIMIT
    steps = len(JOURNEYS[name].steps)
    assert [len(row) for row in reply.rows[:steps]] == [1] * steps
    marks = [choice for row in reply.rows[steps:] for choice in row]
    mark = notice("journeys", "mark_done", language)
    assert [choice.label for choice in marks] == [f"{at}. {mark}" for at in range(1, steps + 1)]


def test_who_tells_of_a_death_gets_the_journey_with_its_first_procedure() -> None:
    reply = authored_assistant().respond(Message(Person("journey:1"), "cha tôi vừa mới mất hôm qua"))
    assert reply.outcome is Outcome.ANSWER
    assert set(reply.codes) == {step.code for step in JOURNEYS[DEATH].steps}
    assert reply.codes[0] == "1.000656"


def test_who_asks_for_something_exact_gets_that() -> None:
    reply = authored_assistant().respond(Message(Person("journey:2"), "làm giấy khai tử cần giấy tờ gì"))
    assert reply.codes[0] == "1.000656"
    assert "khai tử" in reply.pages[0].lower()
    assert not any(choice.action.startswith("v1:j:") and ":0" in choice.action for row in reply.rows for choice in row)


def test_what_is_done_stays_marked_and_the_next_is_shown() -> None:
    assistant, person = authored_assistant(), Person("journey:3")
    marked = assistant.respond(Message(person, action=encode_journey(ShowJourney(DEATH, 0))))
    assert marked.replaces
    assert "✅" in marked.pages[0]
    again = assistant.respond(Message(person, action=encode_journey(ShowJourney(DEATH))))
    assert again.pages == marked.pages
    undone = assistant.respond(Message(person, action=encode_journey(ShowJourney(DEATH, 0))))
    assert "✅" not in undone.pages[0]


def test_all_done_says_so() -> None:
    view = authored_assistant().library.current().view
    journey = JOURNEYS[DEATH]
    reply = journey_reply(journey, view, {step.code for step in journey.steps}, "vi")
    assert reply.pages[0].count("✅") == len(journey.steps)
    assert len(reply.pages) == 1
