"""The parts of a procedure, one dataclass a part: the context of the template of the same name.

`make_part` gives the dataclass of a facet. Imported by bot.answers.render.
Tested by tests/unit/bot/answers/test_parts.py and test_templates.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.answers.frame import date_text
from bot.answers.methods import FeeGroup, TimeGroup, channel_names, fee_groups, time_groups
from bot.answers.overview import Overview, overview
from bot.answers.papers import PaperGroup, case_name, forms, paper_groups
from bot.answers.places import handing_in
from bot.answers.shaping import is_shortened, shorten, tidy
from bot.answers.view import ProcedureView
from bot.answers.wording import Wording
from bot.messages import Facet
from knowledge.cases import alternatives, other_cases
from knowledge.records import Channel
from knowledge.text import one_line

SHORT_CONDITIONS = 400  # characters that stand before the papers whole
_NOTHING = re.compile(r"(?:không(?: có| quy định| yêu cầu| có quy định| có yêu cầu)?)?[\s.;:]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Province:
    """What the province publishes over the record; every field may be ""."""

    decision: str
    date: str
    fee: str
    receiving_address: str
    telephone: str
    note: str


@dataclass(frozen=True, slots=True)
class Documents:
    """The papers. `conditions` stand before them; `more` is the button that shows them whole, or "".

    `cases` counts the cases to choose from where all are shown; `left_out` names the cases that are not shown.
    """

    conditions: str
    more: str
    groups: tuple[PaperGroup, ...]
    cases: int = 0
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fees:
    """The fees; `zero` says that a 0 among them has nothing to explain it."""

    groups: tuple[FeeGroup, ...]
    zero: bool
    province: Province | None


@dataclass(frozen=True, slots=True)
class Times:
    """The time limits."""

    groups: tuple[TimeGroup, ...]


@dataclass(frozen=True, slots=True)
class MethodNote:
    """The source's description of how the channels named are used."""

    channels: str
    note: str


@dataclass(frozen=True, slots=True)
class Where:
    """Where to hand in: address, agency, channels, what the source says of each, and what the steps say."""

    address: str
    agency: str
    level: str
    channels: str
    notes: tuple[MethodNote, ...]
    quoted: tuple[str, ...]
    province: Province | None


