"""Sends the daily lessons: asked for every minute, sent one after another so that answers are not held up.

Imported by bot.channels.telegram.app. Tested by tests/unit/bot/channels/telegram/test_daily.py.
"""

from __future__ import annotations

import logging

from telegram.error import TelegramError

from bot.channels.base import Classroom
from bot.channels.telegram.extras import deliver_whole
from bot.channels.telegram.handlers import Context
from bot.channels.telegram.sending import Place
from bot.concurrency import run_in_threadpool

logger = logging.getLogger(__name__)

LESSONS_EVERY = 60.0  # seconds
CHANNEL = "telegram"


class DailyLessons:
    """The job that sends them."""

    def __init__(self, classroom: Classroom) -> None:
        """Take what knows who is to get which."""
        self._classroom = classroom

    async def send(self, context: Context) -> None:
        """Send what is due now; one that fails does not keep the others from theirs."""
        for person, reply in await run_in_threadpool(self._classroom.lessons_due, CHANNEL):
            try:
                await deliver_whole(context.bot, reply, Place(int(person.partition(":")[2])), person, self._classroom)
            except TelegramError as error:
                logger.warning("A daily lesson was not sent: %s", error.message)
