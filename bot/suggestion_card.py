"""A procedure as a suggestion: a line to pick it by, and the card that is sent into a chat the assistant is not in.

Imported by bot.suggestions. Tested by tests/unit/bot/test_suggestion_card.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.frame import HOME_PROVINCE, source
from bot.answers.markup import utf16_length
from bot.answers.methods import fee_groups, time_groups
from bot.answers.paging import BLOCK_BORDER, MESSAGE_LIMIT
from bot.answers.render import render_part
from bot.answers.shaping import ELLIPSIS, clip, shorten
from bot.answers.view import ProcedureView
from bot.answers.wording import Wording, wording
from bot.links import INLINE, START, ProcedureLink, encode_link
from bot.messages import Choice, Facet, Suggestion
from bot.replies import say as assistant_say
from bot.wording import notice

ASK = START + INLINE  # opens the private chat, which greets
TITLE, DESCRIPTION = 120, 256  # characters; phones show about as much
STATED = 70  # characters of the time or of the fees in a description, a figure that nothing may be cut from aside


def suggestion_of(view: ProcedureView, language: str) -> Suggestion:
    """A procedure as a suggestion: its everyday name where there is one, what is stated in short, its card."""
    one, speech = view.procedure, wording(language)
    stated = [
        "" if one.jurisdiction in ("", HOME_PROVINCE) else say("province", language, province=one.jurisdiction),
        speech.text(f"level_{one.level.value}"),
        stated_time(view, speech),
        say("fee", language, fee=stated_fee(view, speech)),
    ]
    name = (view.plain.name if view.plain else "") or one.title
    url = source(view, speech).link
    rows = [(Choice(say("open", language), deep_link(one.code)),)]
    if url:
        rows.append((Choice(assistant_say("source", language), url=url),))
    return Suggestion(
        key=one.code,
        title=shorten(name[:1].upper() + name[1:], TITLE),
        description=shorten(" · ".join(filter(None, stated)), DESCRIPTION),
        page=card(view, language),
        rows=tuple(rows),
        code=one.code,
        url=url,
        language=language,
    )


def card(view: ProcedureView, language: str) -> str:
    """The first page of the overview, and where its buttons are to be found, as far as there is room for that."""
    page = render_part(view, Facet.OVERVIEW, language)[0]
    whole = f"{page}{BLOCK_BORDER}{say('more', language)}"
    return whole if utf16_length(whole) <= MESSAGE_LIMIT else page


def deep_link(code: str) -> str:
    """The action that opens a procedure in the private chat; that chat alone for a code that no link can carry."""
    try:
        return START + encode_link(ProcedureLink(code))
    except ValueError:
        return ASK


def stated_time(view: ProcedureView, speech: Wording) -> str:
    """The time limits as stated, a note only where no figure is."""
    said = []
    for group in time_groups(view.procedure.methods, speech):
        only_noted = group.limit == speech.text("time_in_note")
        limit, noted = (group.note, "") if only_noted else (group.limit, group.note)
        said.append((group.channels, "; ".join([limit, *group.doubts]), noted))
    return _in_short(said, speech.text("time_silent"))


def stated_fee(view: ProcedureView, speech: Wording) -> str:
    """The fees as stated, a note only where no amount is."""
    said = []
    for group in fee_groups(view.procedure.methods, speech):
        amounts = ["; ".join([line.amount or line.note, *line.doubts]) for line in group.lines]
        noted = "".join(line.note for line in group.lines if line.amount)
        said.append((group.channels, "; ".join(amounts), noted))
    return _in_short(said, speech.text("silent"))


def _in_short(said: Sequence[tuple[str, str, str]], silent: str) -> str:
    """What holds for channels, each with its note; an ellipsis where notes are left out."""
    if len({text for _, text, _ in said}) < 2:
        lines = [text or silent for _, text, _ in said[:1]] or [silent]
    else:
        lines = [f"{channels}: {text or silent}" for channels, text, _ in said]
    short = clip("; ".join(lines), STATED)
    return short if short.endswith(ELLIPSIS) or not any(note for _, _, note in said) else short + ELLIPSIS


def say(key: str, language: str, **values: str) -> str:
    """A wording of suggestions with its marks filled in as they are."""
    return notice("suggestions", key, language).strip().format(**values)
