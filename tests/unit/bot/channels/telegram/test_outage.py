"""Tests of bot/channels/telegram/outage.py: what is sent again, after which pauses, and when it is let go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.channels.telegram.outage import FAULTY_AFTER, PAUSES, Outage, never_taken
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import plain_bot

BAD_GATEWAY = NetworkError("Bad Gateway (502). Parsing the server response b'<html>' failed")
INTERNAL = NetworkError("Internal Server Error: restart")


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    """Return an error as python-telegram-bot raises it from one of httpx."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (caused(NetworkError("httpx.ConnectError"), httpx.ConnectError("")), True),
        (caused(NetworkError("httpx.ProxyError"), httpx.ProxyError("502 Bad Gateway")), True),
        (caused(TimedOut(), httpx.ConnectTimeout("")), True),
        (caused(TimedOut(), httpx.PoolTimeout("")), True),
        (caused(TimedOut(), httpx.ReadTimeout("")), False),
        (caused(TimedOut(), httpx.WriteTimeout("")), False),
        (caused(NetworkError("httpx.ReadError"), httpx.ReadError("")), False),
        (caused(NetworkError("httpx.RemoteProtocolError"), httpx.RemoteProtocolError("bad gateway")), False),
        (BAD_GATEWAY, True),
        (INTERNAL, True),
        (NetworkError("Service Unavailable (503)"), True),
        (NetworkError("Gateway Timeout (504)"), False),
        (NetworkError("Request Entity Too Large"), False),
        (BadRequest("Bad gateway"), False),
        (Forbidden("bot was blocked by the user"), False),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_surely_was_not_carried_out(error: TelegramError, expected: bool) -> None:
    assert never_taken(error) is expected


@async_test
async def test_the_errors_of_the_library_itself() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        tg.fault("sendMessage", status=502, body="<html>502 Bad Gateway</html>")
        tg.fault("sendMessage", status=500, description="Internal Server Error")
        tg.fault("sendMessage", status=503, body="<html></html>")
        tg.fault("sendMessage", status=504, body="<html></html>")
        tg.fault("sendMessage", drop=True)
        found = []
        for _ in range(5):
            with pytest.raises(NetworkError) as raised:
                await bot.send_message(1, "một")
            found.append(never_taken(raised.value))
        await tg.stop()
        with pytest.raises(NetworkError) as refused:
            await bot.send_message(1, "một")
    assert [*found, never_taken(refused.value)] == [True, True, True, False, False, True]


class Waiting(Outage):
    """Keeps the seconds instead of waiting them."""

    def __init__(self, stop: asyncio.Event | None = None) -> None:
        self.seconds: list[float] = []
        super().__init__(stop or asyncio.Event(), clock=lambda: sum(self.seconds))

    async def _pause(self, seconds: float) -> None:
        self.seconds.append(seconds)


def failing(*errors: TelegramError, then: str = "sent") -> Callable[[], Awaitable[str]]:
    """Return what raises one error after another and then gives something."""
    left = list(errors)

    async def send() -> str:
        if left:
            raise left.pop(0)
        return then

    return send


async def never() -> bool:
    return False


async def at_once() -> bool:
    return True


@async_test
async def test_it_is_sent_again_after_pauses_that_grow() -> None:
    outage = Waiting()
    assert await outage.outlast(failing(*[BAD_GATEWAY] * 7), never) == "sent"
    assert outage.seconds == [5.0, 10.0, 20.0, 40.0, 60.0, 60.0, 60.0]


@async_test
async def test_a_flood_wait_is_obeyed_however_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else the library warns of a change to come
    outage = Waiting()
    asked = [RetryAfter(timedelta(seconds=seconds)) for seconds in (300, 1)]
    assert await outage.outlast(failing(*asked), never) == "sent"
    assert outage.seconds == [300.0, PAUSES[1]]


@pytest.mark.parametrize("error", [BadRequest("Chat not found"), TimedOut(), NetworkError("httpx.ReadError: ")])
def test_what_is_refused_or_may_have_arrived_is_not_sent_again(error: TelegramError) -> None:
    @async_test
    async def scenario() -> None:
        outage = Waiting()
        with pytest.raises(type(error)):
            await outage.outlast(failing(BAD_GATEWAY, error), never)
        assert outage.seconds == [PAUSES[0]]

    scenario()


@async_test
async def test_what_nobody_waits_for_any_more_is_let_go() -> None:
    outage = Waiting()
    with pytest.raises(NetworkError):
        await outage.outlast(failing(BAD_GATEWAY), at_once)
    assert outage.seconds == []


@async_test
async def test_an_answer_at_which_telegram_fails_again_and_again_gives_way() -> None:
    outage = Waiting()
    with pytest.raises(NetworkError, match="Internal"):
        await outage.outlast(failing(*[INTERNAL] * 99), never)
    assert FAULTY_AFTER < sum(outage.seconds) <= FAULTY_AFTER + PAUSES[-1]


@async_test
async def test_a_stop_ends_the_waiting_and_nothing_is_sent_after() -> None:
    stop = asyncio.Event()
    tries = []

    async def send() -> str:
        tries.append(1)
        raise BAD_GATEWAY

    waiting = asyncio.ensure_future(Outage(stop, pauses=(3600.0,)).outlast(send, never))
    while not tries:
        await asyncio.sleep(0)
    stop.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert tries == [1]
