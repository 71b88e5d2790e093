"""Tests of the fake server's polling, through python-telegram-bot's own Bot."""

import asyncio

import pytest
from telegram.error import BadRequest, Conflict

from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import plain_bot


@async_test
async def test_offsets_confirm() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        for text in ("một", "hai", "ba"):
            await tg.say(text)
        updates = await bot.get_updates(limit=2)
        assert [update.message and update.message.text for update in updates] == ["một", "hai"]
        assert len(await bot.get_updates()) == 3
        rest = await bot.get_updates(offset=updates[-1].update_id + 1)
        assert [update.message and update.message.text for update in rest] == ["ba"]
        assert len(await bot.get_updates(offset=-1)) == 1
        assert await bot.get_updates(offset=rest[-1].update_id + 1) == ()


@async_test
async def test_a_long_poll_ends_with_the_first_update() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        polled = asyncio.ensure_future(bot.get_updates(timeout=30))
        await bot.get_me()
        await tg.say("một")
        assert [update.message and update.message.text for update in await polled] == ["một"]


@async_test
async def test_a_second_poller_ends_the_first() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as one, plain_bot(tg) as two:
        first = asyncio.ensure_future(one.get_updates(timeout=30))
        while tg.updates._waiter is None:
            await one.get_me()
        second = asyncio.ensure_future(two.get_updates(timeout=30))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        await tg.say("một")
        assert len(await second) == 1


@async_test
async def test_no_polling_beside_a_webhook() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await bot.set_webhook("http://127.0.0.1:9/hook")
        assert (await bot.get_webhook_info()).url == "http://127.0.0.1:9/hook"
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        with pytest.raises(BadRequest, match="loopback"):
            await bot.set_webhook("https://example.org/hook")
        await tg.say("một")
        await bot.delete_webhook(drop_pending_updates=True)
        assert await bot.get_updates() == ()


@async_test
async def test_kinds_not_asked_for_are_left_out() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await bot.get_updates(allowed_updates=["message"])
        said = await tg.say("một")
        await tg.edit(said, "hai")
        assert [update.edited_message for update in await bot.get_updates()] == [None]
