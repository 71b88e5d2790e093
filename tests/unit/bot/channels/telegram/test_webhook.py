"""Tests of bot/channels/telegram/webhook.py; deliveries are tested on a process in tests/wire/test_webhook.py."""

import logging
import socket
import stat
from pathlib import Path

import pytest

from bot.channels.telegram.app import updates_request
from bot.channels.telegram.webhook import FILE, Webhook, WebhookFileError, WebhookWatch, start_webhook, webhook_of
from bot.operations.health import PortTakenError
from bot.settings import Settings
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, plain_bot, polling

PUBLIC = "https://bot.example.vn"


def test_without_an_address_there_is_none_and_nothing_is_written(tmp_path: Path) -> None:
    assert webhook_of(Settings(home=tmp_path)) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", [PUBLIC, f"{PUBLIC}/", f"{PUBLIC}/telegram/"])
def test_what_nobody_may_guess_is_made_once_and_kept_to_the_owner(tmp_path: Path, address: str) -> None:
    settings = Settings(home=tmp_path, telegram_webhook_url=address)
    first = webhook_of(settings)
    assert first is not None and first == webhook_of(settings)
    assert first.url == PUBLIC + first.path
    assert first.path.startswith("/telegram/" if "telegram" in address else "/")
    assert len(first.path.rpartition("/")[2]) == 32 and len(first.secret) == 43
    assert first.port == 8081
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert first.secret not in repr(first) and first.path not in repr(first)


def test_what_is_set_stands(tmp_path: Path) -> None:
    settings = Settings(
        home=tmp_path,
        telegram_webhook_url=f"{PUBLIC}/own/path",
        telegram_webhook_secret="own",
        telegram_webhook_port=9000,
    )
    assert webhook_of(settings) == Webhook(f"{PUBLIC}/own/path", "/own/path", 9000, "own")


def test_a_broken_file_is_named_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{}", encoding="utf-8")
    with pytest.raises(WebhookFileError, match=r"webhook\.json.*Xóa"):
        webhook_of(Settings(home=tmp_path, telegram_webhook_url=PUBLIC))


@async_test
async def test_the_watch_hears_telegram_and_tells_of_trouble_once(caplog: pytest.LogCaptureFixture) -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        contact = updates_request(Settings(telegram_token="1:a"))
        webhook = Webhook("http://127.0.0.1:9/hook", "/hook", 9, "s")
        watch = WebhookWatch(webhook, contact)
        await bot.set_webhook(webhook.url, secret_token="s")
        contact.heard_at = 0.0
        await watch.look(bot)
        assert contact.silence() < 60
        assert caplog.records == []
        tg.updates.last_error = "Connection refused"
        tg.updates.webhook_info = lambda: {  # type: ignore[method-assign]
            "url": webhook.url,
            "has_custom_certificate": False,
            "pending_update_count": 1,
            "last_error_date": 1_780_000_000,
            "last_error_message": "Connection refused",
        }
        await watch.look(bot)
        await watch.look(bot)
        assert [r.getMessage() for r in caplog.records] == ["Telegram could not deliver an update: Connection refused"]
        await contact.shutdown()


@async_test
async def test_a_webhook_that_somebody_else_has_changed_counts_as_silence(caplog: pytest.LogCaptureFixture) -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        contact = updates_request(Settings(telegram_token="1:a"))
        contact.heard_at = -1e6
        watch = WebhookWatch(Webhook("http://127.0.0.1:9/hook", "/hook", 9, "s"), contact)
        await watch.look(bot)
        assert "tiến trình khác" in caplog.text
        tg.fault("getWebhookInfo", status=502, body="<html>502</html>")
        await watch.look(bot)
        assert contact.silence() > 1e5
        assert caplog.records[-1].levelno == logging.WARNING
        await contact.shutdown()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # tornado leaves its socket open
@async_test
async def test_a_port_that_is_taken_names_the_setting() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with FakeTelegram() as tg, polling(tg, Assistant()) as app:
            assert app.updater is not None
            await app.updater.stop()
            webhook = Webhook(f"http://127.0.0.1:{port}/hook", "/hook", port, "s")
            with pytest.raises(PortTakenError, match=f"{port}.*TELEGRAM_WEBHOOK_PORT"):
                await start_webhook(app.updater, webhook, 0, ("message",))
            await app.updater.start_polling()
