"""Stopped or killed while an answer is being made, by polling and by webhook: the answer comes, and once."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.modes import both_modes, said, stub


async def open_gate(gate: Path) -> None:
    """Let the answer that waits at the pipe be finished, once there is one."""
    await asyncio.to_thread(gate.write_bytes, b"")


@both_modes
@async_test
async def test_a_stop_waits_for_the_answer_that_is_being_made(mode: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "gate")
    async with FakeTelegram() as tg:
        async with stub(tg, mode, tmp_path) as bot:
            await tg.say("slow")
            await bot.wait(lambda: tg.called("sendChatAction"))
            ending = asyncio.ensure_future(bot.stop())
            await asyncio.sleep(0)  # the signal is sent
            await open_gate(tmp_path / "gate")
            assert await ending == 0
        assert said(tg) == ["slow"]
        await tg.say("hai")
        async with stub(tg, mode, tmp_path) as bot:
            await bot.wait(lambda: "hai" in said(tg))
            assert await bot.stop() == 0
    assert said(tg) == ["slow", "hai"]


@both_modes
@async_test
async def test_killed_while_an_answer_is_being_made_it_is_made_anew(mode: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "gate")
    async with FakeTelegram() as tg:
        async with stub(tg, mode, tmp_path) as bot:
            await tg.say("slow")
            await tg.say("hai")
            await bot.wait(lambda: tg.called("sendChatAction") and not tg.updates.pending)
            assert await bot.stop(signal.SIGKILL) == -signal.SIGKILL
        async with stub(tg, mode, tmp_path) as bot:
            await open_gate(tmp_path / "gate")
            await bot.wait(lambda: len(said(tg)) == 2)
            await tg.say("hết")
            await bot.wait(lambda: "hết" in said(tg))
            assert await bot.stop() == 0
    assert said(tg) == ["slow", "hai", "hết"]
