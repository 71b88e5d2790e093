"""A procedure on one page: the papers as a list to tick, every other part whole, where it comes from.

The same parts, templates and wording as every answer. Imported by bot.pages. Tested by
tests/unit/bot/pages/test_procedure.py and, over published records, by tests/corpus/test_procedure_pages.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answers.checklist import Labelled, checklist
from bot.answers.frame import Source, source
from bot.answers.overview import Overview
from bot.answers.papers import PaperGroup, case_label
from bot.answers.parts import Documents, make_part
from bot.answers.templates import fill
from bot.answers.view import ProcedureView
from bot.answers.wording import Wording, wording
from bot.messages import Facet
from bot.pages.around import Changed, Siblings
from bot.pages.sheet import sheet_of
from bot.replies import say
from bot.suggestion_card import stated_fee, stated_time
from index.browse import DIGEST
from knowledge.cases import alternatives
from knowledge.codec import digest
from knowledge.text import one_line

# In the order in which one needs them; the papers stand before them all.
SECTIONS = (
    Facet.WHERE, Facet.FEE, Facet.TIME, Facet.STEPS, Facet.ONLINE, Facet.CONDITIONS, Facet.RESULT, Facet.AGENCY,
    Facet.LEGAL,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A part: the name of its facet, its heading, and its text in the markup of a reply."""

    name: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case with papers of its own: its place among the groups (0-based), and its name short."""

    place: int
    label: str


@dataclass(frozen=True, slots=True)
class Plain:
    """The project's own words on a procedure; `stale` warns that the record has moved on since, "" where it has not."""

    summary: str
    tips: tuple[str, ...]
    stale: str


@dataclass(frozen=True, slots=True)
class InShort:
    """What a printed sheet says beside the papers: times, fees and places in short, what the province publishes among
    them. `size` is how large it is set; `notes` whether the source's notes among the papers are printed.
    """

    times: tuple[Labelled, ...]
    fees: tuple[Labelled, ...]
    hints: tuple[str, ...]
    places: tuple[str, ...]
    size: str
    notes: bool


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """A procedure. `case` is the place of the case whose papers are shown, None for all; `published` is what the
    province says of fee and place, which the short values at the head do not know.
    """

    code: str
    title: str
    everyday: str
    level: str
    field: str
    field_digest: str
    warnings: tuple[str, ...]
    plain: Plain | None
    agency: str
    time: str
    fee: str
    published: tuple[str, ...]
    conditions: str
    cases: tuple[Case, ...]
    case: int | None
    papers: tuple[PaperGroup, ...]
    left_out: tuple[str, ...]
    sections: tuple[Section, ...]
    in_short: InShort
    siblings: tuple[Siblings, ...]
    changed: Changed | None
    source: Source


def procedure_page(
    view: ProcedureView,
    language: str,
    case: int | None = None,
    siblings: tuple[Siblings, ...] = (),
    changed: Changed | None = None,
) -> ProcedurePage:
    """The page of a procedure; a case that is none shows all."""
    places = alternatives(view.procedure.documents)
    view = replace(view, case=case if case in places else None)
    speech, one = wording(language), view.procedure
    printed = checklist(view, speech)
    papers = make_part(view, Facet.DOCUMENTS, speech)
    if not isinstance(papers, Documents):
        raise TypeError(f"the part {Facet.DOCUMENTS} is a {type(papers).__name__}")
    size, notes = sheet_of(printed)
    opening = speech.text("province_published")
    return ProcedurePage(
        code=one.code,
        title=printed.title,
        everyday=printed.everyday,
        level=printed.level,
        field=one_line(one.field),
        field_digest=digest(one.field)[:DIGEST] if one.field else "",
        warnings=printed.warnings,
        plain=_plain(view, speech),
        agency=one_line(one.agency or one.authority),
        time=stated_time(view, speech),
        fee=stated_fee(view, speech),
        published=tuple(said for said in (*printed.hints, *printed.places) if said.startswith(opening)),
        conditions=papers.conditions,
        cases=tuple(Case(place, case_label(one.documents[place].case)) for place in places),
        case=view.case,
        papers=papers.groups,
        left_out=papers.left_out,
        sections=tuple(
            Section(
                facet.value,
                say(f"facet_{facet.value}", language),
                "\n\n".join(fill(facet.value, make_part(view, facet, speech), speech)),
            )
            for facet in SECTIONS
        ),
        in_short=InShort(printed.times, printed.fees, printed.hints, printed.places, size, notes),
        siblings=siblings,
        changed=changed,
        source=source(view, speech),
    )


def _plain(view: ProcedureView, speech: Wording) -> Plain | None:
    card = make_part(view, Facet.OVERVIEW, speech)
    if not isinstance(card, Overview) or not card.summary:
        return None
    stale = speech.text("stale", decision=card.written_for) if card.stale else ""
    return Plain(card.summary, card.tips, stale)
