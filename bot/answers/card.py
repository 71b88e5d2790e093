"""The officer's card of a procedure: what a counter needs on one page, in the order in which a dossier is looked at.

The context of the template card.html. Imported by bot.officer_card. Tested by tests/unit/bot/answers/test_card.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answers.frame import head, month_text
from bot.answers.overview import ShortLine, short_fees, short_times
from bot.answers.papers import short_list
from bot.answers.parts import Province, province_of
from bot.answers.shaping import clip
from bot.answers.steps import Step, step_heads
from bot.answers.view import ProcedureView
from bot.answers.wording import Wording
from bot.messages import Facet
from knowledge.records import LegalBasis
from knowledge.returns import Reason, Returns
from knowledge.text import one_line

_NUMBER = re.compile(r"(?<![\w./])\d{1,4}(?:\.\d{1,3})?(?:/\d{4})?/[^\W\d_]\w*(?:[-–]\w+)*")
_NAME = 60  # characters of what stands for a number
_BASES = 6  # legal bases named; the others are counted


@dataclass(frozen=True, slots=True)
class Room:
    """How much of each part stands on the card, entries and characters."""

    title: int
    agency: int
    note: int
    papers: int
    paper: int
    steps: int
    step: int


# Tried in turn until the card fits one page.
ROOMS = (
    Room(title=600, agency=160, note=90, papers=6, paper=80, steps=8, step=130),
    Room(title=400, agency=120, note=60, papers=4, paper=60, steps=6, step=90),
    Room(title=240, agency=80, note=30, papers=3, paper=50, steps=4, step=60),
)


@dataclass(frozen=True, slots=True)
class OfficerCard:
    """The card. `papers_all`, `steps_all`, `bases_left` count what the record has and the card leaves out.

    `foreign` is the other province whose copy the record is, or ""; `reasons_date` says when the reasons were written.
    """

    title: str
    code: str
    level: str
    field: str
    foreign: str
    not_offered: bool
    agency: str
    authority: str
    times: tuple[ShortLine, ...]
    fees: tuple[ShortLine, ...]
    province: Province | None
    papers: tuple[str, ...]
    papers_all: int
    papers_button: str
    steps: tuple[Step, ...]
    steps_all: int
    steps_button: str
    reasons: tuple[Reason, ...]
    reasons_date: str
    bases: tuple[str, ...]
    bases_left: int


def officer_card(view: ProcedureView, returns: Returns | None, room: Room, speech: Wording) -> OfficerCard:
    """The card of `view` within `room`."""
    one, top = view.procedure, head(view, speech)
    groups, papers_all = short_list(one.documents, room.papers, 10_000, speech)
    steps = step_heads(one.steps)
    numbers = list(dict.fromkeys(filter(None, map(_number, one.legal_bases))))
    return OfficerCard(
        title=clip(top.title, room.title),
        code=one.code,
        level=top.level,
        field=one_line(one.field),
        foreign=top.province,
        not_offered=top.not_offered,
        agency=clip(one.agency, room.agency),
        authority=clip(one.authority, room.agency),
        times=short_times(view, speech, room.note),
        fees=short_fees(view, speech, room.note),
        province=province_of(view),
        papers=tuple(clip(paper.name, room.paper) for group in groups for paper in group.papers if paper.name),
        papers_all=papers_all,
        papers_button=speech.button(Facet.DOCUMENTS),
        steps=tuple(Step(step.mark, clip(step.text, room.step)) for step in steps[: room.steps]),
        steps_all=len(steps),
        steps_button=speech.button(Facet.STEPS),
        reasons=returns.reasons if returns else (),
        reasons_date=month_text(returns.as_of, speech) if returns else "",
        bases=tuple(numbers[:_BASES]),
        bases_left=max(0, len(numbers) - _BASES),
    )


def _number(basis: LegalBasis) -> str:
    """The number of a legal basis, from its title where that alone has it; else what it is called, in short."""
    stated, title = one_line(basis.number), one_line(basis.title)
    found = _NUMBER.search(stated) or _NUMBER.search(title)
    return found[0] if found else clip(stated or title, _NAME)
