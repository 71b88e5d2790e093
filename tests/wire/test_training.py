"""An officer is invited and goes the whole path: on Telegram with the real process, and in the terminal."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

from bot.assistant import open_assistant
from bot.settings import Settings
from tests.fake_telegram import FakeTelegram, async_test
from tests.play.at_terminal import terminal
from tests.play.on_telegram import TelegramDesk
from tests.play.player import Score, play
from tests.wire import modes
from tests.wire.homes import fresh
from tests.wire.process import ROOT, running

POST, NAME = "Công chức tư pháp", "Nguyễn Thị Hạnh"


def invited(home: Path, *options: str) -> str:
    """The payload of an invitation made at the command line."""
    arguments = [sys.executable, "-m", "bot", "invite", "--home", str(home), *options]
    made = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    found = re.search(r"/start (i_[\w-]+)", made.stdout)
    assert found, made.stdout + made.stderr
    return found[1]


def check(score: Score) -> None:
    assert score.moves["answer"] >= 30 and score.moves["item"] >= 20
    assert re.search(r"Kết quả diễn tập: \d+/100", score.rehearsal)
    assert score.files == ("giay-ghi-nhan-tu-phap-ho-tich.pdf", "giay-ghi-nhan-tu-phap-ho-tich.png")


@modes.both_modes
@async_test
async def test_the_whole_way_on_telegram(mode: str, home: Path, tmp_path: Path) -> None:
    own = fresh(home, tmp_path)
    payload = invited(own, "--role", "officer", "--unit", "24958")
    command = ("-m", "bot", "telegram", "--home", str(own))
    async with FakeTelegram() as tg, running(tg, command, own, tmp_path / "log", **modes.settings(mode)) as bot:
        desk = TelegramDesk(tg, bot, 77)
        assert "dành cho cán bộ" in (await desk.say("/hoc")).text
        assert "vai trò: cán bộ" in (await desk.say(f"/start {payload}")).text
        assert "đã dùng" in (await TelegramDesk(tg, bot, 78).say(f"/start {payload}")).text
        check(await play(desk, POST, NAME))
    assert NAME not in (tmp_path / "log").read_text(encoding="utf-8")


@async_test
async def test_the_whole_way_in_the_terminal(home: Path, tmp_path: Path) -> None:
    settings = Settings(home=home)
    screen = io.StringIO()
    async with terminal(open_assistant(settings, lasting=False), settings, screen) as desk:
        score = await play(desk, POST, NAME)
    check(score)
    shown = screen.getvalue()
    assert "❌ Chưa đúng." in shown and "✅ Đúng." in shown and "🎉 Đạt" in shown
    assert all((home / "files" / name).stat().st_size > 10_000 for name in score.files)
