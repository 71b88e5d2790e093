"""Tests of bot/channels/telegram/contact.py."""

import pytest
from telegram.error import TelegramError

from bot.channels.telegram.app import updates_request
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import settings_for


@async_test
async def test_only_what_telegram_took_counts_as_heard() -> None:
    async with FakeTelegram() as tg:
        request = updates_request(settings_for(tg))
        await request.initialize()
        url = f"{tg.base}{tg.token}/getUpdates"
        request.heard_at = request.finished_at = 0.0
        tg.fault("getUpdates", status=502, body="<html>502</html>")
        with pytest.raises(TelegramError):
            await request.post(url)
        assert request.finished_at > 0 and request.heard_at == 0
        await request.post(url)
        assert request.heard_at > 0 and request.silence() < 60
        await request.shutdown()
