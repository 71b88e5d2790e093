"""Tests of bot/channels/telegram/typing.py."""

import pytest

from bot.channels.telegram import typing
from bot.channels.telegram.sending import Place
from bot.channels.telegram.typing import typing_while
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import plain_bot


@async_test
async def test_typing_shows_until_the_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing, "RENEW_SECONDS", 0.0)
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        async with typing_while(bot, Place(1)):
            await tg.wait(lambda: len(tg.called("sendChatAction")) >= 3)
        assert {call.params["action"] for call in tg.called("sendChatAction")} == {"typing"}


@async_test
async def test_what_is_done_at_once_shows_nothing() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        async with typing_while(bot, Place(1)):
            pass
        await bot.get_me()
        assert tg.called("sendChatAction") == []


@async_test
async def test_a_refused_action_harms_nothing() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot, typing_while(bot, Place(77)):
        await tg.wait(lambda: tg.called("sendChatAction"))
        assert not tg.called("sendChatAction")[0].ok


@async_test
async def test_errors_of_the_work_pass_through() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        with pytest.raises(LookupError):
            async with typing_while(bot, Place(1)):
                raise LookupError
