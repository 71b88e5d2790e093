"""Waits out an outage: an answer that Telegram surely did not take is sent again, after pauses that grow.

It waits in the turn of its chat, so that what came later stays behind it. What still waits when the process is told to
stop is cancelled, which leaves it in the inbox for the next process. What may have arrived, a timeout after the request
was written or a connection that broke off, is never sent again. Imported by bot.channels.telegram.*. Tested by
tests/unit/bot/channels/telegram/test_outage.py and tests/wire/test_outage.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx
from telegram.error import NetworkError, RetryAfter, TelegramError

logger = logging.getLogger(__name__)

Result = TypeVar("Result")

PAUSES = (5.0, 10.0, 20.0, 40.0, 60.0)  # seconds, the last one again and again
# Seconds after which an internal error of Telegram is taken for the fault of this very answer: its chat waits behind.
FAULTY_AFTER = 600.0
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_INTERNAL = "internal server error"
# Not "gateway timeout": behind the gateway the request may have been carried out.
_NOT_TAKEN = (_INTERNAL, "bad gateway", "service unavailable")


def never_taken(error: TelegramError) -> bool:
    """Whether a request was surely not carried out, for want of a connection or of a server that is well."""
    if isinstance(error.__cause__, httpx.HTTPError):
        return isinstance(error.__cause__, _NEVER_SENT)
    # A refusal (BadRequest) is a subclass; python-telegram-bot capitalises Telegram's descriptions anew.
    return type(error) is NetworkError and any(words in error.message.lower() for words in _NOT_TAKEN)


class Outage:
    """The patience of answers. `stop` is set when the process is to end; `clock` gives seconds since any moment."""

    def __init__(
        self, stop: asyncio.Event, pauses: tuple[float, ...] = PAUSES, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stop, self._pauses, self._clock = stop, pauses, clock

    async def outlast(self, send: Callable[[], Awaitable[Result]], let_go: Callable[[], Awaitable[bool]]) -> Result:
        """What `send` gives once Telegram takes it. Raises what it raises for good, and what it raised last once
        `let_go` says that nobody waits for it any more; CancelledError when the process is to end.
        """
        begun, count = self._clock(), 0
        while True:
            try:
                return await send()
            except TelegramError as error:
                if not self._passes(error, self._clock() - begun) or await let_go():
                    raise
                seconds = max(self._pauses[min(count, len(self._pauses) - 1)], _asked_for(error))
                logger.warning("An answer is kept and sent again in %g s: %s", seconds, error.message)
            count += 1
            await self._pause(seconds)

    def _passes(self, error: TelegramError, tried_for: float) -> bool:
        if isinstance(error, RetryAfter):
            return True
        faulty = _INTERNAL in error.message.lower() and tried_for > FAULTY_AFTER
        return never_taken(error) and not faulty

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stop.wait()
        if self._stop.is_set():
            raise asyncio.CancelledError("left to the next process")


def _asked_for(error: TelegramError) -> float:
    # The public attribute warns of a change of its type to come.
    return error._retry_after.total_seconds() if isinstance(error, RetryAfter) else 0.0
