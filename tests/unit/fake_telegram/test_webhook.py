"""Tests of the fake server's delivery to a webhook, through a plain HTTP server."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler

from tests.fake_telegram import FakeTelegram, async_test
from tests.fake_telegram.webhook import Post, chat_of
from tests.unit.bot.channels.telegram.support import plain_bot

Answer = Callable[[dict[str, Any]], int]


class _Hook(RequestHandler):
    def initialize(self, got: list[tuple[dict[str, Any], str, str]], answer: Answer) -> None:
        self.got, self.answer = got, answer

    def post(self) -> None:
        update = json.loads(self.request.body)
        secret = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.got.append((update, self.request.headers["Content-Type"], secret))
        self.set_status(self.answer(update))


@contextlib.asynccontextmanager
async def hook(got: list[tuple[dict[str, Any], str, str]], answer: Answer = lambda update: 200) -> AsyncIterator[str]:
    routes = [("/hook", _Hook, {"got": got, "answer": answer})]
    socket, port = bind_unused_port()
    server = HTTPServer(Application(routes, log_function=lambda handler: None))
    server.add_socket(socket)
    yield f"http://127.0.0.1:{port}/hook"
    server.stop()
    await server.close_all_connections()


def texts(got: list[tuple[dict[str, Any], str, str]]) -> list[str]:
    return [update["message"]["text"] for update, _, _ in got]


@async_test
async def test_updates_are_posted_with_the_secret_in_the_order_of_their_chat() -> None:
    got: list[tuple[dict[str, Any], str, str]] = []
    async with FakeTelegram() as tg, hook(got) as url, plain_bot(tg) as bot:
        await tg.say("một")
        await bot.set_webhook(url, secret_token="s3")
        await tg.say("hai")
        await tg.say("khác", user=2)
        await tg.wait(lambda: len(tg.webhook.posts) == 3)
        assert tg.updates.pending == []
    assert [text for text in texts(got) if text != "khác"] == ["một", "hai"]
    assert {(kind, secret) for _, kind, secret in got} == {("application/json", "s3")}


@async_test
async def test_what_is_refused_is_posted_again_and_holds_up_its_chat_alone() -> None:
    got: list[tuple[dict[str, Any], str, str]] = []
    left = [2]

    def answer(update: dict[str, Any]) -> int:
        if update["message"]["text"] == "một" and left[0]:
            left[0] -= 1
            return 500
        return 200

    async with FakeTelegram() as tg, hook(got, answer) as url, plain_bot(tg) as bot:
        await bot.set_webhook(url)
        for text, user in (("một", 1), ("hai", 1), ("khác", 2)):
            await tg.say(text, user=user)
        await tg.wait(lambda: tg.updates.pending == [])
        assert "500" in ((await bot.get_webhook_info()).last_error_message or "")
        statuses = [post.status for post in tg.webhook.posts if post.update_id == 1001]
    assert statuses == [500, 500, 200]
    assert [text for text in texts(got) if text != "khác"] == ["một", "một", "một", "hai"]


@async_test
async def test_nobody_there_is_tried_again_until_the_webhook_is_deleted() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        socket, port = bind_unused_port()
        socket.close()
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook")
        await tg.say("một")
        await tg.wait(lambda: len(tg.webhook.posts) == 3)
        assert set(tg.webhook.posts) == {Post(1001, 0)}
        await bot.delete_webhook()
        assert [update.update_id for update in await bot.get_updates()] == [1001]


def test_the_chat_of_an_update() -> None:
    assert chat_of({"update_id": 1, "message": {"chat": {"id": -5}, "from": {"id": 2}}}) == -5
    assert chat_of({"update_id": 1, "callback_query": {"from": {"id": 2}, "message": {"chat": {"id": -5}}}}) == -5
    assert chat_of({"update_id": 1, "poll_answer": {"user": {"id": 2}}}) == 2
