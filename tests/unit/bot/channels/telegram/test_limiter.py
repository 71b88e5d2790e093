"""Tests of bot/channels/telegram/limiter.py, through the application and the fake server."""

import pytest
from telegram.error import RetryAfter

from bot.channels.telegram.app import build_app
from bot.operations.metrics import Metrics
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, settings_for


@async_test
async def test_every_refusal_is_counted_and_flood_waits_are_obeyed_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else the library warns of a change to come
    metrics = Metrics()
    async with FakeTelegram() as tg:
        tg.fault("sendMessage", status=429, retry_after=1, description="Too Many Requests: retry after 1")
        app = build_app(settings_for(tg), Assistant(), metrics=metrics)
        await tg.say("hỏi")
        async with app:
            await app.bot.send_message(1, "đáp")
        assert [call.ok for call in tg.called("sendMessage")] == [False, True]
    text = metrics.text().decode()
    assert "motcua_telegram_flood_waits_total 1.0" in text
    assert 'motcua_telegram_errors_total{error="RetryAfter",method="sendMessage"} 1.0' in text


@async_test
async def test_a_flood_wait_for_an_inline_query_holds_up_no_chat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    metrics = Metrics()
    async with FakeTelegram() as tg:
        tg.fault("answerInlineQuery", status=429, retry_after=600, description="Too Many Requests: retry after 600")
        app = build_app(settings_for(tg), Assistant(), metrics=metrics)
        await tg.say("hỏi")
        async with app:
            with pytest.raises(RetryAfter):
                await app.bot.answer_inline_query("1", [])
            await app.bot.send_message(1, "đáp")
        assert len(tg.sent_to(1)) == 1
    assert 'motcua_telegram_errors_total{error="RetryAfter",method="answerInlineQuery"} 1.0' in metrics.text().decode()
