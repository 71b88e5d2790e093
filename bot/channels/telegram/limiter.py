"""The rate limiter with an eye on it: what Telegram refuses, and how often it asks to wait, is counted; what goes
through a slow lane (lane.py) waits there.

Imported by bot.channels.telegram.app. Tested by tests/unit/bot/channels/telegram/test_limiter.py.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import TelegramError
from telegram.ext import AIORateLimiter

from bot.channels.telegram.lane import lane_taken
from bot.operations.metrics import Metrics

INLINE = "answerInlineQuery"
Call = Callable[..., Coroutine[Any, Any, Any]]


class WatchedLimiter(AIORateLimiter):
    """AIORateLimiter that tells `metrics` of every request that failed, each retry for itself."""

    def __init__(self, metrics: Metrics, max_retries: int) -> None:
        """Take what counts, and how often a request is repeated after a flood wait."""
        super().__init__(max_retries=max_retries)
        self._metrics = metrics

    async def process_request(
        self,
        callback: Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make the request as AIORateLimiter does; the answer to an inline query once and at once: it runs out in
        seconds, and a flood wait for it would hold up the chats.
        """

        async def watched(*args: Any, **kwargs: Any) -> Any:
            try:
                return await callback(*args, **kwargs)
            except TelegramError as error:
                self._metrics.refused(endpoint, error)
                raise

        async def paced(*args: Any, **kwargs: Any) -> Any:
            lane = lane_taken()
            return await (watched(*args, **kwargs) if lane is None else lane.carry(lambda: watched(*args, **kwargs)))

        if endpoint == INLINE:
            return await watched(*args, **kwargs)
        return await super().process_request(paced, args, kwargs, endpoint, data, rate_limit_args)
