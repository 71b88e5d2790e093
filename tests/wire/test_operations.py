"""What a process tells whoever runs it: a line a turn, figures, health; and the pause, by the real command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.messages import Role
from bot.roles import Grant, Roles
from bot.state import State
from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.homes import fresh
from tests.wire.modes import STUB, both_modes, settings
from tests.wire.ports import fetch, free_port
from tests.wire.process import running


def lines(log: str) -> list[dict[str, Any]]:
    """Return the lines of turns in a log that has others too."""
    return [json.loads(line) for line in log.splitlines() if line.startswith('{"at":')]


@both_modes
@async_test
async def test_a_line_a_turn_with_nothing_of_what_was_said_or_by_whom(mode: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, STUB, tmp_path, tmp_path / "log", **settings(mode)) as bot:
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


@both_modes
@async_test
async def test_health_and_figures_on_a_local_port(mode: str, tmp_path: Path) -> None:
    port = free_port()
    async with (
        FakeTelegram() as tg,
        running(tg, STUB, tmp_path, tmp_path / "log", **settings(mode), MOTCUA_METRICS_PORT=str(port)) as bot,
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


@both_modes
@async_test
async def test_a_pause_outlives_the_process_and_health_is_good(mode: str, home: Path, tmp_path: Path) -> None:
    own, port = fresh(home, tmp_path), free_port()
    command = ("-m", "bot", "telegram", "--home", str(own))
    state = State(own / "state.db")
    token = Roles(state).invite(Grant(Role.ADMIN))
    state.close()
    async with FakeTelegram() as tg:
        async with running(tg, command, own, tmp_path / "log", **settings(mode), MOTCUA_METRICS_PORT=str(port)) as bot:
            await tg.say(f"/start i_{token}")
            await bot.wait(lambda: tg.sent_to(1))
            health = await fetch(f"http://127.0.0.1:{port}/health")
            assert (health.code, json.loads(health.body)) == (200, {"ok": True, "reasons": {}})
            await tg.say("/admin dung Nghỉ đến 14 giờ")
            page = (await bot.wait(lambda: tg.sent_to(1)[1:]))[0]
            assert "Bot đang tạm dừng" in page["text"] and "Nghỉ đến 14 giờ" in page["text"]
            assert await bot.stop() == 0
        await tg.say("đăng ký kết hôn cần giấy tờ gì", user=2)
        async with running(tg, command, own, tmp_path / "log", **settings(mode)) as bot:
            notice = (await bot.wait(lambda: tg.sent_to(2)))[0]
            assert "Nghỉ đến 14 giờ" in notice["text"] and "115" in notice["text"]
            await tg.tap(page, "▶️ Mở lại")
            await bot.wait(lambda: tg.sent_to(1, "editMessageText"))
            await tg.say("đăng ký kết hôn cần giấy tờ gì", user=2)
            answer = (await bot.wait(lambda: tg.sent_to(2)[1:]))[0]
            assert "kết hôn" in answer["text"]
            assert await bot.stop() == 0
    assert [line["outcome"] for line in lines(bot.log)] == ["training", "admin", "paused", "admin", "answer"]
