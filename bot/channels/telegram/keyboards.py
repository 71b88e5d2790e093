"""Buttons under a message, laid out so that no label is cut off on a small telephone.

A telephone 320 points wide leaves a keyboard about 290, a row of n buttons 290 / n each, less about 16 for the gap and
the padding: at a little over 7 points a character `ROOM` is what fits, rather too little than too much. Imported by
bot.channels.telegram.*. Tested by tests/unit/bot/channels/telegram/test_keyboards.py.
"""

from __future__ import annotations

import logging
import unicodedata

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from bot.answers.shaping import shorten
from bot.messages import Choice

logger = logging.getLogger(__name__)

Row = tuple[Choice, ...]

# Characters of a label in a row of one, two, three ... buttons. A longer one alone in its row goes on a second line.
ROOM = (36, 16, 10, 8, 5, 4, 3, 2)
LABEL = 64  # characters of any label
_JOINERS = "\u200d\ufe0e\ufe0f"


def keyboard(rows: tuple[Row, ...]) -> InlineKeyboardMarkup | None:
    """Return the inline keyboard of `rows`, None when there is no button; an action over 64 bytes is left
    out, logged.
    """
    built = [[_button(choice) for choice in row] for row in shaped(rows)]
    return InlineKeyboardMarkup(built) if built else None


def shaped(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows with labels shortened and buttons moved to rows of their own where they would not fit; in their order,
    without any that Telegram would refuse.
    """
    made: list[Row] = []
    for row in rows:
        open_: Row = ()
        for choice in row:
            if not _is_taken(choice):
                continue
            choice = Choice(shorten(choice.label, LABEL), choice.action, choice.url)
            if open_ and not _fit((*open_, choice)):
                made.append(open_)
                open_ = ()
            open_ = (*open_, choice)
        made += [open_] if open_ else []
    return tuple(made)


def width(label: str) -> int:
    """How many characters' room a label takes: an emoji that of two, an accent written apart none."""
    shown = (one for one in label if one not in _JOINERS and not unicodedata.combining(one))
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in shown)


def can_be_read(label: str) -> bool:
    """Whether a label says something to whoever has it read aloud: it is no emoji alone."""
    return any(one.isalnum() for one in label)


def _fit(row: Row) -> bool:
    return len(row) <= len(ROOM) and all(width(choice.label) <= ROOM[len(row) - 1] for choice in row)


def _is_taken(choice: Choice) -> bool:
    size = len(choice.action.encode())
    taken = bool(choice.label) and (bool(choice.url) or 0 < size <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)
    if not taken:
        logger.error("Button left out: label %r, action %r of %d bytes", choice.label, choice.action, size)
    elif not can_be_read(choice.label):
        logger.warning("Button without a word: label %r, action %r", choice.label, choice.action)
    return taken


def _button(choice: Choice) -> InlineKeyboardButton:
    if choice.url:
        return InlineKeyboardButton(choice.label, url=choice.url)
    return InlineKeyboardButton(choice.label, callback_data=choice.action)
