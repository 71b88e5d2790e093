"""Handles updates of different chats at once and those of one chat in the order they came.

Inline queries come from no chat: each person's are a line of their own, in which the newest alone counts.

Imported by bot.channels.telegram.app. Tested by tests/unit/bot/channels/telegram/test_order.py.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.channels.telegram.newest import NewestOnly

logger = logging.getLogger(__name__)

# A waiting update holds one of the processor's slots: without a cap one flooding chat would take them all.
CHAT_QUEUE_LIMIT = 20
# Persons whose inline queries are answered at once, two of each at most: the other slots are for chats.
INLINE_LIMIT = 16


@dataclass(slots=True)
class _Line:
    """Those of one chat who wait: a first-in first-out lock, how many, and whether the chat was told to
    slow down.
    """

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    told: bool = False


class PerChatOrder(BaseUpdateProcessor):
    """Runs up to `max_concurrent_updates` updates at once, never two of one chat.

    Beyond `CHAT_QUEUE_LIMIT` updates of a chat the next are dropped, and `on_overflow` is awaited once per
    burst.
    """

    def __init__(
        self, max_concurrent_updates: int, on_overflow: Callable[[Update], Awaitable[None]] | None = None
    ) -> None:
        """Take how many updates may be in work at once, and what to do for a chat that sends too many."""
        super().__init__(max_concurrent_updates)
        self.on_overflow = on_overflow
        self.on_done: Callable[[Update], Awaitable[None]] | None = None
        self._lines: dict[int, _Line] = {}
        self._inline = NewestOnly(INLINE_LIMIT)

    @property
    def busy(self) -> bool:
        """Whether any update is in work."""
        return bool(self._lines)

    async def initialize(self) -> None:
        """Do nothing: there is nothing to set up."""

    async def shutdown(self) -> None:
        """Do nothing: lines empty themselves."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` once the chat's earlier updates are done; then `on_done` is awaited, not where the task is
        cancelled: what was not finished is to be finished by the next process.
        """
        await self._in_turn(update, coroutine)
        if self.on_done is not None and isinstance(update, Update):
            await self.on_done(update)

    async def _in_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        if isinstance(update, Update) and update.inline_query is not None:
            await self._inline.run(update.inline_query.from_user.id, coroutine)
            return
        key = _chat_key(update)
        if key is None:
            await coroutine
            return
        line = self._lines.setdefault(key, _Line())
        if line.waiting >= CHAT_QUEUE_LIMIT:
            await self._drop(line, update, coroutine)
            return
        line.waiting += 1
        try:
            async with line.lock:
                await coroutine
        finally:
            line.waiting -= 1
            if line.waiting == 0:
                del self._lines[key]

    async def _drop(self, line: _Line, update: object, coroutine: Awaitable[Any]) -> None:
        if asyncio.iscoroutine(coroutine):
            coroutine.close()
        logger.warning("Update dropped: %d of its chat are waiting", line.waiting)
        if line.told or self.on_overflow is None or not isinstance(update, Update):
            return
        line.told = True
        await self.on_overflow(update)


def _chat_key(update: object) -> int | None:
    chat = getattr(update, "effective_chat", None) or getattr(update, "effective_user", None)
    return None if chat is None else int(chat.id)
