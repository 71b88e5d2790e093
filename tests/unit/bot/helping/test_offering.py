"""Tests of bot/helping/offering.py."""

from bot.answers.view import ProcedureView
from bot.helping.offering import offered
from bot.helping.turn import speech_in
from bot.messages import Facet
from bot.replies import choose_reply, part_reply
from tests.unit.bot.helping.samples import BIRTH, CARD, choices, clarified


def test_a_card_has_one_button_above_the_others() -> None:
    card = part_reply(ProcedureView(BIRTH), Facet.OVERVIEW, "vi", others=(CARD.code,))
    reply = offered(card, speech_in("vi"))
    assert [(one.label, one.action) for one in reply.rows[0]] == [("✅ Chọn cho ca này", "v1:g:code:1.000001")]
    assert reply.rows[1:] == card.rows


def test_each_of_several_has_its_own() -> None:
    asked = clarified(("1. khai sinh", "v1:p:1.000001:fee:0"), ("2. thẻ", "v1:p:1.000002:fee:0"), ("Không", "v1:n"))
    reply = offered(asked, speech_in("vi"))
    assert [(one.label, one.action) for one in choices(reply)[3:]] == [
        ("✅ Chọn 1 cho ca này", "v1:g:code:1.000001"),
        ("✅ Chọn 2 cho ca này", "v1:g:code:1.000002"),
    ]


def test_what_names_no_procedure_or_no_numbers_stays_as_it_is() -> None:
    for reply in (clarified(("Không", "v1:n")), choose_reply([ProcedureView(BIRTH), ProcedureView(CARD)], "vi", "1")):
        assert offered(reply, speech_in("vi")) == reply
