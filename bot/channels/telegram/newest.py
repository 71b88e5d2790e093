"""One at a time for each person, and of those who wait only the newest: what is typed on supersedes what was typed.

Imported by bot.channels.telegram.order. Tested by tests/unit/bot/channels/telegram/test_newest.py.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any


class NewestOnly:
    """Awaits coroutines by person; at most `most` persons at once, what comes from others is let go."""

    def __init__(self, most: int) -> None:
        """Take how many persons may be answered at once."""
        self._most = most
        # Whoever is being answered, and the turn of the one who waits behind.
        self._waiting: dict[int, asyncio.Future[bool] | None] = {}

    async def run(self, person: int, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine`, or close it unawaited where a newer one of the person has come or there is no room."""
        if person in self._waiting:
            try:
                mine = await self._next_turn(person)
            except asyncio.CancelledError:
                _close(coroutine)
                raise
        else:
            mine = len(self._waiting) < self._most
            if mine:
                self._waiting[person] = None
        if not mine:
            _close(coroutine)
            return
        try:
            await coroutine
        finally:
            self._pass_on(person)

    async def _next_turn(self, person: int) -> bool:
        """Wait behind the one in work; False as soon as a newer one waits instead."""
        earlier = self._waiting[person]
        if earlier is not None and not earlier.done():
            earlier.set_result(False)
        turn: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting[person] = turn
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.result():
                self._pass_on(person)
            elif self._waiting.get(person) is turn:
                self._waiting[person] = None
            raise

    def _pass_on(self, person: int) -> None:
        turn = self._waiting[person]
        if turn is None or turn.done():
            del self._waiting[person]
            return
        self._waiting[person] = None
        turn.set_result(True)


def _close(coroutine: Awaitable[Any]) -> None:
    if asyncio.iscoroutine(coroutine):
        coroutine.close()
