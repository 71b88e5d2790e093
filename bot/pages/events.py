"""A life event as a page: its procedures in their order, each with why it is done and for whom.

Imported by bot.pages. Tested by tests/unit/bot/pages/test_events.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.answers.frame import month_text
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.journeys import ShowJourney, encode_journey, said
from knowledge.journeys import Journey
from knowledge.text import one_line


@dataclass(frozen=True, slots=True)
class Event:
    """A life event: the name in its address, and its title."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class EventStep:
    """A step: what people call it, for whom ("" for all), why now, and the official title of its procedure."""

    code: str
    name: str
    condition: str
    why: str
    title: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """A life event; `as_of` is the month in which it was true, `action` opens it in the chat."""

    name: str
    title: str
    about: str
    as_of: str
    action: str
    steps: tuple[EventStep, ...]


def event_page(journey: Journey, view: Callable[[str], ProcedureView | None], language: str) -> EventPage:
    """The page of a life event; a step whose procedure is not known is left out, as in the chat."""
    found = ((step, view(step.code)) for step in journey.steps)
    return EventPage(
        name=journey.name,
        title=said(journey.title, language),
        about=said(journey.about, language),
        as_of=month_text(journey.as_of, wording(language)),
        action=encode_journey(ShowJourney(journey.name)),
        steps=tuple(
            EventStep(
                step.code,
                said(step.name, language),
                said(step.condition, language) if step.condition else "",
                said(step.why, language),
                one_line(seen.procedure.title),
            )
            for step, seen in found
            if seen is not None
        ),
    )
