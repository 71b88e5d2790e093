"""An inbox that cannot be written, by polling and by webhook: the disk is full, or another process holds the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.channels.telegram.inbox import FILE
from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.modes import both_modes, said, stub

LONG = "ấ" * 4000  # more bytes than the rest of any page of the file takes


@both_modes
@async_test
async def test_a_full_disk_keeps_nobody_from_an_answer(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async with stub(tg, mode, tmp_path, STUB_DISK_FULL="1") as bot:
            for user in (1, 2):
                await tg.say(LONG, user=user)
                await tg.say("hai", user=user)
            await bot.wait(lambda: all(len(said(tg, user)) == 2 for user in (1, 2)))
            assert await bot.stop() == 0
        assert bot.log.count("could not be written down: database or disk is full") == 2
        await tg.say("ba")
        async with stub(tg, mode, tmp_path) as bot:
            await bot.wait(lambda: "ba" in said(tg))
            assert await bot.stop() == 0
    assert (said(tg), said(tg, 2)) == ([LONG, "hai", "ba"], [LONG, "hai"])


@both_modes
@async_test
async def test_an_inbox_that_another_process_holds_loses_nothing(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async with stub(tg, mode, tmp_path) as bot:
            await tg.say("một")
            await bot.wait(lambda: said(tg) == ["một"])
            with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
                other.execute("begin exclusive")
                first = await tg.say("hai")
                await tg.say("khác", user=2)
                await bot.wait(lambda: len(said(tg)) == 2 and said(tg, 2))
                other.execute("rollback")
            await tg.say("ba")
            await bot.wait(lambda: len(said(tg)) == 3)
            assert await bot.stop() == 0
        assert "database is locked" in bot.log and first["text"] == "hai"
        await tg.say("bốn")
        async with stub(tg, mode, tmp_path) as bot:
            await bot.wait(lambda: "bốn" in said(tg))
            assert await bot.stop() == 0
    assert (said(tg), said(tg, 2)) == (["một", "hai", "ba", "bốn"], ["khác"])
