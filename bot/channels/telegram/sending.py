"""Delivers a `Reply` to a Telegram chat: the shown page as HTML, buttons under it, edits in place where
asked.

What is resent and what is not: flood waits are obeyed by the rate limiter (see app.py); a request that
surely was not carried out is tried again (outage.py, which also waits longer); a timeout is not, since the
message was often delivered (python-telegram-bot issue 1045). Imported by bot.channels.telegram.*. Tested by
tests/unit/bot/channels/telegram/test_sending.py.
"""

from __future__ import annotations

import asyncio
import html
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TimedOut

from bot.channels.markup import plain_text
from bot.channels.telegram.keyboards import keyboard
from bot.channels.telegram.outage import never_taken
from bot.channels.telegram.splitting import split_page
from bot.messages import Reply

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
Pause = Callable[[float], Awaitable[None]]

# Seconds before each further attempt at a request that surely was not carried out.
RETRY_DELAYS = (1.0, 3.0)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: chat, topic of a forum, message to quote, message whose button was tapped (if
    editable).
    """

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    tapped_id: int | None = None


@dataclass(slots=True)
class Tally:
    """Counts the messages of an answer, so that one that was interrupted goes on where it stopped.

    `sent` went out in an earlier attempt and are passed over; `note` is told how many have gone out.
    """

    sent: int = 0
    note: Callable[[int], Awaitable[None]] | None = None
    _at: int = 0

    def passes(self) -> bool:
        """Whether the next message went out already; it then counts as done."""
        if self._at < self.sent:
            self._at += 1
            return True
        return False

    def again(self) -> None:
        """Begin anew, past what has gone out so far."""
        self.sent, self._at = max(self.sent, self._at), 0

    async def count(self) -> None:
        """Note that a message has gone out."""
        self._at += 1
        if self.note is not None:
            await self.note(self._at)


@dataclass(frozen=True, slots=True)
class _Part:
    """One Telegram message: HTML within the limit, and the buttons under it."""

    page: str
    keyboard: InlineKeyboardMarkup | None = None


def as_plain(page: str) -> str:
    """A page without markup. A link's address, now written out, may carry it over the limit: what follows is cut, not
    refused.
    """
    return html.unescape(split_page(html.escape(plain_text(page)))[0])


async def deliver(
    bot: Bot, reply: Reply, place: Place, pause: Pause = asyncio.sleep, tally: Tally | None = None
) -> bool:
    """Send or edit the page that `reply` shows; False when the person has blocked the bot, then nothing
    more is sent.
    """
    tally = tally or Tally()
    parts = _parts(reply)
    if not parts:
        logger.error("Reply without a page: outcome %s", reply.outcome)
        return True
    edits = reply.replaces and place.tapped_id is not None and len(parts) == 1
    try:
        for part in parts:
            if not tally.passes():
                await _deliver_part(bot, part, place, edits, pause)
                await tally.count()
            place = replace(place, reply_to=None)
    except Forbidden:
        logger.info("The bot may not write to this chat any more")
        return False
    return True


def _parts(reply: Reply) -> tuple[_Part, ...]:
    if not reply.pages:
        return ()
    page = reply.pages[min(max(reply.page, 0), len(reply.pages) - 1)]
    pieces = split_page(page)
    buttons = keyboard(reply.rows)
    return (*(_Part(piece) for piece in pieces[:-1]), _Part(pieces[-1], buttons))


async def _deliver_part(bot: Bot, part: _Part, place: Place, edits: bool, pause: Pause) -> None:
    try:
        if edits and await _edit(bot, part, place, pause):
            return
        await _send(bot, part, place, pause)
    except ChatMigrated as error:
        moved = replace(place, chat_id=error.new_chat_id, reply_to=None)
        await _send(bot, part, moved, pause)
    except TimedOut as error:
        if never_taken(error):
            raise
        logger.warning("No answer from Telegram in time; the message may have arrived and is not sent again")


async def _edit(bot: Bot, part: _Part, place: Place, pause: Pause) -> bool:
    """Put `part` in the place of the tapped message; False when that message cannot be edited."""

    async def edit(text: str, parse_mode: str | None) -> None:
        await bot.edit_message_text(
            text,
            chat_id=place.chat_id,
            message_id=place.tapped_id,
            parse_mode=parse_mode,
            reply_markup=part.keyboard,
            link_preview_options=_NO_PREVIEW,
        )

    try:
        await _as_html_or_plain(edit, part, pause)
    except BadRequest as error:
        if _says(error, "message is not modified"):
            return True
        logger.info("The tapped message cannot be edited, a new one is sent: %s", error.message)
        return False
    return True


async def _send(bot: Bot, part: _Part, place: Place, pause: Pause) -> None:
    quoted = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to is not None else None

    async def send(text: str, parse_mode: str | None) -> None:
        await bot.send_message(
            place.chat_id,
            text,
            parse_mode=parse_mode,
            reply_markup=part.keyboard,
            link_preview_options=_NO_PREVIEW,
            message_thread_id=place.thread_id,
            reply_parameters=quoted,
        )

    await _as_html_or_plain(send, part, pause)


async def _as_html_or_plain(call: Callable[[str, str | None], Awaitable[None]], part: _Part, pause: Pause) -> None:
    """Await `call` with HTML; if Telegram cannot read that, once more with plain text, so the answer still
    arrives.
    """
    try:
        await _retrying(lambda: call(part.page, ParseMode.HTML), pause)
    except BadRequest as error:
        if not _says(error, "can't parse entities"):
            raise
        logger.error("Page resent as plain text: %s", error.message)
        text = as_plain(part.page)
        await _retrying(lambda: call(text, None), pause)


async def _retrying(call: Callable[[], Awaitable[Result]], pause: Pause) -> Result:
    for delay in RETRY_DELAYS:
        try:
            return await call()
        except NetworkError as error:
            if not never_taken(error):
                raise
            logger.warning("Telegram did not take the request, trying again in %g s", delay)
            await pause(delay)
    return await call()


def _says(error: NetworkError, words: str) -> bool:
    # python-telegram-bot capitalises Telegram's descriptions anew.
    return words in error.message.lower()
