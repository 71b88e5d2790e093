"""Tests of bot/preferences.py, and of the assistant that heeds them."""

from __future__ import annotations

import pytest

from bot.content import CONTENT
from bot.messages import Message, Outcome, Person
from bot.preferences import WORDING, Preference, chosen
from bot.wording import load_wording
from knowledge.directory import load_directory
from tests.unit.bot.home import authored_assistant

pytestmark = pytest.mark.xdist_group("home")
DIRECTORY = load_directory(CONTENT / "directory")


def test_a_choice_changes_one_thing_and_keeps_the_other() -> None:
    now = Preference("en", DIRECTORY.units[0].key)
    assert chosen("v1:l:ru", DIRECTORY, now) == Preference("ru", now.unit)
    assert chosen("v1:l:auto", DIRECTORY, now) == Preference("", now.unit)
    assert chosen("v1:u:-", DIRECTORY, now) == Preference("en", "")
    assert chosen(f"v1:u:{DIRECTORY.units[1].key}", DIRECTORY, now) == Preference("en", DIRECTORY.units[1].key)
    assert chosen("v1:u:99999999", DIRECTORY, now) is None
    assert chosen("v1:l:de", DIRECTORY, now) is None


def test_the_language_stays_fixed_until_it_is_changed() -> None:
    assistant, person = authored_assistant(), Person("language:1")
    offered = assistant.respond(Message(person, action="language"))
    actions = [choice.action for row in offered.rows for choice in row]
    assert actions == ["v1:l:vi", "v1:l:en", "v1:l:ru", "v1:l:auto"]
    assert assistant.respond(Message(person, action="v1:l:en")).language == "en"
    assert assistant.respond(Message(person, "đăng ký kết hôn cần giấy tờ gì")).language == "en"
    assistant.respond(Message(person, action="v1:l:auto"))
    assert assistant.respond(Message(person, "đăng ký kết hôn cần giấy tờ gì")).language == "vi"


def test_a_commune_is_told_kept_shown_and_forgotten() -> None:
    assistant, person = authored_assistant(), Person("unit:1")
    assert "xã, phường nào" in assistant.respond(Message(person, action="unit")).pages[0]
    told = assistant.respond(Message(person, "xã Tam Bố giờ thuộc xã nào"))
    assert told.outcome is Outcome.DIRECTORY
    button = next(choice for row in told.rows for choice in row if choice.action.startswith("v1:u:"))
    assert "Gia Hiệp" in assistant.respond(Message(person, action=button.action)).pages[0]
    assert "Gia Hiệp" in assistant.respond(Message(person, action="unit")).pages[0]
    where = assistant.respond(Message(person, "đăng ký kết hôn nộp ở đâu"))
    assert "Gia Hiệp" in where.pages[0]
    assistant.respond(Message(person, action="cancel"))
    assert "Gia Hiệp" in assistant.respond(Message(person, action="unit")).pages[0]
    assert "xóa hết" in assistant.respond(Message(person, action="forget")).pages[0]
    assert "Gia Hiệp" not in assistant.respond(Message(person, action="unit")).pages[0]


def test_every_wording_is_there_in_every_language() -> None:
    wording = load_wording(WORDING)
    assert set(wording["vi"]) == set(wording["en"]) == set(wording["ru"])
