"""A group and the menus of a person, on Telegram with the real process."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.homes import fresh
from tests.wire.modes import both_modes, settings
from tests.wire.process import BotProcess, running
from tests.wire.test_training import invited

NAME, GROUP, OFFICER, NEIGHBOUR = "motcua_test_bot", -100500, 91, 92

Message = dict[str, Any]


def kept(home: Path, person: int) -> set[str]:
    """The tables of a home in which a person stands."""
    with sqlite3.connect(home / "state.db") as state:
        tables = [name for (name,) in state.execute("select name from sqlite_master where type = 'table'")]
        columns = {table: [row[1] for row in state.execute(f'pragma table_info("{table}")')] for table in tables}
        question = 'select count(*) from "{}" where person = ?'
        return {
            table
            for table in tables
            if "person" in columns[table]
            and state.execute(question.format(table), [f"telegram:{person}"]).fetchone()[0]
        }


def addresses(message: Message) -> dict[str, str]:
    """The buttons under a message, every one an address."""
    return {button["text"]: button["url"] for row in message["reply_markup"]["inline_keyboard"] for button in row}


async def ask(tg: FakeTelegram, bot: BotProcess, text: str, user: int, chat: int, **more: Any) -> Message:
    before = len(tg.sent_to(chat))
    await tg.say(text, user=user, chat=chat, **more)
    return (await bot.wait(lambda: tg.sent_to(chat)[before:]))[0]


@both_modes
@async_test
async def test_a_group_is_answered_briefly_and_only_when_it_asks(mode: str, home: Path, tmp_path: Path) -> None:
    own = fresh(home, tmp_path)
    command = ("-m", "bot", "telegram", "--home", str(own))
    async with FakeTelegram() as tg, running(tg, command, own, tmp_path / "log", **settings(mode)) as bot:
        await tg.say("mai họp thôn lúc mấy giờ vậy bà con", user=NEIGHBOUR, chat=GROUP)
        first = await ask(tg, bot, f"@{NAME} đăng ký tạm trú hết bao nhiêu tiền", NEIGHBOUR, GROUP)
        assert "1.004194" in first["text"] and len(first["text"]) <= 900
        assert first["reply_to_message"]["text"].startswith(f"@{NAME}")
        assert addresses(first) == {
            "Xem đủ ở chat riêng": f"https://t.me/{NAME}?start=1_004194",
            "Hỏi riêng": f"https://t.me/{NAME}",
        }
        followed = await ask(tg, bot, "nộp ở đâu", NEIGHBOUR, GROUP, reply_to=first)
        assert "1.004194" in followed["text"] and "Nơi nộp" in followed["text"]
        for text in (f"/hoc@{NAME}", f"/xoa@{NAME}", f"/start@{NAME} i_abcdefgh12345678"):
            refused = await ask(tg, bot, text, NEIGHBOUR, GROUP)
            assert "chat riêng" in refused["text"] and list(addresses(refused)) == ["Hỏi riêng"]
        assert "/hoi" in (await ask(tg, bot, f"@{NAME}", NEIGHBOUR, GROUP))["text"]
        assert len(tg.sent_to(GROUP)) == 6
        assert kept(own, NEIGHBOUR) == set()
        whole = await ask(tg, bot, "/start 1_004194", NEIGHBOUR, NEIGHBOUR)
        assert "1.004194" in whole["text"] and len(whole["text"]) > len(first["text"])
        assert kept(own, NEIGHBOUR) == {"conversation"}
        assert await bot.stop() == 0


@both_modes
@async_test
async def test_menus_follow_the_role_and_whoever_blocks_is_noted(mode: str, home: Path, tmp_path: Path) -> None:
    own = fresh(home, tmp_path)
    payload = invited(own, "--role", "officer")
    command = ("-m", "bot", "telegram", "--home", str(own))
    async with FakeTelegram() as tg, running(tg, command, own, tmp_path / "log", **settings(mode)) as bot:
        assert "vai trò: cán bộ" in (await ask(tg, bot, f"/start {payload}", OFFICER, OFFICER))["text"]
        menu = await bot.wait(lambda: tg.profile.commands.get((f"chat:{OFFICER}", "")))
        assert [command["command"] for command in menu][:3] == ["hoc", "dientap", "giup"]
        assert [command["command"] for command in tg.profile.commands["all_group_chats", ""]] == ["hoi", "help"]
        assert tg.profile.menu_buttons == {None: {"type": "commands"}}
        tg.block(OFFICER)
        for _ in range(2):  # the second answer comes after the block was noted
            await ask(tg, bot, "đăng ký tạm trú", NEIGHBOUR, NEIGHBOUR)
        assert "away" in kept(own, OFFICER)
        for _ in range(2):
            await ask(tg, bot, "/help", OFFICER, OFFICER)
        assert "away" not in kept(own, OFFICER)
        assert "đã xóa" in (await ask(tg, bot, "/xoa", OFFICER, OFFICER))["text"].lower()
        await bot.wait(lambda: (f"chat:{OFFICER}", "") not in tg.profile.commands)
        assert kept(own, OFFICER) == set()
        assert await bot.stop() == 0
