"""What a process tells whoever runs it: a line a turn, figures, health; over a stub assistant without a home."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.ports import fetch, free_port
from tests.wire.process import running

STUB = ("-m", "tests.wire.stub_bot")


def lines(log: str) -> list[dict[str, Any]]:
    """Return the lines of turns in a log that has others too."""
    return [json.loads(line) for line in log.splitlines() if line.startswith('{"at":')]


@async_test
async def test_a_line_a_turn_with_nothing_of_what_was_said_or_by_whom(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, STUB, tmp_path, tmp_path / "log") as bot:
        await tg.say("chuyện riêng của tôi", user=77123)
        await tg.say("fail", user=77124)
        await bot.wait(lambda: tg.sent_to(77123) and tg.sent_to(77124))
        assert await bot.stop() == 0
    told = {line["outcome"]: line for line in lines(bot.log)}
    assert set(told) == {"answer", "failed"}
    answer = told["answer"]
    assert set(answer) == {"at", "channel", "update", "outcome", "language", "role", "ms"}
    assert (answer["channel"], answer["language"], answer["role"]) == ("telegram", "vi", "citizen")
    assert set(answer["ms"]) == {"answer", "send"} and answer["ms"]["send"] > 0
    assert told["failed"]["error"] == "ValueError"
    for line in (json.dumps(line, ensure_ascii=False) for line in lines(bot.log)):
        assert "riêng" not in line and "7712" not in line


@async_test
async def test_health_and_figures_on_a_local_port(tmp_path: Path) -> None:
    port = free_port()
    async with (
        FakeTelegram() as tg,
        running(tg, STUB, tmp_path, tmp_path / "log", MOTCUA_METRICS_PORT=str(port)) as bot,
    ):
        await tg.say("một")
        await tg.say("fail", user=2)
        await bot.wait(lambda: tg.sent_to(1) and tg.sent_to(2))
        health = await fetch(f"http://127.0.0.1:{port}/health")
        # A stub has neither an index nor a memory; Telegram answers and the inbox is there.
        assert (health.code, set(json.loads(health.body)["reasons"])) == (503, {"generation", "state"})
        text = (await fetch(f"http://127.0.0.1:{port}/metrics")).body.decode()
        assert 'motcua_errors_total{error="ValueError"} 1.0' in text
        assert "motcua_queue_length 0.0" in text
        silence = next(line for line in text.splitlines() if line.startswith("motcua_seconds_since_updates "))
        assert float(silence.split()[1]) < 60
        assert await bot.stop() == 0


@async_test
async def test_a_port_that_is_taken_ends_the_process_plainly(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        port = tg.base.split(":")[2].split("/")[0]
        async with running(tg, STUB, tmp_path, tmp_path / "log", MOTCUA_METRICS_PORT=port) as bot:
            assert await bot.ended() == 1
    assert "Hãy đặt MOTCUA_METRICS_PORT thành một cổng khác" in bot.log
