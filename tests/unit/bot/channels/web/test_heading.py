"""Tests of bot/channels/web/heading.py."""

from __future__ import annotations

import pytest

from bot.actions import ShowCase, ShowMenu, ShowPart, encode
from bot.channels.web.heading import heading
from bot.messages import Facet, Outcome, Reply

CODE = "1.001193"


def reply(facet: Facet | None = None, language: str = "vi") -> Reply:
    return Reply(Outcome.ANSWER, ("một",), facet=facet, language=language)


@pytest.mark.parametrize(
    ("asked", "before", "action", "facet", "above"),
    [
        ("khai sinh", Facet.OVERVIEW, ShowPart(CODE, Facet.TIME), Facet.TIME, "khai sinh → Thời hạn"),
        ("khai sinh → Thời hạn", Facet.TIME, ShowPart(CODE, Facet.FEE), Facet.FEE, "khai sinh → Lệ phí"),
        ("khai sinh → Lệ phí", Facet.FEE, ShowPart(CODE, Facet.FEE, 1), Facet.FEE, "khai sinh → Lệ phí"),
        ("lệ phí khai sinh", Facet.FEE, ShowPart(CODE, Facet.FEE, 1), Facet.FEE, "lệ phí khai sinh"),
        ("khai sinh", Facet.OVERVIEW, ShowCase(CODE, 1), Facet.DOCUMENTS, "khai sinh → Giấy tờ"),
        ("khai sinh → Giấy tờ", Facet.DOCUMENTS, ShowPart(CODE, Facet.OVERVIEW), Facet.OVERVIEW, "khai sinh"),
        ("khai sinh → Giấy tờ", Facet.DOCUMENTS, ShowMenu(CODE), None, "khai sinh"),
        ("hồng → đỏ", Facet.OVERVIEW, ShowPart(CODE, Facet.FEE), Facet.FEE, "hồng → đỏ → Lệ phí"),
        ("", Facet.OVERVIEW, ShowPart(CODE, Facet.FEE), Facet.FEE, ""),
    ],
)
def test_the_question_and_the_part_that_is_shown(
    asked: str, before: Facet, action: ShowPart | ShowCase | ShowMenu, facet: Facet | None, above: str
) -> None:
    assert heading(asked, reply(before), encode(action), reply(facet)) == above


def test_a_part_is_named_in_the_language_of_the_reply() -> None:
    above = heading("birth", reply(), encode(ShowPart(CODE, Facet.FEE)), reply(Facet.FEE, "en"))
    assert above == "birth → Fees"
    assert heading(above, reply(Facet.FEE), encode(ShowPart(CODE, Facet.TIME)), reply(Facet.TIME)) == "birth → Thời hạn"


def test_another_button_leaves_the_question() -> None:
    assert heading("khai sinh → Lệ phí", reply(Facet.FEE), "v1:a:1.001193", reply(Facet.AGENCY)) == "khai sinh"
