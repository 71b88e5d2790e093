"""A bot and a running application against the fake server, and an assistant that keeps what it was asked."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.channels.base import Classroom, Suggester
from bot.channels.telegram.app import ALLOWED_UPDATES, build_app
from bot.channels.telegram.handlers import App
from bot.messages import Message, Outcome, Reply
from bot.settings import Settings
from tests.fake_telegram import FakeTelegram


class Assistant:
    """Answers by a function, says back what it got by default."""

    def __init__(self, answer: Callable[[Message], Reply] | None = None) -> None:
        self.asked: list[Message] = []
        self._answer = answer or (lambda message: Reply(Outcome.ANSWER, (message.text or message.action,)))

    def respond(self, message: Message) -> Reply:
        self.asked.append(message)
        return self._answer(message)

    @property
    def said(self) -> list[tuple[str, str]]:
        """Text and action of everything asked."""
        return [(message.text, message.action) for message in self.asked]


def settings_for(tg: FakeTelegram) -> Settings:
    """Return settings that lead to the fake server."""
    return Settings(telegram_token=tg.token, telegram_base_url=tg.base, telegram_base_file_url=tg.file_base)


@contextlib.asynccontextmanager
async def plain_bot(tg: FakeTelegram, read_timeout: float = 10.0) -> AsyncIterator[Bot]:
    """Give a bot without rate limiter."""
    request = HTTPXRequest(read_timeout=read_timeout)
    async with Bot(tg.token, base_url=tg.base, base_file_url=tg.file_base, request=request) as bot:
        yield bot


@contextlib.asynccontextmanager
async def polling(
    tg: FakeTelegram, assistant: Assistant, classroom: Classroom | None = None, suggester: Suggester | None = None
) -> AsyncIterator[App]:
    """Run the application in this loop."""
    app = build_app(settings_for(tg), assistant, classroom=classroom, suggester=suggester)
    updater = app.updater
    assert updater is not None
    async with app:
        await updater.start_polling(allowed_updates=list(ALLOWED_UPDATES))
        await app.start()
        try:
            yield app
        finally:
            await updater.stop()
            await app.stop()


class Pauses:
    """Takes the place of `asyncio.sleep` and keeps the seconds."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
