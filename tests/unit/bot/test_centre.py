"""Tests of bot/centre.py."""

from __future__ import annotations

import pytest

from bot.centre import with_centre
from bot.content import CONTENT
from bot.messages import Facet, Outcome, Reply
from knowledge.directory import load_directory
from knowledge.directory.contacts import Contact, Contacts
from knowledge.directory.offices import Office
from knowledge.records import Level

DIRECTORY = load_directory(CONTENT / "directory")
UNIT = DIRECTORY.units[0]
WHERE = Reply(Outcome.ANSWER, ("Nơi nộp: xã",), facet=Facet.WHERE)


def line(
    reply: Reply = WHERE, unit: str = UNIT.key, contacts: Contacts | None = None, level: Level = Level.COMMUNE
) -> str:
    return with_centre(reply, level, unit, DIRECTORY, contacts or Contacts(), "18001096").pages[0]


def test_the_centre_of_the_commune_is_named_and_what_is_not_known_is_said() -> None:
    shown = line()
    assert UNIT.name in shown
    assert "chưa có dữ liệu" in shown
    assert "18001096" in shown


def test_what_an_administrator_gave_is_shown() -> None:
    known = Contacts([Contact(UNIT.key, Office.CENTRE, "12 đường <A>", "", "", "2026-08-01")])
    shown = line(contacts=known)
    assert "12 đường &lt;A&gt;" in shown
    assert "Điện thoại: chưa có dữ liệu" in shown


def test_without_a_commune_the_way_to_tell_it_is_shown() -> None:
    assert "gõ tên xã" in line(unit="")


@pytest.mark.parametrize(
    ("reply", "level"),
    [
        (Reply(Outcome.ANSWER, ("x",), facet=Facet.FEE), Level.COMMUNE),
        (Reply(Outcome.CLARIFY, ("x",), facet=Facet.WHERE), Level.COMMUNE),
        (WHERE, Level.PROVINCE),
        (WHERE, Level.MINISTRY),
    ],
)
def test_other_answers_stay_as_they_are(reply: Reply, level: Level) -> None:
    assert line(reply, level=level) == reply.pages[0]
