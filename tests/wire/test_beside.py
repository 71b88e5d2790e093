"""Telegram and the web page in one process: `motcua run` with a token, on a home built from the authored content."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import httpx

from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.ports import free_port
from tests.wire.process import BotProcess, running

QUESTION = "làm giấy khai sinh cho con cần giấy tờ gì"
CODE = "1.001193"
TIMEOUT = 60.0


def address(bot: BotProcess) -> str:
    """The address that the process printed, "" while there is none."""
    found = re.search(r"Trang web đã mở: (http://\S+)/", bot.log)
    return found[1] if found else ""


@async_test
async def test_one_process_answers_on_both_and_ends_when_told(home: Path, tmp_path: Path) -> None:
    async with (
        FakeTelegram() as tg,
        running(
            tg, ("-m", "bot", "run", "--home", str(home)), home, tmp_path / "log", MOTCUA_WEB_PORT=str(free_port())
        ) as bot,
    ):
        await bot.wait(lambda: tg.called("getUpdates"))
        await tg.say(QUESTION)
        await bot.wait(lambda: tg.sent_to(1))
        async with httpx.AsyncClient(base_url=address(bot), timeout=TIMEOUT) as browser:
            page, other = await asyncio.gather(browser.get("/hoi", params={"q": QUESTION}), browser.get("/suc-khoe"))
        assert page.status_code == 200 and CODE in page.text and CODE in tg.sent_to(1)[0]["text"]
        assert other.text == "ok"
        assert await bot.stop() == 0


@async_test
async def test_the_page_can_be_left_to_a_process_of_its_own(home: Path, tmp_path: Path) -> None:
    arguments = ("-m", "bot", "run", "--home", str(home))
    async with FakeTelegram() as tg, running(tg, arguments, home, tmp_path / "log", MOTCUA_WEB="off") as bot:
        await bot.wait(lambda: tg.called("getUpdates"))
        assert address(bot) == ""
        assert await bot.stop() == 0


@async_test
async def test_a_page_alone_in_its_process_is_watched_on_the_same_port_as_a_bot(home: Path, tmp_path: Path) -> None:
    watched, arguments = free_port(), ("-m", "bot", "web", "--home", str(home), "--port", "0")
    async with (
        FakeTelegram() as tg,
        running(tg, arguments, home, tmp_path / "log", MOTCUA_METRICS_PORT=str(watched)) as bot,
        httpx.AsyncClient(timeout=TIMEOUT) as browser,
    ):
        while not address(bot):
            await asyncio.sleep(0.1)
        await browser.get(f"{address(bot)}/hoi", params={"q": QUESTION})
        health = await browser.get(f"http://127.0.0.1:{watched}/health")
        figures = await browser.get(f"http://127.0.0.1:{watched}/metrics")
        assert health.json() == {"ok": True, "reasons": {}}
        assert 'motcua_turns_total{outcome="answer"} 1.0' in figures.text
        assert QUESTION not in bot.log and '"channel": "web"' in bot.log
        assert await bot.stop() == 0
