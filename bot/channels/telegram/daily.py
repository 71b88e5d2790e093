"""Sends the daily lessons: asked for every minute, sent through the slow lane so that answers are not held up.

Imported by bot.channels.telegram.app. Tested by tests/unit/bot/channels/telegram/test_extras.py.
"""

from __future__ import annotations

import logging

from telegram.error import TelegramError

from bot.channels.base import Classroom
from bot.channels.telegram.extras import deliver_whole
from bot.channels.telegram.handlers import Context
from bot.channels.telegram.lane import Lane
from bot.channels.telegram.reach import note_reach
from bot.channels.telegram.sending import Place
from bot.concurrency import run_in_threadpool

logger = logging.getLogger(__name__)

LESSONS_EVERY = 60.0  # seconds
CHANNEL = "telegram"


class DailyLessons:
    """The job that sends them."""

    def __init__(self, classroom: Classroom, lane: Lane) -> None:
        """Take what knows who is to get which, and the lane they go through."""
        self._classroom = classroom
        self._lane = lane

    async def send(self, context: Context) -> None:
        """Send what is due now; one that fails does not keep the others from theirs."""
        for person, reply in await run_in_threadpool(self._classroom.lessons_due, CHANNEL):
            place = Place(int(person.partition(":")[2]))
            try:
                with self._lane.taken():
                    reached = await deliver_whole(context.bot, reply, place, person, self._classroom)
                await note_reach(self._classroom, person, place.chat_id, reached)
            except TelegramError as error:
                logger.warning("A daily lesson was not sent: %s", error.message)
