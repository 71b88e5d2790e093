"""Tests of bot/channels/telegram/runner.py; signals and a wrong token are tested on a process in
tests/wire.
"""

import io
import socket
from pathlib import Path

from bot.channels.telegram.runner import run_telegram
from bot.channels.telegram.service import Patience
from bot.settings import Settings
from tests.unit.bot.channels.telegram.support import Assistant


def test_no_token_is_said_without_touching_the_network() -> None:
    errors = io.StringIO()
    assert run_telegram(Settings(), Assistant(), errors=errors) == 1
    assert "TELEGRAM_BOT_TOKEN" in errors.getvalue()
    assert "@BotFather" in errors.getvalue()


def test_no_connection_names_the_proxy_setting_and_never_the_token(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/bot"
        errors = io.StringIO()
        settings = Settings(home=tmp_path, telegram_token="1:secret", telegram_base_url=url)
        assert run_telegram(settings, Assistant(), patience=Patience(connect_retries=0), errors=errors) == 1
    assert errors.getvalue().startswith("Không kết nối được tới Telegram (httpx.ConnectError")
    assert "TELEGRAM_PROXY" in errors.getvalue()
    assert "secret" not in errors.getvalue()


def test_a_missing_socks_library_names_the_mend(tmp_path: Path) -> None:
    errors = io.StringIO()
    settings = Settings(home=tmp_path, telegram_token="1:secret", telegram_proxy="socks5://127.0.0.1:1080")
    assert run_telegram(settings, Assistant(), errors=errors) == 1
    assert "python-telegram-bot[socks]" in errors.getvalue()