@dataclass(frozen=True, slots=True)
class Agency:
    """Who handles it."""

    agency: str
    authority: str
    delegated: str
    coordinating: str
    level: str
    field: str


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions whole, for whom the procedure is, and the source's own description of it."""

    conditions: str
    audience: str
    description: str


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps whole."""

    steps: str


@dataclass(frozen=True, slots=True)
class Result:
    """What one gets."""

    result: str


@dataclass(frozen=True, slots=True)
class Legal:
    """The legislation, and the decision that published the procedure."""

    bases: tuple[str, ...]
    decision: str


@dataclass(frozen=True, slots=True)
class Forms:
    """Papers that are filled in, whole, each with the name of its form or ""."""

    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Online:
    """Handing in online: whether the source knows it, with time, fees and note; `stated` if it names any
    channel.
    """

    offered: bool
    stated: bool
    times: tuple[TimeGroup, ...]
    fees: tuple[FeeGroup, ...]
    link: str


Part = Overview | Documents | Fees | Times | Where | Agency | Conditions | Steps | Result | Legal | Forms | Online


def make_part(view: ProcedureView, facet: Facet, speech: Wording) -> Part:
    """The part of `view` that `facet` asks for."""
    return _MAKERS[facet](view, speech)


def _documents(view: ProcedureView, speech: Wording) -> Documents:
    conditions = tidy(view.procedure.conditions)
    if _NOTHING.fullmatch(conditions):
        conditions = ""
    more = ""
    if is_shortened(conditions, SHORT_CONDITIONS):
        conditions, more = shorten(conditions, SHORT_CONDITIONS // 2), speech.button(Facet.CONDITIONS)
    groups = view.procedure.documents
    others = other_cases(groups, view.case)
    shown = tuple(group for at, group in enumerate(groups) if at not in others)
    left_out = tuple(case_name(one_line(groups[at].case)) for at in others)
    cases = 0 if left_out else len(alternatives(groups))
    return Documents(conditions, more, paper_groups(shown, speech), cases, left_out)


def _fees(view: ProcedureView, speech: Wording) -> Fees:
    methods = view.procedure.methods
    zero = any(fee.amount == 0 and not fee.note.strip() for method in methods for fee in method.fees)
    return Fees(fee_groups(methods, speech), zero, province_of(view))


def _times(view: ProcedureView, speech: Wording) -> Times:
    return Times(time_groups(view.procedure.methods, speech))


def _where(view: ProcedureView, speech: Wording) -> Where:
    procedure = view.procedure
    notes: dict[str, list[Channel]] = {}
    for method in procedure.methods:
        if note := tidy(method.note):
            notes.setdefault(note, []).append(method.channel)
    return Where(
        address=tidy(procedure.receiving_address),
        agency=tidy(procedure.agency),
        level=speech.text(f"level_{procedure.level.value}"),
        channels=channel_names((method.channel for method in procedure.methods), speech),
        notes=tuple(MethodNote(channel_names(channels, speech), note) for note, channels in notes.items()),
        quoted=handing_in(tidy(procedure.steps)),
        province=province_of(view),
    )


def _agency(view: ProcedureView, speech: Wording) -> Agency:
    one = view.procedure
    return Agency(
        agency=tidy(one.agency),
        authority=tidy(one.authority),
        delegated=tidy(one.delegated),
        coordinating=tidy(one.coordinating),
        level=speech.text(f"level_{one.level.value}"),
        field=one_line(one.field),
    )


def _conditions(view: ProcedureView, speech: Wording) -> Conditions:
    one = view.procedure
    return Conditions(tidy(one.conditions), ", ".join(one.audience), tidy(one.description))


def _steps(view: ProcedureView, speech: Wording) -> Steps:
    return Steps(tidy(view.procedure.steps))


def _result(view: ProcedureView, speech: Wording) -> Result:
    return Result(tidy(view.procedure.result))


def _legal(view: ProcedureView, speech: Wording) -> Legal:
    bases = []
    for basis in view.procedure.legal_bases:
        title, number = tidy(basis.title), one_line(basis.number)
        bases.append(f"{title} ({number})" if title and number and number not in title else title or number)
    return Legal(tuple(bases), tidy(view.procedure.decision))


def _forms(view: ProcedureView, speech: Wording) -> Forms:
    return Forms(tuple(forms(view.procedure)))


def _online(view: ProcedureView, speech: Wording) -> Online:
    methods = [method for method in view.procedure.methods if method.channel is Channel.ONLINE]
    link = view.procedure.link
    return Online(
        offered=bool(methods),
        stated=bool(view.procedure.methods),
        times=time_groups(methods, speech),
        fees=fee_groups(methods, speech),
        link=link if link.startswith(("https://", "http://")) else "",
    )


def province_of(view: ProcedureView) -> Province | None:
    """What the province publishes over the record, None where it says nothing."""
    one = view.overlay
    if one is None:
        return None
    return Province(
        decision=tidy(one.decision),
        date=date_text(one.date),
        fee=tidy(one.fee),
        receiving_address=tidy(one.receiving_address),
        telephone=tidy(one.telephone),
        note=tidy(one.note),
    )


_MAKERS: dict[Facet, Callable[[ProcedureView, Wording], Part]] = {
    Facet.OVERVIEW: overview,
    Facet.DOCUMENTS: _documents,
    Facet.STEPS: _steps,
    Facet.FEE: _fees,
    Facet.TIME: _times,
    Facet.WHERE: _where,
    Facet.AGENCY: _agency,
    Facet.CONDITIONS: _conditions,
    Facet.RESULT: _result,
    Facet.LEGAL: _legal,
    Facet.FORM: _forms,
    Facet.ONLINE: _online,
}
