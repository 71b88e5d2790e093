"""Replies about life events: procedures in their order with why and what is done, the first open one in full.

    v1:j:<journey>               show it
    v1:j:<journey>:<place>       mark the step at a place (0-based) as done, or as open again

Wording in locale/journeys.yaml. Imported by bot.assistant. Tested by tests/unit/bot/test_journeys.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from bot.actions import ShowPart, encode
from bot.answers.frame import month_text
from bot.answers.paging import PAGE_LIMIT
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.messages import Choice, Facet, Outcome, Reply
from bot.replies import part_reply
from bot.wording import notice
from knowledge.journeys import Journey, Step

WORDING = "journeys"
A_ROW = 3  # marks
_ACTION = re.compile(r"v1:j:([a-z-]{2,24})(?::(\d{1,2}))?\Z", re.ASCII)
View = Callable[[str], ProcedureView | None]


@dataclass(frozen=True, slots=True)
class ShowJourney:
    """Show a journey; `toggled` is the place of a step whose mark is turned over, None to only show it."""

    name: str
    toggled: int | None = None


def encode_journey(action: ShowJourney) -> str:
    """The text of a button."""
    return f"v1:j:{action.name}" if action.toggled is None else f"v1:j:{action.name}:{action.toggled}"


def decode_journey(text: str, journeys: Mapping[str, Journey]) -> ShowJourney | None:
    """The action of a button, None where it is none of ours or the journey is no more."""
    found = _ACTION.match(text)
    if found is None or found[1] not in journeys:
        return None
    place = int(found[2]) if found[2] else None
    return ShowJourney(found[1], place) if place is None or place < len(journeys[found[1]].steps) else None


def journey_reply(journey: Journey, view: View, done: Collection[str], language: str) -> Reply:
    """The journey, the first open step in full below it. `done` holds codes; a step without a record is left out."""
    steps = [step for step in journey.steps if view(step.code) is not None]
    lines = [f"<b>{escape(said(journey.title, language))}</b>", escape(said(journey.about, language)), ""]
    lines += [_line(at, step, step.code in done, language) for at, step in enumerate(steps, 1)]
    lines += ["", f"<i>{escape(_say('as_of', language).format(date=month_text(journey.as_of, wording(language))))}</i>"]
    rows = _rows(journey, steps, done, language)
    codes = tuple(step.code for step in _by_need(steps))
    reply = Reply(
        Outcome.ANSWER, ("\n".join(lines),), tuple(rows), codes=codes, facet=Facet.OVERVIEW, language=language
    )
    first = next((step for step in _by_need(steps) if step.code not in done), None)
    shown = view(first.code) if first else None
    if first is None or shown is None:
        return replace(reply, pages=("\n".join([*lines, "", escape(_say("all_done", language))]),))
    card = part_reply(shown, Facet.OVERVIEW, language).pages
    heading = _say("first_step", language).format(name=escape(said(first.name, language)))
    whole = "\n".join([reply.pages[0], "", f"<b>{heading}</b>", card[0]])
    # A card that would not fit is one tap away: pages of a journey have no buttons to turn them.
    fits = len(card) == 1 and len(whole) <= PAGE_LIMIT
    return replace(reply, pages=(whole if fits else "\n".join([reply.pages[0], f"<b>{heading}</b>"]),))


def journey_choice(journey: Journey, language: str) -> Choice:
    """The button that opens a journey."""
    return Choice(f"🧭 {said(journey.title, language)}", encode_journey(ShowJourney(journey.name)))


def said(texts: Mapping[str, str], language: str) -> str:
    """The text in a language, in Vietnamese where it is not written in it."""
    return texts.get(language) or texts["vi"]


def _by_need(steps: Sequence[Step]) -> list[Step]:
    """What everybody has to do before what only some have to."""
    return sorted(steps, key=lambda step: bool(step.condition))


def _line(at: int, step: Step, done: bool, language: str) -> str:
    mark = "✅" if done else f"{at}."
    condition = f" <i>({escape(said(step.condition, language))})</i>" if step.condition else ""
    return f"{mark} <b>{escape(said(step.name, language))}</b>{condition}: {escape(said(step.why, language))}"


def _rows(journey: Journey, steps: Sequence[Step], done: Collection[str], language: str) -> list[tuple[Choice, ...]]:
    """A row for each step, then the marks by number: beside its name a mark would leave neither room to be read."""
    names = [Choice(f"{at}. {said(step.name, language)}", encode(ShowPart(step.code, Facet.OVERVIEW)))
             for at, step in enumerate(steps, 1)]  # fmt: skip
    marks = [_mark(journey, at, step, step.code in done, language) for at, step in enumerate(steps, 1)]
    return [*((name,) for name in names), *(tuple(marks[at : at + A_ROW]) for at in range(0, len(marks), A_ROW))]


def _mark(journey: Journey, at: int, step: Step, done: bool, language: str) -> Choice:
    mark = _say("mark_open" if done else "mark_done", language)
    return Choice(f"{at}. {mark}", encode_journey(ShowJourney(journey.name, journey.position(step.code))))


def _say(key: str, language: str) -> str:
    return notice(WORDING, key, language).strip()
