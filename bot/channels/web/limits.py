"""How much one address and one visit may ask: buckets that fill with time.

Generous to an address, because a whole waiting room or a mobile network stands behind one; strict to a visit. Imported
by bot.channels.web. Tested by tests/unit/bot/channels/web/test_limits.py.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from starlette.requests import Request

MOST_KNOWN = 20_000  # buckets; the one used longest ago is forgotten, and is full when it comes back


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `burst` at once, and `rate` a second for long."""

    burst: float
    rate: float


REQUESTS = Limit(600, 60.0)  # of an address: pages and their files
ANSWERS = Limit(150, 15.0)  # of an address: questions and buttons
SUGGESTED = Limit(300, 30.0)  # of an address: what is offered while one types
VISIT = Limit(20, 1.0)  # of a visit: questions and buttons


def asker(request: Request) -> str:
    """The address that asks; of IPv6 the network of 64 bits, which one subscriber has whole."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return f"{IPv6Address(int(address) >> 64 << 64)}/64"
    return host


class Buckets:
    """The buckets of one limit, by key. Used from the event loop alone."""

    def __init__(self, limit: Limit, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the limit; `clock` gives seconds."""
        self._limit, self._clock = limit, clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> int:
        """0 where one more is allowed, else the whole seconds to wait for it."""
        now = self._clock()
        left, at = self._held.pop(key, (self._limit.burst, now))
        left = min(self._limit.burst, left + (now - at) * self._limit.rate)
        wait = 0 if left >= 1 else math.ceil((1 - left) / self._limit.rate)
        self._held[key] = (left if wait else left - 1, now)
        if len(self._held) > MOST_KNOWN:
            self._held.popitem(last=False)
        return wait
