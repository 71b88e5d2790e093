"""What one person asks for, one after another: two equal forms sent at once are one turn, and what is ended meanwhile
stays ended.

Imported by bot.channels.web. Tested by tests/unit/bot/channels/web/test_order.py.
"""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary


class Order:
    """A lock for each person who is being answered; forgotten when nobody waits for it. For one event loop."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, person: str) -> asyncio.Lock:
        """The lock of a person."""
        return self._locks.setdefault(person, asyncio.Lock())

    def __len__(self) -> int:
        return len(self._locks)
