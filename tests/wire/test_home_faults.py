"""Faults of the home under the real command, by polling and by webhook: an index swapped while it is asked, a memory
that another process holds, a person who has blocked the bot.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

from bot.state import FILE as STATE
from index.generation import MANIFEST, Generations
from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.homes import fresh
from tests.wire.modes import both_modes, settings
from tests.wire.process import BotProcess, running

QUESTION, TITLE, NEW_TITLE = "đăng ký khai sinh cần giấy tờ gì", "đăng ký khai sinh", "đăng ký khai sinh kiểu mới"
CHATS = 6


@contextlib.asynccontextmanager
async def serving(tg: FakeTelegram, mode: str, home: Path) -> AsyncIterator[BotProcess]:
    """Run the real command over a home in a mode."""
    command = ("-m", "bot", "telegram", "--home", str(home))
    async with running(tg, command, home, home / "log", **settings(mode)) as bot:
        yield bot


def swap(home: Path) -> None:
    """Make a generation in which the procedure has another title the one that serves."""
    generations = Generations(home / "index")
    serving = generations.current()
    building = shutil.copytree(serving, home / "index" / ".next")
    manifest = json.loads((building / MANIFEST).read_text(encoding="utf-8")) | {"name": "next"}
    (building / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with closing(sqlite3.connect(building / "knowledge.db")) as knowledge, knowledge:
        changed = knowledge.execute(
            "update record set payload = replace(payload, ?, ?) where code = '1.001193'", [TITLE, NEW_TITLE]
        )
        assert changed.rowcount > 0
    generations.adopt(building, "next")


@both_modes
@async_test
async def test_an_index_swapped_while_it_is_asked(mode: str, home: Path, tmp_path: Path) -> None:
    own, asked = fresh(home, tmp_path), 0
    async with FakeTelegram() as tg, serving(tg, mode, own) as bot:

        async def ask_all() -> list[str]:
            nonlocal asked
            asked += 1
            for chat in range(1, CHATS + 1):
                await tg.say(QUESTION, user=chat)
            if asked == 2:
                swap(own)
            await bot.wait(lambda: all(len(tg.sent_to(chat)) >= asked for chat in range(1, CHATS + 1)))
            return [tg.sent_to(chat)[asked - 1]["text"] for chat in range(1, CHATS + 1)]

        assert all(TITLE in text and NEW_TITLE not in text for text in await ask_all())
        while not any(NEW_TITLE in text for text in await ask_all()):
            pass
        assert all(NEW_TITLE in text for text in await ask_all())
        assert await bot.stop() == 0
        assert [len(tg.sent_to(chat)) for chat in range(1, CHATS + 1)] == [asked] * CHATS
        assert all(call.ok for call in tg.called("sendMessage"))


@both_modes
@async_test
async def test_a_memory_that_another_process_holds_delays_answers_alone(mode: str, home: Path, tmp_path: Path) -> None:
    own = fresh(home, tmp_path)
    async with FakeTelegram() as tg, serving(tg, mode, own) as bot:
        await tg.say(QUESTION)
        await bot.wait(lambda: tg.sent_to(1))
        with closing(sqlite3.connect(own / STATE, isolation_level=None)) as other:
            other.execute("begin exclusive")
            await tg.say("lệ phí bao nhiêu")
            await tg.say(QUESTION, user=2)
            # The typing action is renewed every 4 seconds: SQLite's own patience of 5 is over.
            await bot.wait(lambda: [call.chat_id for call in tg.called("sendChatAction")].count(2) >= 3)
            other.execute("rollback")
        await bot.wait(lambda: len(tg.sent_to(1)) == 2 and tg.sent_to(2))
        assert "phí" in tg.sent_to(1)[1]["text"] and TITLE in tg.sent_to(2)[0]["text"]
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log


@both_modes
@async_test
async def test_who_has_blocked_the_bot_is_noted_until_they_write(mode: str, home: Path, tmp_path: Path) -> None:
    own = fresh(home, tmp_path)

    def away() -> list[str]:
        with closing(sqlite3.connect(own / STATE)) as state:
            return [person for (person,) in state.execute("select person from away")]

    async with FakeTelegram() as tg, serving(tg, mode, own) as bot:
        tg.fault("sendMessage", status=403, description="Forbidden: bot was blocked by the user")
        await tg.say("/start")
        await bot.wait(lambda: tg.called("sendMessage"))
        await tg.say("/start", user=2)
        await bot.wait(lambda: tg.sent_to(2))
        assert [call.ok for call in tg.called("sendMessage") if call.chat_id == 1] == [False]
        assert await bot.stop() == 0
        assert away() == ["telegram:1"]
        await tg.say("/start")
        async with serving(tg, mode, own) as bot:
            await bot.wait(lambda: tg.sent_to(1))
            assert await bot.stop() == 0
        assert away() == []
