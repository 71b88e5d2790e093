"""Shows "typing" in a chat while the assistant works.

Imported by bot.channels.telegram.handlers. Tested by tests/unit/bot/channels/telegram/test_typing.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.channels.telegram.sending import Place

logger = logging.getLogger(__name__)

# Telegram shows the action for 5 seconds. What is answered at once needs none: it would only cost the answer time.
SHOWN_AFTER = 0.4
RENEW_SECONDS = 4.0


@contextlib.asynccontextmanager
async def typing_while(bot: Bot, place: Place) -> AsyncIterator[None]:
    """Show the typing action in `place` once the block takes a moment, until it ends; failing to show it harms
    nothing.
    """
    task = asyncio.create_task(_keep_typing(bot, place))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _keep_typing(bot: Bot, place: Place) -> None:
    await asyncio.sleep(SHOWN_AFTER)
    try:
        while True:
            await bot.send_chat_action(place.chat_id, ChatAction.TYPING, message_thread_id=place.thread_id)
            await asyncio.sleep(RENEW_SECONDS)
    except TelegramError as error:
        logger.debug("Typing action not shown: %s", error.message)
