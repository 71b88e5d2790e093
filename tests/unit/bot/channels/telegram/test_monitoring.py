"""Tests of bot/channels/telegram/monitoring.py."""

from pathlib import Path

from bot.channels.telegram.app import build_app, updates_request
from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.monitoring import checks, watch
from bot.operations.health import examine
from bot.operations.metrics import CONTACT, IN_WORK, INBOX, QUEUE, Metrics
from bot.settings import Settings
from bot.state import State
from tests.fake_telegram import async_test
from tests.unit.bot.channels.telegram.support import Assistant

SETTINGS = Settings(telegram_token="1:a")


@async_test
async def test_figures_of_a_channel() -> None:
    metrics, inbox, request = Metrics(), Inbox(None), updates_request(SETTINGS)
    app = build_app(SETTINGS, Assistant(), request, metrics=metrics)
    watch(metrics, app, request, inbox)
    await app.update_queue.put(object())
    inbox.add(1, "message", {})
    inbox.add(2, "message", {})
    request.heard_at -= 100
    assert [metrics.value(name) for name in (QUEUE, IN_WORK, INBOX)] == [1, 0, 2]
    assert 100 <= (metrics.value(CONTACT) or 0) < 160
    inbox.close()
    await request.shutdown()


def test_what_has_to_be_so(tmp_path: Path) -> None:
    request = updates_request(SETTINGS)
    request.heard_at -= 1000
    assert set(examine(checks(tmp_path, request))) == {"updates", "generation", "state", "inbox"}
    request.heard()
    folder = tmp_path / "index" / "one"
    folder.mkdir(parents=True)
    (folder / "manifest.json").touch()
    (tmp_path / "index" / "CURRENT").write_text("one", encoding="utf-8")
    State(tmp_path / "state.db").close()
    Inbox(tmp_path / "inbox.db").close()
    assert examine(checks(tmp_path, request)) == {}
