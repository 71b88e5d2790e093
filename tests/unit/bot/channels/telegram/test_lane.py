"""Tests of bot/channels/telegram/lane.py with a clock of their own, and within the application."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram.error import RetryAfter

from bot.channels.telegram.app import build_app
from bot.channels.telegram.lane import Lane, LaneClosedError, lane_taken
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, settings_for

FLOOD = "Too Many Requests: retry after 30"


@pytest.fixture(autouse=True)
def _no_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else the library warns of a change to come


class Clock:
    """A clock that only pausing moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def pause(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


class Sent:
    """Notes when it is called, and asks to wait as often as it is told."""

    def __init__(self, clock: Clock, *waits: int) -> None:
        self._clock = clock
        self._waits = list(waits)
        self.at: list[float] = []

    async def __call__(self) -> str:
        self.at.append(round(self._clock.now - 100, 3))
        if self._waits:
            raise RetryAfter(timedelta(seconds=self._waits.pop(0)))
        return "sent"


@async_test
async def test_so_many_a_second_whoever_asks() -> None:
    clock = Clock()
    lane, call = Lane(5, clock=clock, pause=clock.pause), Sent(clock)
    assert await lane.carry(call) == "sent"
    await asyncio.gather(*(lane.carry(call) for _ in range(5)))
    assert call.at == [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    clock.now += 60
    await lane.carry(call)
    await lane.carry(call)
    assert call.at[6:] == [61.0, 61.2]


@async_test
async def test_live_answers_go_before_but_not_for_ever() -> None:
    clock = Clock()
    lane, call = Lane(5, busy=lambda: clock.now < 100.5, clock=clock, pause=clock.pause), Sent(clock)
    await lane.carry(call)
    assert call.at == [0.6]
    lane = Lane(5, busy=lambda: True, clock=clock, pause=clock.pause)
    await lane.carry(call)
    assert call.at[1] == pytest.approx(0.6 + 2.0, abs=0.21)


@async_test
async def test_a_flood_wait_is_waited_for_and_the_request_made_again() -> None:
    clock = Clock()
    lane, call = Lane(5, clock=clock, pause=clock.pause), Sent(clock, 3, 1)
    assert await lane.carry(call) == "sent"
    assert call.at == [0, 3.1, 4.2]


@async_test
async def test_too_long_or_too_often_a_wait_closes_the_lane() -> None:
    clock = Clock()
    lane, call = Lane(5, clock=clock, pause=clock.pause), Sent(clock, 3600)
    with pytest.raises(LaneClosedError, match="3600 s"):
        await lane.carry(call)
    with pytest.raises(LaneClosedError):
        await lane.carry(call)
    assert call.at == [0]
    often = Sent(clock, 1, 1, 1, 1)
    with pytest.raises(LaneClosedError, match="4 times"):
        await Lane(5, clock=clock, pause=clock.pause).carry(often)


@async_test
async def test_it_is_taken_within_its_block_and_by_no_other_task() -> None:
    lane, other = Lane(), asyncio.create_task(asyncio.sleep(0))
    with lane.taken():
        assert lane_taken() is lane
    assert lane_taken() is None
    await other


@async_test
async def test_a_flood_wait_of_the_lane_holds_up_no_answer() -> None:
    gate, waited = asyncio.Event(), []

    async def pause(seconds: float) -> None:
        waited.append(round(seconds))
        await gate.wait()

    async with FakeTelegram() as tg:
        app = build_app(settings_for(tg), Assistant())
        for user in (1, 2):
            await tg.say("chào", user=user)
        tg.fault("sendMessage", status=429, retry_after=30, description=FLOOD)

        async def lesson() -> None:
            with Lane(pause=pause, clock=lambda: 30.2 if gate.is_set() else 0.0).taken():
                await app.bot.send_message(1, "bài hôm nay")

        async with app:
            task = asyncio.create_task(lesson())
            await tg.wait(lambda: tg.called("sendMessage"))
            await app.bot.send_message(2, "đáp")
            assert tg.sent_to(2) and not tg.sent_to(1)
            gate.set()
            await task
        assert [message["text"] for message in tg.sent_to(1)] == ["bài hôm nay"]
    assert waited == [30]
