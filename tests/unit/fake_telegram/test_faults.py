"""Tests of the fake server's faults, other ways to send parameters, and waiting."""

import json

import pytest
from telegram.error import NetworkError, TimedOut
from tornado.httpclient import AsyncHTTPClient

from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import plain_bot


@async_test
async def test_faults_happen_as_often_as_asked() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        await tg.say("hỏi")
        tg.fault("sendMessage", times=2, status=502, body="<html>502</html>")
        tg.fault("sendMessage", status=500, description="Internal Server Error")
        tg.fault("sendMessage", drop=True)
        for error in ("Bad Gateway", "Bad Gateway", "Internal Server Error", "RemoteProtocolError"):
            with pytest.raises(NetworkError, match=error):
                await bot.send_message(1, "một")
        await bot.send_message(1, "một")
        assert len(tg.sent_to(1)) == 1
        assert [call.ok for call in tg.called("sendmessage")] == [False] * 4 + [True]


@async_test
async def test_a_delayed_call_is_carried_out_all_the_same() -> None:
    async with FakeTelegram() as tg, plain_bot(tg, read_timeout=0.2) as bot:
        await tg.say("hỏi")
        tg.fault("sendMessage", delay=30)
        with pytest.raises(TimedOut):
            await bot.send_message(1, "một")
        assert [message["text"] for message in tg.sent_to(1)] == ["một"]


@async_test
async def test_a_flood_wait_says_how_long() -> None:
    async with FakeTelegram() as tg:
        tg.fault("getMe", status=429, retry_after=7, description="Too Many Requests: retry after 7")
        answer = await AsyncHTTPClient().fetch(f"{tg.base}{tg.token}/getMe", raise_error=False)
        assert answer.code == 429
        assert json.loads(answer.body) == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        }


@async_test
async def test_json_query_and_quoted_token_are_read_too() -> None:
    async with FakeTelegram() as tg:
        await tg.say("hỏi")
        url = f"{tg.base}{tg.token.replace(':', '%3A')}/SENDMESSAGE"
        await AsyncHTTPClient().fetch(
            url,
            method="POST",
            headers={"Content-Type": "application/json"},
            body=json.dumps({"chat_id": 1, "text": "một", "link_preview_options": {"is_disabled": True}}),
        )
        await AsyncHTTPClient().fetch(f"{url}?chat_id=1&text=hai")
        assert [message["text"] for message in tg.sent_to(1)] == ["một", "hai"]


@async_test
async def test_waiting_in_vain_tells_the_last_calls() -> None:
    async with FakeTelegram() as tg, plain_bot(tg):
        with pytest.raises(TimeoutError, match="getMe"):
            await tg.wait(lambda: tg.sent_to(1), timeout=0.05)
