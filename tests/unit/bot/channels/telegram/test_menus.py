"""Tests of bot/channels/telegram/menus.py, through the application and the fake server."""

from dataclasses import replace

import pytest

from bot.channels.base import COMMANDS as ACTIONS
from bot.channels.telegram.menus import COMMANDS, RoleMenus, menu_of
from bot.messages import Message, Outcome, Person, Reply, Role
from bot.wording import load_wording
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, plain_bot, polling

HERE = Person("telegram:1")


def names(tg: FakeTelegram, chat: int = 1) -> list[str]:
    return [command["command"] for command in tg.profile.commands.get((f"chat:{chat}", ""), [])]


def test_every_command_is_one_of_ours_and_said_in_every_language() -> None:
    for role, own in COMMANDS.items():
        for language in ("vi", "en", "ru"):
            menu = menu_of(role, language)
            assert [command.command for command in menu][: len(own)] == list(own)
            assert all(f"/{command.command}" in ACTIONS for command in menu)
    assert menu_of(Role.OFFICER, "ko") == menu_of(Role.OFFICER, "vi") != menu_of(Role.OFFICER, "ru")
    assert menu_of(Role.CITIZEN, "vi") == ()
    more = {name for own in COMMANDS.values() for name in own}
    assert [set(spoken["more"]) for spoken in load_wording("telegram_commands").values()] == [more] * 3


@async_test
async def test_a_role_brings_its_menu_once_and_the_end_of_it_takes_it_away() -> None:
    role = [Role.OFFICER]

    def answer(message: Message) -> Reply:
        return Reply(Outcome.TRAINING, (message.action or message.text,), role=role[0])

    async with FakeTelegram() as tg, polling(tg, Assistant(answer)):

        async def say(text: str, number: int, **where: int) -> None:
            await tg.say(text, **where)
            await tg.wait(lambda: len(tg.sent_to(where.get("chat", 1))) == number)

        await say("/start i_abcdefgh12345678", 1)
        await say("một", 2)
        assert names(tg)[:2] == ["hoc", "dientap"]
        await say("/start", 3)
        await say("hai", 4)
        assert len(tg.called("setMyCommands")) == 1
        role[0] = Role.VOLUNTEER
        await say("ba", 5)
        assert names(tg)[:2] == ["hoc", "dientap"]
        await say("/start", 6)
        await say("bốn", 7)
        assert names(tg)[0] == "giup"
        role[0] = Role.CITIZEN
        await say("/xoa", 8)
        await say("năm", 9)
        assert ("chat:1", "") not in tg.profile.commands
        role[0] = Role.ADMIN
        await say("/start@motcua_test_bot", 1, chat=-5)
        await say("/hoi@motcua_test_bot sáu", 2, chat=-5)
        assert [key for key in tg.profile.commands if key[0].startswith("chat")] == []
        assert all(call.ok for call in tg.calls)


@async_test
async def test_a_chosen_language_changes_it() -> None:
    reply = Reply(Outcome.SMALLTALK, ("ok",), role=Role.LEADER)
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("chào")
        await RoleMenus().follow(bot, 1, Message(HERE, action="start"), reply)
        before = tg.profile.commands["chat:1", ""]
        await RoleMenus().follow(bot, 1, Message(HERE, action="v1:l:ru"), replace(reply, language="ru"))
        assert before != tg.profile.commands["chat:1", ""] and names(tg)[3] == "moi"


@async_test
async def test_a_failure_is_not_fatal(caplog: pytest.LogCaptureFixture) -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        reply = Reply(Outcome.SMALLTALK, ("ok",), role=Role.LEADER)
        await RoleMenus().follow(bot, 1, Message(HERE, action="start"), reply)
    assert "Command menu of a chat not updated" in caplog.text and "chat not found" in caplog.text.lower()
