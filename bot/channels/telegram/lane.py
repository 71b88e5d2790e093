"""A slow lane for what the bot sends by itself (daily lessons): a few requests a second, behind live answers, and a
flood wait there holds up nobody else.

The library's limiter halts every chat while it obeys a flood wait, so inside a lane the wait is kept from it: the lane
waits by itself. Imported by bot.channels.telegram.{app,daily,limiter,menus}. Tested by
tests/unit/bot/channels/telegram/test_lane.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from contextvars import ContextVar
from typing import Any

from telegram.error import RetryAfter, TelegramError

logger = logging.getLogger(__name__)

PER_SECOND = 5.0  # of the 30 that Telegram allows a bot: https://core.telegram.org/bots/faq#broadcasting-to-users
ATTEMPTS = 4
LONGEST = 600.0  # seconds of a flood wait that are waited for
# Seconds between looks whether live answers are done, and after which one request goes out all the same.
LOOK, GIVES_WAY = 0.2, 2.0
MARGIN = 0.1  # seconds more than were asked for, as in the library's limiter


class LaneClosedError(TelegramError):
    """Telegram asks to wait for longer, or more often, than this lane does."""


class Lane:
    """Requests one after another. `busy` says whether live answers are under way; `clock` gives seconds."""

    def __init__(
        self,
        per_second: float = PER_SECOND,
        busy: Callable[[], bool] = lambda: False,
        attempts: int = ATTEMPTS,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._every = 1 / per_second
        self._busy = busy
        self._attempts = attempts
        self._clock, self._pause = clock, pause
        self._free_at = clock()
        self._lock = asyncio.Lock()

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """What is requested within the block goes through this lane."""
        token = _LANE.set(self)
        try:
            yield
        finally:
            _LANE.reset(token)

    async def carry(self, call: Callable[[], Awaitable[Any]]) -> Any:
        """What `call` gives, once it is its turn; after a flood wait it is called again.

        Raises LaneClosedError.
        """
        for _ in range(self._attempts):
            async with self._lock:
                await self._turn()
            try:
                return await call()
            except RetryAfter as error:
                # The public attribute warns of a change of its type to come.
                seconds = error._retry_after.total_seconds()
                logger.warning("The slow lane waits for %g s", seconds)
                self._free_at = max(self._free_at, self._clock() + seconds + MARGIN)
        raise LaneClosedError(f"asked to wait {self._attempts} times")

    async def _turn(self) -> None:
        if (wait := self._free_at - self._clock()) > LONGEST:
            raise LaneClosedError(f"asked to wait for {wait:.0f} s")
        if wait > 0:
            await self._pause(wait)
        start = self._clock()
        while self._busy() and self._clock() - start < GIVES_WAY:
            await self._pause(LOOK)
        self._free_at = max(self._free_at, self._clock() + self._every)


_LANE: ContextVar[Lane | None] = ContextVar("lane", default=None)


def lane_taken() -> Lane | None:
    """The lane that the present task goes through; None for what answers somebody."""
    return _LANE.get()
