"""Tests of bot/channels/telegram/username.py against the fake server."""

import socket

import pytest

from bot.channels.telegram.username import UsernameError, bot_username
from bot.concurrency import run_in_threadpool
from bot.settings import Settings
from tests.fake_telegram import FakeTelegram, async_test


@async_test
async def test_telegram_is_asked() -> None:
    async with FakeTelegram() as tg:
        settings = Settings(telegram_token=tg.token, telegram_base_url=tg.base)
        assert await run_in_threadpool(bot_username, settings) == "motcua_test_bot"


@async_test
async def test_a_wrong_token_is_said_to_be_so() -> None:
    async with FakeTelegram() as tg:
        settings = Settings(telegram_token="1:wrong", telegram_base_url=tg.base)
        with pytest.raises(UsernameError, match="@BotFather"):
            await run_in_threadpool(bot_username, settings)


def test_no_connection_names_the_proxy_setting_and_never_the_token() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/bot"
        with pytest.raises(UsernameError, match="TELEGRAM_PROXY") as raised:
            bot_username(Settings(telegram_token="1:secret", telegram_base_url=url))
    assert "secret" not in str(raised.value)


def test_a_missing_socks_library_names_the_mend() -> None:
    settings = Settings(telegram_token="1:secret", telegram_proxy="socks5://127.0.0.1:1080")
    with pytest.raises(UsernameError, match=r"python-telegram-bot\[socks\]"):
        bot_username(settings)
