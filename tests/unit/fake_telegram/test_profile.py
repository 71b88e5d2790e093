"""Tests of the fake server's profile methods, through python-telegram-bot's own Bot."""

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    MenuButtonCommands,
    MenuButtonDefault,
)
from telegram.error import BadRequest

from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import plain_bot


@async_test
async def test_commands_by_language() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await bot.set_my_commands([("start", "Bắt đầu")])
        await bot.set_my_commands([("start", "Begin")], language_code="en")
        assert await bot.get_my_commands() == (BotCommand("start", "Bắt đầu"),)
        assert await bot.get_my_commands(language_code="en") == (BotCommand("start", "Begin"),)
        assert await bot.get_my_commands(language_code="ru") == ()
        for command, description in (("Start", "a"), ("a" * 33, "a"), ("start", ""), ("start", "a" * 257)):
            with pytest.raises(BadRequest, match="Bot_command"):
                await bot.set_my_commands([(command, description)])
        with pytest.raises(BadRequest, match="language code"):
            await bot.set_my_commands([("start", "a")], language_code="english")


@async_test
async def test_descriptions() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await bot.set_my_description("a" * 512)
        await bot.set_my_short_description("b" * 120, "en")
        assert (await bot.get_my_description()).description == "a" * 512
        assert (await bot.get_my_short_description("en")).short_description == "b" * 120
        with pytest.raises(BadRequest, match="too long"):
            await bot.set_my_description("a" * 513)
        with pytest.raises(BadRequest, match="too long"):
            await bot.set_my_short_description("b" * 121)


@async_test
async def test_commands_by_scope() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.set_my_commands([("start", "a")], BotCommandScopeChat(1))
        await tg.say("chào")
        await bot.set_my_commands([("hoc", "Học")], BotCommandScopeChat(1))
        await bot.set_my_commands([("hoi", "Hỏi")], BotCommandScopeAllGroupChats())
        assert await bot.get_my_commands(BotCommandScopeChat(1)) == (BotCommand("hoc", "Học"),)
        assert await bot.get_my_commands(BotCommandScopeAllGroupChats()) == (BotCommand("hoi", "Hỏi"),)
        assert await bot.get_my_commands() == ()
        await bot.delete_my_commands(BotCommandScopeChat(1))
        assert await bot.get_my_commands(BotCommandScopeChat(1)) == ()
        with pytest.raises(BadRequest, match="scope"):
            await bot.set_my_commands([("start", "a")], BotCommandScopeChatMember(1, 1))


@async_test
async def test_the_menu_button() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        assert await bot.get_chat_menu_button() == MenuButtonDefault()
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        assert await bot.get_chat_menu_button() == MenuButtonCommands()
        await tg.say("chào", chat=-5)
        for chat, words in ((7, "Chat not found"), (-5, "private")):
            with pytest.raises(BadRequest, match=words):
                await bot.set_chat_menu_button(chat, MenuButtonCommands())
