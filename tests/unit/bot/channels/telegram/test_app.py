"""Tests of bot/channels/telegram/app.py."""

import threading

import pytest
from telegram.error import InvalidToken
from telegram.ext import AIORateLimiter

from bot.channels.telegram.app import ALLOWED_UPDATES, build_app
from bot.channels.telegram.order import PerChatOrder
from bot.messages import Message, Outcome, Reply
from bot.settings import Settings
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, polling


def test_what_is_asked_of_telegram() -> None:
    assert ALLOWED_UPDATES == (
        "message",
        "edited_message",
        "callback_query",
        "poll_answer",
        "inline_query",
        "my_chat_member",
    )


@async_test
async def test_the_application_is_made_from_the_settings() -> None:
    settings = Settings(telegram_token="1:a", telegram_base_url="http://127.0.0.1:1/bot")
    app = build_app(settings, Assistant())
    assert app.bot.base_url == "http://127.0.0.1:1/bot1:a"
    assert isinstance(app.update_processor, PerChatOrder)
    assert app.concurrent_updates == 64
    assert isinstance(app.bot.rate_limiter, AIORateLimiter)


def test_without_a_token_there_is_none() -> None:
    with pytest.raises(InvalidToken):
        build_app(Settings(), Assistant())


@async_test
async def test_a_flood_of_one_chat_gets_one_notice() -> None:
    async with FakeTelegram() as tg:
        for number in range(22):
            await tg.say(str(number))
        gate = threading.Event()

        def held(message: Message) -> Reply:
            gate.wait(30)
            return Reply(Outcome.ANSWER, (message.text,))

        async with polling(tg, Assistant(held)):
            try:
                await tg.wait(lambda: tg.sent_to(1))
            finally:
                gate.set()
            await tg.wait(lambda: len(tg.sent_to(1)) == 21)
        busy = [message for message in tg.sent_to(1) if message["text"].startswith("Anh/chị gửi nhanh quá")]
        answers = [message["text"] for message in tg.sent_to(1) if message not in busy]
        assert len(busy) == 1
        assert answers == [str(number) for number in range(20)]
