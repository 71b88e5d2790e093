"""Tests of bot/channels/telegram/service.py."""

import asyncio

import pytest
from telegram.error import InvalidToken, NetworkError

from bot.channels.telegram.app import ALLOWED_UPDATES, build_app, updates_request
from bot.channels.telegram.service import Patience, PollingStalledError, serve
from bot.settings import Settings
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, settings_for

ONCE = Patience(connect_retries=0)


def served(settings: Settings, stop: asyncio.Event, patience: Patience = ONCE) -> asyncio.Task[None]:
    """Run the service in the background."""
    request = updates_request(settings)
    app = build_app(settings, Assistant(), request)
    return asyncio.create_task(serve(app, request, stop, ALLOWED_UPDATES, patience))


@async_test
async def test_answers_until_stopped() -> None:
    async with FakeTelegram() as tg:
        stop = asyncio.Event()
        task = served(settings_for(tg), stop)
        await tg.say("một")
        await tg.wait(lambda: tg.sent_to(1))
        stop.set()
        await task
        assert tg.updates.pending == []
        assert tg.updates.allowed == list(ALLOWED_UPDATES)


@async_test
async def test_a_stop_while_connecting_is_graceful() -> None:
    async with FakeTelegram() as tg:
        tg.fault("deleteWebhook", delay=60)
        stop = asyncio.Event()
        task = served(settings_for(tg), stop)
        await tg.wait(lambda: tg.called("deleteWebhook"))
        stop.set()
        await task


@async_test
async def test_a_wrong_token_and_a_dead_server_are_told_apart() -> None:
    async with FakeTelegram() as tg:
        settings = settings_for(tg)
        wrong = Settings(telegram_token="1:wrong", telegram_base_url=tg.base)
        with pytest.raises(InvalidToken):
            await served(wrong, asyncio.Event())
        await tg.stop()
        with pytest.raises(NetworkError):
            await served(settings, asyncio.Event())


@async_test
async def test_connecting_is_tried_again() -> None:
    async with FakeTelegram() as tg:
        tg.fault("getMe", status=502, body="<html>502</html>")
        stop = asyncio.Event()
        task = served(settings_for(tg), stop, Patience(connect_retries=1))
        await tg.wait(lambda: tg.called("setMyCommands"))
        stop.set()
        await task


@async_test
async def test_polling_that_hangs_is_noticed() -> None:
    async with FakeTelegram() as tg:
        tg.fault("getUpdates", times=9, delay=60)
        patience = Patience(connect_retries=0, stall_limit=0.2, stall_check=0.05, teardown_limit=0.2)
        with pytest.raises(PollingStalledError):
            await served(settings_for(tg), asyncio.Event(), patience)
