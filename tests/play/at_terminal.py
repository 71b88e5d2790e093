"""The terminal as a desk: the real chat over lines of text, a thread of its own, one line in for one turn out."""

from __future__ import annotations

import asyncio
import io
import queue
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.assistant import Assistant
from bot.channels.quiz_text import with_quiz_as_text
from bot.channels.terminal import run_chat
from bot.messages import Message, Reply, Role
from bot.settings import Settings
from tests.play.player import Shown

WAIT = 60.0  # seconds for one turn


class _Lines(io.TextIOBase):
    """Standard input that waits for what is typed; the chat asks for a line once a turn is shown."""

    def __init__(self) -> None:
        self.typed: queue.Queue[str] = queue.Queue()

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        return self.typed.get()

    def isatty(self) -> bool:
        return False


class _Heard:
    """The assistant, whose replies are handed on: they say which choice is right, which the screen does not."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.replies: queue.Queue[Reply] = queue.Queue()

    def respond(self, message: Message) -> Reply:
        reply = self._assistant.respond(message)
        self.replies.put(reply)
        return reply


class TerminalDesk:
    """Types lines and numbers of buttons."""

    def __init__(self, lines: _Lines, heard: _Heard) -> None:
        self._lines, self._heard = lines, heard
        self._labels: list[str] = []

    async def say(self, text: str) -> Shown:
        self._lines.typed.put(f"{text}\n")
        reply = await asyncio.to_thread(self._heard.replies.get, timeout=WAIT)
        shown = with_quiz_as_text(reply)
        self._labels = [choice.label for row in shown.rows for choice in row if choice.action]
        right = reply.quiz.key if reply.quiz else None
        return Shown(shown.pages[shown.page], self._labels, right, [file.name for file in reply.files])

    async def tap(self, label: str) -> Shown:
        return await self.say(str(self._labels.index(label) + 1))

    async def choose(self, place: int) -> Shown:
        return await self.say(str(place + 1))


@asynccontextmanager
async def terminal(assistant: Assistant, settings: Settings, screen: io.StringIO) -> AsyncIterator[TerminalDesk]:
    """A chat of an officer that is open while the block runs; what it shows is written to `screen`."""
    lines, heard = _Lines(), _Heard(assistant)
    chat = threading.Thread(
        target=run_chat, args=(heard, settings, lines, screen), kwargs={"width": 100, "role": Role.OFFICER}
    )
    chat.start()
    try:
        await asyncio.to_thread(heard.replies.get, timeout=WAIT)  # the welcome
        yield TerminalDesk(lines, heard)
    finally:
        lines.typed.put("thoát\n")
        await asyncio.to_thread(chat.join, WAIT)
