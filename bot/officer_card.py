"""The officer's card of a procedure as a reply: one page, with buttons to every whole part.

    v1:f:c:<code>[:<list>]     the card, and the list that it was opened from (bot/lookup_actions.py)

Citizens get their own card under the same buttons. Imported by bot.assistant, bot.taps and bot.lookup. Tested by
tests/unit/bot/test_officer_card.py and, over every published record, by tests/corpus/test_officer_card.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from bot.actions import LIMIT, ShowOthers, ShowWhy, encode
from bot.answers.card import ROOMS, Room, officer_card
from bot.answers.frame import source
from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import BLOCK_BORDER, MESSAGE_LIMIT, PAGE_LIMIT
from bot.answers.templates import fill
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.content import CONTENT
from bot.messages import Choice, Facet, Outcome, Reply, Role
from bot.replies import Row, fitting, part_choice, say
from bot.wording import notice
from knowledge.returns import Returns, load_returns

# The button that asks who in the commune handles a procedure; what answers it lies outside this module.
WHO_HANDLES = "v1:a:{code}"
PUBLIC = frozenset({Role.CITIZEN, Role.VOLUNTEER, Role.LEADER})  # roles that get the citizen's card
A_ROW = 3


def is_for(role: Role, facet: Facet) -> bool:
    """Whether a person of that role (an officer, or who may do more) gets the officer's card for that part."""
    return role not in PUBLIC and facet is Facet.OVERVIEW


@cache
def load_reasons() -> Mapping[str, Returns]:
    """The authored reasons for return by code, read once."""
    return load_returns(CONTENT / "returns")


def card_reply(view: ProcedureView, language: str, others: Sequence[str] = (), back: Row = ()) -> Reply:
    """The card with its buttons. `others` are other procedures that were close, `back` leads to the list it is from."""
    code = view.procedure.code
    parts = [part_choice(code, facet, language) for facet in Facet if facet is not Facet.OVERVIEW]
    rows = [tuple(parts[at : at + A_ROW]) for at in range(0, len(parts), A_ROW)]
    last = []
    if len(who := WHO_HANDLES.format(code=code)) <= LIMIT:
        last.append(Choice(notice("lookup", "who_handles", language), who))
    last.append(Choice(say("why", language), encode(ShowWhy(code, Facet.OVERVIEW))))
    if view.procedure.link:
        last.append(Choice(say("source", language), url=view.procedure.link))
    rows.append(tuple(last))
    if others and (offered := fitting(others)):
        rows.append((Choice(say("not_this", language), encode(ShowOthers(offered))),))
    page = card_page(view, load_reasons().get(code), language)
    return Reply(
        Outcome.ANSWER,
        (page,),
        tuple(row for row in (*rows, back) if row),
        codes=(code,),
        facet=Facet.OVERVIEW,
        language=language,
    )


def card_page(view: ProcedureView, returns: Returns | None, language: str) -> str:
    """The card as one page, with as much of each part as fits."""
    pages = (_page(view, returns, room, language) for room in ROOMS)
    return next((page for page in pages if _fits(page)), _page(view, returns, ROOMS[-1], language))


def _page(view: ProcedureView, returns: Returns | None, room: Room, language: str) -> str:
    speech = wording(language)
    foot = fill("source", source(view, speech), speech)
    return BLOCK_BORDER.join((*fill("card", officer_card(view, returns, room, speech), speech), *foot))


def _fits(page: str) -> bool:
    return utf16_length(strip_markup(page)) <= PAGE_LIMIT and utf16_length(page) <= MESSAGE_LIMIT
