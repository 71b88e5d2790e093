"""Replies made: a part of a procedure with its buttons, a list of procedures to choose from, a notice.

Imported by bot.assistant. Tested by tests/unit/bot/test_assistant.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from bot.actions import LIMIT, Action, ShowCase, ShowMenu, ShowOthers, ShowPart, ShowWhy, encode
from bot.answers.papers import case_label
from bot.answers.render import render_answer, render_part
from bot.answers.view import ProcedureView
from bot.messages import Choice, Facet, Outcome, Reply
from bot.printing import print_choice
from bot.wording import notice
from knowledge.cases import alternatives

# The parts that most people want next, two buttons a row; the rest stand behind "other parts".
MAIN_PARTS = (Facet.DOCUMENTS, Facet.STEPS, Facet.FEE, Facet.TIME, Facet.WHERE)
A_ROW = 2
LABEL = 60  # characters of a title on a button; Telegram shows about this much on two lines
OTHERS = 4

Row = tuple[Choice, ...]


def say(key: str, language: str, **values: str) -> str:
    """A wording of the assistant with its marks filled in, values escaped."""
    text = notice("assistant", key, language).strip()
    return text.format(**{name: escape(value) for name, value in values.items()})


def notice_reply(outcome: Outcome, key: str, language: str, **values: str) -> Reply:
    """A reply that is one wording of the assistant."""
    return Reply(outcome, (say(key, language, **values),), language=language)


def part_reply(
    view: ProcedureView,
    facet: Facet,
    language: str,
    page: int = 0,
    others: Sequence[str] = (),
    asked: Sequence[str] = (),
) -> Reply:
    """A part of a procedure at a page, with buttons for its pages, its other parts, its source and other procedures.

    `asked` are the words of the question, for what the record says of them outside that part.
    """
    pages = render_answer(view, facet, language, asked) if asked else render_part(view, facet, language)
    page = min(max(page, 0), len(pages) - 1)
    code = view.procedure.code
    turned = (lambda to: ShowPart(code, facet, to)) if view.case is None else (lambda to: ShowCase(code, view.case, to))
    rows = [_page_row(turned, page, len(pages), language)]
    if facet is Facet.DOCUMENTS:
        rows += [*case_rows(view, language), (print_choice(view, language),)]
    wanted = [Facet.OVERVIEW, *MAIN_PARTS] if facet is not Facet.OVERVIEW else list(MAIN_PARTS)
    rows += in_rows([part_choice(code, other, language) for other in wanted if other is not facet])
    last = [Choice(say("other_parts", language), encode(ShowMenu(code)))]
    if others and (offered := fitting(others)):
        last.append(Choice(say("not_this", language), encode(ShowOthers(offered))))
    rows.append(tuple(last))
    why = (Choice(say("why", language), encode(ShowWhy(code, facet))),)
    rows.append((*why, Choice(say("source", language), url=view.procedure.link)) if view.procedure.link else why)
    return Reply(
        Outcome.ANSWER,
        pages,
        tuple(row for row in rows if row),
        page=page,
        codes=(code,),
        facet=facet,
        language=language,
    )


def with_notice(reply: Reply, text: str) -> Reply:
    """The reply with a notice on personal data before its first page."""
    first, *rest = reply.pages
    return replace(reply, pages=(f"{text.strip()}\n\n{first}", *rest), personal_data=True)


def menu_reply(view: ProcedureView, language: str) -> Reply:
    """Every part of a procedure as buttons, under its card."""
    card = part_reply(view, Facet.OVERVIEW, language)
    code = view.procedure.code
    choices = [part_choice(code, facet, language) for facet in Facet if facet is not Facet.OVERVIEW]
    return Reply(
        Outcome.ANSWER,
        card.pages,
        (*in_rows(choices), (save_choice(code, language),)),
        codes=(code,),
        facet=Facet.OVERVIEW,
        language=language,
    )


def choose_reply(views: Sequence[ProcedureView], language: str, hotline: str) -> Reply:
    """Procedures to choose from, one button a row."""
    if not views:
        return notice_reply(Outcome.ABSTAIN, "no_others", language, hotline=hotline)
    rows = tuple(
        (Choice(short(view.procedure.title), encode(ShowPart(view.procedure.code, Facet.OVERVIEW))),) for view in views
    )
    return Reply(
        Outcome.CLARIFY,
        (say("others", language, hotline=hotline),),
        rows,
        codes=tuple(view.procedure.code for view in views),
        language=language,
    )


def part_name(facet: Facet, language: str) -> str:
    """What a part of a procedure is called on its button."""
    return say(f"facet_{facet.value}", language)


def part_choice(code: str, facet: Facet, language: str) -> Choice:
    """The button of a part."""
    return Choice(part_name(facet, language), encode(ShowPart(code, facet)))


def save_choice(code: str, language: str) -> Choice:
    """The button that keeps a procedure, or lets it go (bot/saved.py)."""
    return Choice(notice("comfort", "save", language).strip(), f"v1:s:{code}")


def in_rows(choices: Sequence[Choice]) -> tuple[Row, ...]:
    """Choices two a row."""
    return tuple(tuple(choices[at : at + A_ROW]) for at in range(0, len(choices), A_ROW))


def fitting(codes: Sequence[str]) -> tuple[str, ...]:
    """As many codes as a button can carry, four at most."""
    taken: list[str] = []
    for code in codes[:OTHERS]:
        if len(f"v1:o:{','.join([*taken, code])}") > LIMIT:
            break
        taken.append(code)
    return tuple(taken)


def short(title: str) -> str:
    """A title that fits a button, cut at a word."""
    if len(title) <= LABEL:
        return title
    return title[: LABEL - 1].rsplit(" ", 1)[0] + "…"


def case_rows(view: ProcedureView, language: str) -> list[Row]:
    """The cases to choose from, one a row; where one is chosen, the way back to all."""
    code, groups = view.procedure.code, view.procedure.documents
    if view.case is not None:
        return [(Choice(say("every_case", language), encode(ShowPart(code, Facet.DOCUMENTS))),)]
    return [(Choice(short(case_label(groups[at].case)), encode(ShowCase(code, at))),) for at in alternatives(groups)]


def _page_row(turned: Callable[[int], Action], page: int, pages: int, language: str) -> Row:
    row = []
    if page > 0:
        row.append(Choice(say("previous", language), encode(turned(page - 1))))
    if page + 1 < pages:
        row.append(Choice(say("next", language), encode(turned(page + 1))))
    return tuple(row)
