"""Tests of bot/channels/telegram/newest.py."""

import asyncio

import pytest

from bot.channels.telegram.newest import NewestOnly
from tests.fake_telegram import async_test


class Work:
    """Coroutines that wait for a gate, and the names of those that ran to their end."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.done: list[str] = []

    async def of(self, name: str, fails: bool = False) -> None:
        await self.gate.wait()
        if fails:
            raise ValueError(name)
        self.done.append(name)


async def settle() -> None:
    """Let every task go on until it waits."""
    for _ in range(5):
        await asyncio.sleep(0)


@async_test
async def test_the_first_is_finished_and_of_those_behind_it_the_newest_alone_is_begun() -> None:
    newest, work = NewestOnly(4), Work()
    tasks = [asyncio.ensure_future(newest.run(1, work.of(name))) for name in "abcd"]
    await settle()
    assert [task.done() for task in tasks] == [False, True, True, False]
    work.gate.set()
    await asyncio.gather(*tasks)
    assert work.done == ["a", "d"] and newest._waiting == {}


@async_test
async def test_beyond_the_limit_of_persons_what_comes_is_let_go() -> None:
    newest, work = NewestOnly(2), Work()
    tasks = [asyncio.ensure_future(newest.run(person, work.of(str(person)))) for person in (1, 2)]
    await settle()
    await newest.run(3, work.of("3"))
    tasks.append(asyncio.ensure_future(newest.run(2, work.of("2 again"))))
    await settle()
    work.gate.set()
    await asyncio.gather(*tasks)
    assert sorted(work.done) == ["1", "2", "2 again"] and newest._waiting == {}


@async_test
async def test_a_failure_passes_the_turn_on() -> None:
    newest, work = NewestOnly(2), Work()
    work.gate.set()
    first = asyncio.ensure_future(newest.run(1, work.of("a", fails=True)))
    second = asyncio.ensure_future(newest.run(1, work.of("b")))
    with pytest.raises(ValueError, match="a"):
        await first
    await second
    assert work.done == ["b"] and newest._waiting == {}


@pytest.mark.parametrize("cancelled", [0, 1])
def test_who_is_cancelled_holds_up_nobody(cancelled: int) -> None:
    @async_test
    async def scenario() -> None:
        newest, work = NewestOnly(2), Work()
        tasks = [asyncio.ensure_future(newest.run(1, work.of(name))) for name in "ab"]
        await settle()
        tasks[cancelled].cancel()
        await settle()
        work.gate.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert work.done == ["ba"[cancelled]] and newest._waiting == {}

    scenario()


@async_test
async def test_who_is_cancelled_just_as_the_turn_comes_passes_it_on() -> None:
    newest, work = NewestOnly(2), Work()
    first = asyncio.ensure_future(newest.run(1, work.of("a")))
    second = asyncio.ensure_future(newest.run(1, work.of("b")))
    await settle()
    turn = newest._waiting[1]
    work.gate.set()
    await asyncio.sleep(0)
    assert turn is not None and turn.done()
    second.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    assert work.done == ["a"] and newest._waiting == {}
