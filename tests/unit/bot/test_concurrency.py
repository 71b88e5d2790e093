"""Tests of bot/concurrency.py."""

import asyncio
import threading

import pytest

from bot.concurrency import run_in_threadpool
from tests.fake_telegram import async_test


@async_test
async def test_runs_in_another_thread_with_its_arguments() -> None:
    def func(first: int, *, second: int) -> tuple[int, bool]:
        return first + second, threading.current_thread() is threading.main_thread()

    assert await run_in_threadpool(func, 1, second=2) == (3, False)


@async_test
async def test_the_loop_goes_on_meanwhile() -> None:
    release = threading.Event()
    task = asyncio.ensure_future(run_in_threadpool(release.wait, 10))
    release.set()
    assert await task is True


@async_test
async def test_errors_come_back() -> None:
    def fail() -> None:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        await run_in_threadpool(fail)
