"""Tests of bot/pages/events.py."""

from __future__ import annotations

from bot.answers.view import ProcedureView
from bot.journeys import ShowJourney, decode_journey
from bot.pages.events import event_page
from tests.unit.bot.pages.samples import JOURNEY, RECORDS

VIEWS = {one.code: ProcedureView(one) for one in RECORDS}


def test_steps_in_order_with_why_and_for_whom_those_without_a_record_left_out() -> None:
    page = event_page(JOURNEY, VIEWS.get, "vi")
    assert [(one.code, one.name, one.condition, one.why) for one in page.steps] == [
        ("1.000123", "làm thẻ", "", "có thẻ <mới> mượn được"),
        ("1.000200", "làm lại thẻ", "nếu mất thẻ", "thẻ cũ không dùng được"),
    ]
    assert page.steps[1].title == "Cấp lại thẻ mượn sách"
    assert page.as_of == "tháng 7/2026"


def test_its_action_opens_it_in_the_chat() -> None:
    page = event_page(JOURNEY, VIEWS.get, "en")
    assert decode_journey(page.action, {JOURNEY.name: JOURNEY}) == ShowJourney("doc-sach")
    assert (page.title, page.about) == ("Wish to read", "Get a card.")
