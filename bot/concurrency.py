"""The one crossing from the event loop to blocking code.

Channels call the assistant (embedding, search, SQLite) through it, so a slow question holds up nobody else's
update. Imported by bot.channels only. Tested by tests/unit/bot/test_concurrency.py.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Params = ParamSpec("Params")
Result = TypeVar("Result")


async def run_in_threadpool(func: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs) -> Result:
    """Return `func(*args, **kwargs)`, run in a worker thread while the event loop goes on; its errors are
    raised here.
    """
    return await asyncio.to_thread(func, *args, **kwargs)
