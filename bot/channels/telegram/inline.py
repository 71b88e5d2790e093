"""Inline queries (`@bot giấy khai sinh` typed in any chat): the assistant's suggestions as articles to send.

What is sent stands in a chat that the bot is not in, so that its buttons are addresses only. Whoever typed is neither
looked up nor remembered. Imported by bot.channels.telegram.app. Tested by
tests/unit/bot/channels/telegram/test_inline.py and tests/wire/test_inline.py.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import Any

from telegram import (
    Bot,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import InlineQueryLimit, ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import CallbackContext

from bot.channels.base import Suggester
from bot.channels.telegram.incoming import deep_link
from bot.channels.telegram.keyboards import keyboard
from bot.channels.telegram.sending import as_plain
from bot.concurrency import ask_in_threadpool
from bot.links import INLINE, START
from bot.messages import Choice, Suggestion
from bot.operations.metrics import Metrics
from bot.wording import notice

logger = logging.getLogger(__name__)

Context = CallbackContext[Any, Any, Any, Any]

CACHE_TIME = 300  # seconds that Telegram gives the same answer to whoever types the same
A_PAGE = 10
MOST = int(InlineQueryLimit.RESULTS)
AT_ONCE = 2  # searches of inline queries at a time; the other threads are for chats
STEP = "inline"


class InlineAnswers:
    """Answers inline queries."""

    def __init__(self, suggester: Suggester, metrics: Metrics) -> None:
        """Take what suggests and what counts."""
        self._suggester, self._metrics = suggester, metrics
        self._room = asyncio.Semaphore(AT_ONCE)

    async def on_query(self, update: Update, context: Context) -> None:
        """Answer an inline query with a page of suggestions; one that has run out, or is refused, is let go."""
        query = update.inline_query
        if query is None:
            return
        begun = time.perf_counter()
        # The words tell the language, so that the answer is the same for everybody; without any the account does.
        own = not any(map(str.isalpha, query.query))
        language = (query.from_user.language_code or "vi").partition("-")[0] if own else ""
        first = _offset(query.offset)
        async with self._room:
            limit = min(first + A_PAGE + 1, MOST)
            found = await ask_in_threadpool(self._suggester.suggest, query.query, language, limit)
        await _answer(context.bot, query, found, first, own)
        self._metrics.step(STEP, (time.perf_counter() - begun) * 1000)


async def _answer(bot: Bot, query: InlineQuery, found: Sequence[Suggestion], first: int, own: bool) -> None:
    """Send a page of what was found, as plain text where Telegram cannot read the HTML of one."""
    try:
        try:
            await _send(bot, query, found, first, own, ParseMode.HTML)
        except BadRequest as error:
            if "parse entities" not in error.message.lower():
                raise
            logger.error("Inline results resent as plain text: %s", error.message)
            await _send(bot, query, found, first, own, None)
    except BadRequest as error:
        logger.info("Inline query not answered: %s", error.message)
    except TelegramError as error:
        logger.warning("Inline query not answered: %s", error.message)


async def _send(
    bot: Bot, query: InlineQuery, found: Sequence[Suggestion], first: int, own: bool, parse_mode: str | None
) -> None:
    link = deep_link(bot)
    page = found[first : first + A_PAGE]
    spoken = page[0].language if page else query.from_user.language_code or ""
    await bot.answer_inline_query(
        query.id,
        [article(one, link, parse_mode) for one in page],
        # Nothing found means that the bot is paused, or that the list has come to its end.
        cache_time=CACHE_TIME if page else 0,
        is_personal=own,
        next_offset=str(first + A_PAGE) if len(found) > first + A_PAGE else "",
        button=InlineQueryResultsButton(notice("suggestions", "start", spoken).strip(), start_parameter=INLINE),
    )


def article(one: Suggestion, link: str, parse_mode: str | None = ParseMode.HTML) -> InlineQueryResultArticle:
    """A suggestion as Telegram takes it; `link` opens the private chat and a payload is put after it."""
    return InlineQueryResultArticle(
        one.key,
        one.title,
        InputTextMessageContent(
            one.page if parse_mode else as_plain(one.page),
            parse_mode=parse_mode,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=keyboard(tuple(tuple(_address(choice, link) for choice in row) for row in one.rows)),
        description=one.description,
    )


def _address(choice: Choice, link: str) -> Choice:
    """A button that opens an address; one with any action but a deep link's raises ValueError."""
    if choice.url:
        return choice
    if not choice.action.startswith(START):
        raise ValueError(f"no button of a message sent elsewhere can carry {choice.action}")
    return Choice(choice.label, url=link + choice.action.removeprefix(START))


def _offset(offset: str) -> int:
    return min(int(offset), MOST) if offset.isascii() and offset.isdigit() else 0
