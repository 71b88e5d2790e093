"""Tests of bot/channels/telegram/commands.py."""

import pytest

from bot.channels.telegram.commands import load_faces, sync_faces
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import plain_bot

SETTERS = ("setMyCommands", "setMyDescription", "setMyShortDescription", "setChatMenuButton")


def test_vietnamese_is_the_default() -> None:
    faces = load_faces()
    assert [face.language for face in faces] == [None, "en", "ru"]
    assert [command.command for command in faces[0].commands] == [
        "start",
        "help",
        "huy",
        "tracuu",
        "thaydoi",
        "xa",
        "ngonngu",
        "xoa",
    ]
    assert "thủ tục hành chính" in faces[0].description


@async_test
async def test_telegram_takes_the_faces_and_they_are_set_once() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await sync_faces(bot, load_faces())
        assert [len(tg.called(setter)) for setter in SETTERS] == [6, 3, 3, 1]
        assert all(call.ok for call in tg.calls)
        assert [command["command"] for command in tg.profile.commands["all_group_chats", "ru"]] == ["hoi", "help"]
        assert tg.profile.menu_buttons == {None: {"type": "commands"}}
        await sync_faces(bot, load_faces())
        assert [len(tg.called(setter)) for setter in SETTERS] == [6, 3, 3, 1]
        tg.profile.descriptions["en"] = "old"
        await sync_faces(bot, load_faces())
        assert [len(tg.called(setter)) for setter in SETTERS] == [6, 4, 3, 1]


@async_test
async def test_a_failure_is_not_fatal(caplog: pytest.LogCaptureFixture) -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        tg.fault("setMyCommands", status=500)
        await sync_faces(bot, load_faces())
        tg.fault("getMyCommands", delay=30)
        await sync_faces(bot, load_faces(), timeout=0.05)
    assert caplog.text.count("Command menu not updated") == 2
