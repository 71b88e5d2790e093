"""A turn as the templates show it: the reply's page as blocks, its buttons, its files, where it can be read whole.

Imported by bot.channels.web.chat. Tested by tests/unit/bot/channels/web/test_chat.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.actions import ShowWhy, decode
from bot.channels.web.markup import page_html
from bot.channels.web.turns import Kept, Turn
from bot.messages import Choice, Quiz, Reply


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A turn; `code` is the procedure whose page tells the whole, "" where there is none."""

    number: int
    asked: str
    body: Markup
    rows: tuple[tuple[Choice, ...], ...]
    quiz: Quiz | None
    files: tuple[Kept, ...]
    language: str
    outcome: str
    code: str


def shown_turn(turn: Turn, reply: Reply, files: Sequence[Kept]) -> ShownTurn:
    """The turn with its reply as it is shown."""
    page = reply.pages[min(max(reply.page, 0), len(reply.pages) - 1)] if reply.pages else ""
    return ShownTurn(
        turn.number,
        turn.asked,
        page_html(page),
        reply.rows,
        reply.quiz,
        tuple(files),
        reply.language,
        reply.outcome.value,
        _whole(reply),
    )


def _whole(reply: Reply) -> str:
    """The procedure that a reply is a part of, "" where it is none."""
    actions = (decode(choice.action) for row in reply.rows for choice in row)
    return next((action.code for action in actions if isinstance(action, ShowWhy)), "")
