"""Both ways in which the bot receives: a test marked with `both_modes` runs by polling and by webhook."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fake_telegram import FakeTelegram
from tests.wire.ports import free_port
from tests.wire.process import BotProcess, running

STUB = ("-m", "tests.wire.stub_bot")
POLLING, WEBHOOK = "polling", "webhook"

both_modes = pytest.mark.parametrize("mode", [POLLING, WEBHOOK])


def settings(mode: str) -> dict[str, str]:
    """Return the settings of a mode; without a proxy before the webhook."""
    if mode == POLLING:
        return {}
    port = free_port()
    return {"TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/", "TELEGRAM_WEBHOOK_PORT": str(port)}


@contextlib.asynccontextmanager
async def stub(tg: FakeTelegram, mode: str, home: Path, **environment: str) -> AsyncIterator[BotProcess]:
    """Run the stub bot in a mode, over a home in which its log is kept too."""
    async with running(tg, STUB, home, home / "log", **settings(mode), **environment) as bot:
        yield bot


def said(tg: FakeTelegram, chat: int = 1) -> list[str]:
    """Return what the stub bot has said back in a chat."""
    return [message["text"].removeprefix("Bạn nói: ") for message in tg.sent_to(chat)]
