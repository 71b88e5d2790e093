"""Runs an `async def` test in a loop of its own, with a limit on its time, without a test plugin."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import ParamSpec

Params = ParamSpec("Params")

TEST_TIMEOUT = 300.0  # seconds: a process on a busy machine takes its time


def async_test(test: Callable[Params, Awaitable[None]]) -> Callable[Params, None]:
    """Return `test` as an ordinary function that runs it and fails after `TEST_TIMEOUT` seconds."""

    @functools.wraps(test)
    def run(*args: Params.args, **kwargs: Params.kwargs) -> None:
        async def limited() -> None:
            async with asyncio.timeout(TEST_TIMEOUT):
                await test(*args, **kwargs)

        asyncio.run(limited())

    return run
