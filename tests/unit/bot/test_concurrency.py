"""Tests of bot/concurrency.py."""

import asyncio
import os
import threading

import pytest

from bot import concurrency
from bot.concurrency import ask_in_threadpool, offer_in_threadpool, run_in_threadpool
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


def test_questions_have_workers_of_their_own_and_no_more_than_there_are_cores() -> None:
    running, most, lock = 0, 0, threading.Lock()

    def question(number: int) -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        let_go.wait(5)
        with lock:
            running -= 1
        return number

    async def ask() -> list[int]:
        asked = asyncio.gather(*(ask_in_threadpool(question, number) for number in range(40)))
        assert await run_in_threadpool(lambda: "a row") == "a row"
        let_go.set()
        return await asked

    let_go = threading.Event()
    assert asyncio.run(ask()) == list(range(40))
    assert 1 <= most <= (os.cpu_count() or 1)


@async_test
async def test_no_question_waits_behind_what_is_offered() -> None:
    release = threading.Event()
    offers = [asyncio.ensure_future(offer_in_threadpool(release.wait, 60)) for _ in range(50)]
    assert await ask_in_threadpool(int, "7") == 7
    release.set()
    assert await asyncio.gather(*offers) == [True] * 50


@async_test
async def test_offers_are_worked_out_one_after_another() -> None:
    names = {await offer_in_threadpool(lambda: threading.current_thread().name) for _ in range(5)}
    assert len(names) == 1


@async_test
async def test_what_is_offered_gives_way_to_questions_and_is_let_go_where_they_leave_no_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(concurrency, "GIVES_WAY", 0.04)
    began, release = threading.Event(), threading.Event()

    def question() -> bool:
        began.set()
        return release.wait(60)

    asked = asyncio.ensure_future(ask_in_threadpool(question))
    await run_in_threadpool(began.wait, 60)
    assert await offer_in_threadpool(int, "7") is None
    release.set()
    assert await asked
    assert await offer_in_threadpool(int, "7") == 7


@async_test
async def test_a_question_that_fails_stands_in_nobodys_way() -> None:
    with pytest.raises(ZeroDivisionError):
        await ask_in_threadpool(divmod, 1, 0)
    assert await offer_in_threadpool(int, "7") == 7
