"""A procedure on one page: the papers as a list to tick, every other part whole, where it comes from.

The same parts, templates and wording as every answer. Imported by bot.pages. Tested by
tests/unit/bot/pages/test_procedure.py and, over published records, by tests/corpus/test_procedure_pages.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answers.checklist import checklist
from bot.answers.frame import Source, source
from bot.answers.papers import PaperGroup, case_label
from bot.answers.parts import Documents, make_part
from bot.answers.templates import fill
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.messages import Facet
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
class ProcedurePage:
    """A procedure. `case` is the place of the case whose papers are shown, None for all."""

    code: str
    title: str
    everyday: str
    level: str
    field: str
    field_digest: str
    warnings: tuple[str, ...]
    agency: str
    time: str
    fee: str
    conditions: str
    cases: tuple[Case, ...]
    case: int | None
    papers: tuple[PaperGroup, ...]
    left_out: tuple[str, ...]
    sections: tuple[Section, ...]
    source: Source


def procedure_page(view: ProcedureView, language: str, case: int | None = None) -> ProcedurePage:
    """The page of a procedure; a case that is none shows all."""
    places = alternatives(view.procedure.documents)
    view = replace(view, case=case if case in places else None)
    speech, one = wording(language), view.procedure
    printed = checklist(view, speech)
    papers = make_part(view, Facet.DOCUMENTS, speech)
    if not isinstance(papers, Documents):
        raise TypeError(f"the part {Facet.DOCUMENTS} is a {type(papers).__name__}")
    return ProcedurePage(
        code=one.code,
        title=printed.title,
        everyday=printed.everyday,
        level=printed.level,
        field=one_line(one.field),
        field_digest=digest(one.field)[:DIGEST] if one.field else "",
        warnings=printed.warnings,
        agency=one_line(one.agency or one.authority),
        time=stated_time(view, speech),
        fee=stated_fee(view, speech),
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
        source=source(view, speech),
    )
