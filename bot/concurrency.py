"""The one crossing from the event loop to blocking code.

Channels call the assistant (embedding, search, SQLite) through it, so a slow question holds up nobody else's
update. Questions have workers of their own, as many as there are cores: more at once make each slower and none
sooner, and what takes a moment, a row of SQLite, must not wait behind them. What is offered while one types
has one worker: there is much of it, and no question waits behind it. Imported by bot.channels and bot.assistant. Tested
by tests/unit/bot/test_concurrency.py.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from threadpoolctl import threadpool_limits

Params = ParamSpec("Params")
Result = TypeVar("Result")
GIVES_WAY, LOOKS_EVERY = 0.5, 0.02  # seconds
SWITCH = 0.001  # seconds after which another thread may go on: loops wait for questions less than with Python's 5 ms
_counting = threading.Lock()
_working = 0  # questions; channels may have loops of their own


async def run_in_threadpool(func: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs) -> Result:
    """Return `func(*args, **kwargs)`, run in a worker thread while the event loop goes on; its errors are
    raised here.
    """
    return await asyncio.to_thread(func, *args, **kwargs)


async def ask_in_threadpool(func: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs) -> Result:
    """Return `func(*args, **kwargs)` as `run_in_threadpool` does, by one of the workers for questions."""
    with _in_work():
        return await asyncio.get_running_loop().run_in_executor(_questions(), functools.partial(func, *args, **kwargs))


def share_cores() -> None:
    """Lets a question use one core, as there are workers for all of them: the threads of a matrix product wait by
    spinning, and with several questions at once took more time from each other than they saved. Threads of the whole
    process take turns every `SWITCH` seconds.
    """
    threadpool_limits(limits=1)
    sys.setswitchinterval(SWITCH)


async def offer_in_threadpool(
    func: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs
) -> Result | None:
    """Return `func(*args, **kwargs)` as `run_in_threadpool` does, by the worker for what is offered while one types.

    It gives way to questions, which people wait for: None where they leave no room within `GIVES_WAY` seconds. By then
    more has been typed.
    """
    for _ in range(round(GIVES_WAY / LOOKS_EVERY)):
        if not _working:
            break
        await asyncio.sleep(LOOKS_EVERY)
    if _working:
        return None
    return await asyncio.get_running_loop().run_in_executor(_offers(), functools.partial(func, *args, **kwargs))


@contextlib.contextmanager
def _in_work() -> Iterator[None]:
    """Counts a question while it is in work."""
    global _working
    with _counting:
        _working += 1
    try:
        yield
    finally:
        with _counting:
            _working -= 1


@functools.cache
def _offers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="offer")


@functools.cache
def _questions() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=max(1, os.cpu_count() or 1), thread_name_prefix="question")
