"""What a printed checklist of a procedure says: every paper whole; fees, times, place and steps short.

The values of the template printing/checklist.typ. What is cut ends in an ellipsis. Imported by bot.printing. Tested by
tests/unit/bot/answers/test_checklist.py and, over published records, by tests/corpus/test_checklists.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.answers.frame import HOME_PROVINCE, Source, source
from bot.answers.methods import fee_groups, time_groups
from bot.answers.papers import PaperGroup
from bot.answers.parts import Documents, Fees, Where, make_part
from bot.answers.shaping import shorten, tidy, without_bullet
from bot.answers.view import ProcedureView
from bot.answers.wording import Wording
from bot.messages import Facet
from knowledge.text import one_line

_NOTE, _PLACE = 240, 220  # characters of a fee's or a time's note, and of a place
_FEES, _PLACES, _STEPS, _STEP = 4, 3, 7, 150
_NUMBERED = re.compile(r"\W*(?:bước\s*)?\d{1,2}\s*[.:)]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Lines under a label: the channels that a time limit or fees hold for."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is printed. `cases` counts the cases to tick one of; `left_out` names those that are not printed.

    `hints` are said under the fees; `source` says where all comes from.
    """

    title: str
    everyday: str
    code: str
    level: str
    warnings: tuple[str, ...]
    groups: tuple[PaperGroup, ...]
    cases: int
    left_out: tuple[str, ...]
    times: tuple[Labelled, ...]
    fees: tuple[Labelled, ...]
    hints: tuple[str, ...]
    places: tuple[str, ...]
    steps: tuple[str, ...]
    source: Source


def checklist(view: ProcedureView, speech: Wording, centre: str = "") -> Checklist:
    """The checklist of `view`, of its one case where it has one. `centre` says which is the person's own, or ""."""
    one = view.procedure
    papers = make_part(view, Facet.DOCUMENTS, speech)
    if not isinstance(papers, Documents):
        raise TypeError(f"the part {Facet.DOCUMENTS} is a {type(papers).__name__}")
    return Checklist(
        title=one_line(one.title),
        everyday=_sentence(one_line(view.plain.name)) if view.plain else "",
        code=one.code,
        level=speech.text(f"level_{one.level.value}"),
        warnings=_warnings(view, speech),
        groups=papers.groups,
        cases=papers.cases,
        left_out=papers.left_out,
        times=_times(view, speech),
        fees=_fees(view, speech),
        hints=_hints(view, speech),
        places=tuple(filter(None, (centre, *_places(view, speech)))),
        steps=short_steps(one.steps),
        source=source(view, speech),
    )


def short_steps(steps: str) -> tuple[str, ...]:
    """The steps in a few lines: those that are numbered, where there are any, each cut; a last "…" for the rest."""
    lines = [line for line in tidy(steps).split("\n") if line.strip()]
    numbered = [line for line in lines if _NUMBERED.match(line)]
    wanted = numbered if len(numbered) > 1 else lines
    shown = [shorten(without_bullet(line), _STEP) for line in wanted[:_STEPS]]
    return tuple([*shown, "…"] if len(wanted) > _STEPS else shown)


def _warnings(view: ProcedureView, speech: Wording) -> tuple[str, ...]:
    other = view.procedure.jurisdiction
    said = [speech.text("other_province", province=other)] if other not in ("", HOME_PROVINCE) else []
    return tuple([*said, speech.text("not_offered")] if view.offered is False else said)


def _times(view: ProcedureView, speech: Wording) -> tuple[Labelled, ...]:
    return tuple(
        Labelled(group.channels, (_joined(group.limit, group.note, group.doubts),))
        for group in time_groups(view.procedure.methods, speech)
    )


def _fees(view: ProcedureView, speech: Wording) -> tuple[Labelled, ...]:
    said = []
    for group in fee_groups(view.procedure.methods, speech):
        lines = [_joined(line.amount, line.note, line.doubts) for line in group.lines[:_FEES]]
        if len(group.lines) > _FEES:
            lines.append(speech.text("and_more", number=len(group.lines) - _FEES) + "…")
        said.append(Labelled(group.channels, tuple(lines) or (speech.text("silent"),)))
    return tuple(said)


def _joined(value: str, note: str, doubts: Iterable[str]) -> str:
    return " – ".join(filter(None, (value, shorten(without_bullet(note), _NOTE), *doubts)))


def _hints(view: ProcedureView, speech: Wording) -> tuple[str, ...]:
    part = make_part(view, Facet.FEE, speech)
    if not isinstance(part, Fees):
        raise TypeError(f"the part {Facet.FEE} is a {type(part).__name__}")
    hints = [speech.text("zero_hint")] if part.zero else []
    if part.province and part.province.fee:
        hints.append(_published(part.province.fee, speech))
    return tuple(hints)


def _places(view: ProcedureView, speech: Wording) -> Iterable[str]:
    part = make_part(view, Facet.WHERE, speech)
    if not isinstance(part, Where):
        raise TypeError(f"the part {Facet.WHERE} is a {type(part).__name__}")
    if part.province and (part.province.receiving_address or part.province.telephone):
        yield _published(", ".join(filter(None, (part.province.receiving_address, part.province.telephone))), speech)
    if place := part.address or part.agency:
        yield shorten(place, _PLACE)
    yield from (shorten(line, _PLACE) for line in part.quoted[:_PLACES])
    if part.channels:
        yield f"{speech.text('channels')}: {part.channels[:1].lower()}{part.channels[1:]}"


def _published(text: str, speech: Wording) -> str:
    return f"{speech.text('province_published')} {shorten(text, _PLACE)}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
