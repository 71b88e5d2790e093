"""Tests of bot/why.py, through the button under an answer."""

from __future__ import annotations

import pytest

from bot.answers.markup import strip_markup
from bot.messages import Choice, Facet, Message, Person, Reply
from tests.unit.bot.home import authored_assistant

pytestmark = pytest.mark.xdist_group("home")


def why(reply: Reply) -> Choice:
    return next(choice for row in reply.rows for choice in row if choice.action.startswith("v1:w:"))


def test_a_typed_question_is_explained_by_section_decision_and_words() -> None:
    assistant, person = authored_assistant(), Person("why:1")
    reply = assistant.respond(Message(person, "đăng ký kết hôn cần giấy tờ gì"))
    told = assistant.respond(Message(person, action=why(reply).action))
    text = strip_markup(told.pages[0])
    assert "Giấy tờ" in text
    assert "1.000894" in text
    assert "Quyết định" in text
    assert "kết, hôn" in text
    assert told.facet is Facet.DOCUMENTS


def test_what_a_button_chose_is_said_to_be_chosen() -> None:
    assistant, person = authored_assistant(), Person("why:2")
    reply = assistant.respond(Message(person, action="v1:p:1.000656:fee:0"))
    text = assistant.respond(Message(person, action=why(reply).action)).pages[0]
    assert "nút" in text
    assert "1.000656" in text


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_it_speaks_the_language_of_the_person(language: str) -> None:
    told = authored_assistant().respond(Message(Person("why:3", language=language), action="v1:w:1.000656:time"))
    assert told.language == language
    assert "{" not in told.pages[0]
