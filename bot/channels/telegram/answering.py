"""One update answered: the reply asked for, or the one already known, and sent from where it stopped.

Without an inbox nothing is written down. Imported by bot.channels.telegram.handlers. Tested by
tests/unit/bot/channels/telegram/test_answering.py and, with processes that are killed, by tests/wire.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from telegram import Bot

from bot.channels.base import Classroom, Responder
from bot.channels.reply_json import read_reply, write_reply
from bot.channels.telegram.extras import deliver_whole
from bot.channels.telegram.inbox import Inbox, Progress
from bot.channels.telegram.menus import RoleMenus
from bot.channels.telegram.outage import Outage
from bot.channels.telegram.reach import note_reach
from bot.channels.telegram.sending import Place, Tally
from bot.channels.telegram.typing import typing_while
from bot.concurrency import ask_in_threadpool, run_in_threadpool
from bot.messages import Message, Reply
from bot.operations.turns import ANSWER, SEND, Turns

logger = logging.getLogger(__name__)

Value = TypeVar("Value")
CHANNEL = "telegram"


@dataclass(frozen=True, slots=True)
class Answering:
    """Asks the assistant off the loop and delivers its reply; with an `outage` it waits until Telegram takes it."""

    assistant: Responder
    classroom: Classroom | None = None
    inbox: Inbox | None = None
    turns: Turns = field(default_factory=Turns)
    menus: RoleMenus = field(default_factory=RoleMenus)
    outage: Outage | None = None

    async def answer(self, bot: Bot, message: Message, place: Place, update_id: int) -> None:
        """Answer `message`, which came as an update, at `place`."""
        with self.turns.turn(CHANNEL, update_id) as turn:
            progress = await self._kept(lambda inbox: inbox.progress(update_id), Progress())
            if progress.reply is not None:
                turn.reply = reply = read_reply(progress.reply)
            else:
                with turn.step(ANSWER):
                    turn.reply = reply = await self._ask(bot, message, place, update_id)
                if (text := write_reply(reply)) is not None:
                    await self._kept(lambda inbox: inbox.prepared(update_id, text), None)
            tally = Tally(progress.sent, partial(self._sent, update_id))

            async def send() -> bool:
                tally.again()
                return await deliver_whole(bot, reply, place, message.person.key, self.classroom, tally)

            with turn.step(SEND):
                turn.delivered = await self._outlast(send, update_id)
        await note_reach(self.classroom, message.person.key, place.chat_id, turn.delivered)
        if turn.delivered and progress.reply is None:
            await self.menus.follow(bot, place.chat_id, message, reply)

    async def _ask(self, bot: Bot, message: Message, place: Place, update_id: int) -> Reply:
        def work() -> Reply:
            self._try(lambda inbox: inbox.attempt(update_id), None)
            return self.assistant.respond(message)

        async with typing_while(bot, place):
            return await ask_in_threadpool(work)

    async def _outlast(self, send: Callable[[], Awaitable[bool]], update_id: int) -> bool:
        if self.outage is None:
            return await send()
        return await self.outage.outlast(send, lambda: self._kept(lambda inbox: inbox.expired(update_id), False))

    async def _sent(self, update_id: int, messages: int) -> None:
        await self._kept(lambda inbox: inbox.sent(update_id, messages), None)

    async def _kept(self, step: Callable[[Inbox], Value], otherwise: Value) -> Value:
        """What a step over the inbox gives, taken off the loop; `otherwise` where there is no inbox to write to."""
        return otherwise if self.inbox is None else await run_in_threadpool(self._try, step, otherwise)

    def _try(self, step: Callable[[Inbox], Value], otherwise: Value) -> Value:
        """What a step over the inbox gives; where it cannot be written (a full disk) the answer goes on without."""
        if self.inbox is None:
            return otherwise
        try:
            return step(self.inbox)
        except sqlite3.Error as error:
            logger.error("The inbox could not be written: %s", error)
            return otherwise
