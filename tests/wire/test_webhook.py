"""The Telegram channel as a process that receives by webhook, over a stub assistant."""

from __future__ import annotations

import json
import signal
from pathlib import Path

from bot.channels.telegram.app import ALLOWED_UPDATES
from tests.fake_telegram import FakeTelegram, async_test
from tests.fake_telegram.webhook import SECRET_HEADER
from tests.wire.modes import STUB, said
from tests.wire.ports import fetch, free_port
from tests.wire.process import running


def webhook(port: int, path: str = "/") -> dict[str, str]:
    """Return the settings of a webhook without a proxy before it."""
    return {"TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}{path}", "TELEGRAM_WEBHOOK_PORT": str(port)}


@async_test
async def test_messages_taps_and_a_graceful_stop_that_leaves_the_webhook(tmp_path: Path) -> None:
    async with (
        FakeTelegram() as tg,
        running(tg, STUB, tmp_path, tmp_path / "log", **webhook(free_port())) as bot,
    ):
        await tg.say("pages")
        first = (await bot.wait(lambda: tg.sent_to(1)))[0]
        await tg.tap(first, "Trang 3")
        turned = (await bot.wait(lambda: tg.sent_to(1, "editMessageText")))[0]
        assert turned["text"] == "Trang ba của ba"
        for number in range(5):
            await tg.say(str(number), user=2)
        await bot.wait(lambda: len(tg.sent_to(2)) == 5)
        assert said(tg, 2) == ["0", "1", "2", "3", "4"]
        assert tg.called("getUpdates") == []
        assert tg.updates.allowed == list(ALLOWED_UPDATES)
        assert await bot.stop() == 0
        assert tg.updates.webhook_url != "" and tg.called("deleteWebhook") == []
        log = bot.log.replace(tg.updates.secret_token, "SECRET")
    assert "SECRET" not in "".join(line for line in log.splitlines() if "DEBUG" not in line)


@async_test
async def test_who_does_not_know_path_and_secret_is_refused(tmp_path: Path) -> None:
    port = free_port()
    async with FakeTelegram() as tg, running(tg, STUB, tmp_path, tmp_path / "log", **webhook(port)) as bot:
        await tg.say("một")
        await bot.wait(lambda: tg.sent_to(1))
        url, secret = tg.updates.webhook_url, tg.updates.secret_token
        forged = {"update_id": 9000, "message": tg.store.messages[1, 1] | {"text": "giả"}}
        statuses = []
        for address, given in (
            (url, ""),
            (url, secret[:-1]),
            (f"http://127.0.0.1:{port}/", secret),
            (f"http://127.0.0.1:{port}/telegram", secret),
        ):
            headers = {"Content-Type": "application/json"} | ({SECRET_HEADER: given} if given else {})
            answer = await fetch(address, method="POST", headers=headers, body=json.dumps(forged))
            statuses.append(answer.code)
        assert statuses == [403, 403, 404, 404]
        await tg.say("hai")
        await bot.wait(lambda: len(tg.sent_to(1)) == 2)
        assert said(tg) == ["một", "hai"]


@async_test
async def test_killed_it_answers_what_it_had_received_and_what_came_meanwhile(tmp_path: Path) -> None:
    settings = webhook(free_port(), "/telegram/")
    async with FakeTelegram() as tg:
        async with running(tg, STUB, tmp_path, tmp_path / "log", **settings) as bot:
            await bot.wait(lambda: tg.called("setWebhook"))
            first_url = tg.updates.webhook_url
            tg.fault("sendMessage", times=99, status=429, retry_after=60, description="Too Many Requests")
            for chat in (1, 2, 3):
                await tg.say(f"trước {chat}", user=chat)
            await bot.wait(lambda: [post.status for post in tg.webhook.posts].count(200) == 3)
            assert await bot.stop(signal.SIGKILL) == -signal.SIGKILL
        tg.calm()
        await tg.say("trong lúc nghỉ", user=1)
        await tg.wait(lambda: [post for post in tg.webhook.posts if post.status == 0])
        async with running(tg, STUB, tmp_path, tmp_path / "log", **settings) as bot:
            await bot.wait(lambda: all(tg.sent_to(chat) for chat in (1, 2, 3)) and len(tg.sent_to(1)) == 2)
            assert await bot.stop() == 0
        assert tg.updates.webhook_url == first_url
        assert [said(tg, chat) for chat in (1, 2, 3)] == [["trước 1", "trong lúc nghỉ"], ["trước 2"], ["trước 3"]]


@async_test
async def test_polling_takes_over_from_a_webhook(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async with running(tg, STUB, tmp_path, tmp_path / "log", **webhook(free_port())) as bot:
            await tg.say("một")
            await bot.wait(lambda: tg.sent_to(1))
            assert await bot.stop() == 0
        await tg.say("hai")
        async with running(tg, STUB, tmp_path, tmp_path / "log") as bot:
            await bot.wait(lambda: len(tg.sent_to(1)) == 2)
            assert [call.ok for call in tg.called("deleteWebhook")] == [True]
            assert tg.updates.webhook_url == ""
            assert await bot.stop() == 0
        assert said(tg) == ["một", "hai"]


@async_test
async def test_an_address_that_telegram_refuses_and_a_port_that_is_taken_are_said_plainly(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        refused = {"TELEGRAM_WEBHOOK_URL": "https://bot.example.vn/", "TELEGRAM_WEBHOOK_PORT": str(free_port())}
        async with running(tg, STUB, tmp_path, tmp_path / "log", **refused) as bot:
            assert await bot.ended() == 1
        assert "Telegram không nhận địa chỉ webhook" in bot.log and "TELEGRAM_WEBHOOK_URL" in bot.log
        taken = webhook(int(tg.base.split(":")[2].split("/")[0]))
        async with running(tg, STUB, tmp_path, tmp_path / "log", **taken) as bot:
            assert await bot.ended() == 1
        assert "Hãy đặt TELEGRAM_WEBHOOK_PORT thành một cổng khác" in bot.log
