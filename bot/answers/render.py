"""A part of a procedure as pages: the head of the card, the part asked for whole, the source on every page.

Nothing is generated: every field comes from the record through a template. Imported by bot.
Tested by tests/unit/bot/answers/test_render.py and, over every published record, by
tests/corpus/test_rendering.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.frame import PageNumber, head, source
from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import BLOCK_BORDER, MESSAGE_LIMIT, PAGE_LIMIT, paginate
from bot.answers.parts import make_part
from bot.answers.quotes import Quotes, find_quotes
from bot.answers.templates import fill
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.messages import Facet

_MOST_PAGES = 999  # for the room that a page number may need


def render_answer(view: ProcedureView, facet: Facet, language: str, asked: Sequence[str]) -> tuple[str, ...]:
    """The pages of the part, and on the first, where there is room, what the record says elsewhere of the words
    `asked`. The borders of pages stay where `render_part` puts them, so that page 2 follows whatever was asked.
    """
    first, *rest = render_part(view, facet, language)
    speech = wording(language)
    body, border, foot = first.rpartition(BLOCK_BORDER)
    found = find_quotes(view.procedure, asked, facet, strip_markup(first))
    for count in range(len(found), 0, -1):
        labelled = tuple((speech.button(quote.section), quote.text) for quote in found[:count])
        quoted = BLOCK_BORDER.join((body, *fill("quotes", Quotes(labelled), speech))) + border + foot
        if utf16_length(quoted) <= MESSAGE_LIMIT:
            return (quoted, *rest)
    return (first, *rest)


def render_part(view: ProcedureView, facet: Facet, language: str) -> tuple[str, ...]:
    """The part of `view` that `facet` asks for, framed in `language`, as balanced HTML pages within
    PAGE_LIMIT.
    """
    speech = wording(language)
    first = BLOCK_BORDER.join(fill("head", head(view, speech), speech))
    body = fill(facet.value, make_part(view, facet, speech), speech)
    foot = BLOCK_BORDER.join(fill("source", source(view, speech), speech))
    blocks = (first, *body)
    whole = BLOCK_BORDER.join((*blocks, foot))
    if utf16_length(whole) <= PAGE_LIMIT:
        return (whole,)
    widest = f"{foot}\n{''.join(fill('page', PageNumber(_MOST_PAGES, _MOST_PAGES), speech))}"
    pages = paginate(
        blocks,
        PAGE_LIMIT - utf16_length(BLOCK_BORDER + strip_markup(widest)),
        MESSAGE_LIMIT - utf16_length(BLOCK_BORDER + widest),
    )
    if len(pages) == 1:
        return (f"{pages[0]}{BLOCK_BORDER}{foot}",)
    return tuple(
        f"{page}{BLOCK_BORDER}{foot}\n{''.join(fill('page', PageNumber(number, len(pages)), speech))}"
        for number, page in enumerate(pages, 1)
    )
