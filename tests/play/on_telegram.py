"""Telegram as a desk: a person of the fake server, the bot a process of its own."""

from __future__ import annotations

from tests.fake_telegram import FakeTelegram
from tests.fake_telegram.calls import Call
from tests.play.player import Shown
from tests.wire.process import BotProcess

SHOWS = ("sendmessage", "editmessagetext", "sendpoll", "senddocument")


class TelegramDesk:
    """Says, taps and votes as one person in a private chat."""

    def __init__(self, tg: FakeTelegram, bot: BotProcess, user: int) -> None:
        self._tg, self._bot, self._user = tg, bot, user
        self._last: dict[str, object] = {}

    async def say(self, text: str) -> Shown:
        seen = len(self._calls())
        await self._tg.say(text, user=self._user)
        return await self._shown(seen)

    async def tap(self, label: str) -> Shown:
        seen = len(self._calls())
        await self._tg.tap(self._last, label, user=self._user)
        return await self._shown(seen)

    async def choose(self, place: int) -> Shown:
        seen = len(self._calls())
        await self._tg.vote(self._last, place, user=self._user)
        return await self._shown(seen)

    def _calls(self) -> list[Call]:
        return [
            call for call in self._tg.calls if call.ok and call.chat_id == self._user and call.method.lower() in SHOWS
        ]

    async def _shown(self, seen: int) -> Shown:
        """What came after the first `seen`: a page, and a poll or documents where the page announces them."""
        await self._bot.wait(lambda: len(self._calls()) > seen)
        page = self._calls()[seen].result
        self._last = page
        text = page.get("text", "")
        if "<i>" not in text and ("Câu " in text or "Ôn lại, câu" in text) and "/" in text.rsplit("\n", 1)[-1]:
            await self._bot.wait(lambda: len(self._calls()) > seen + 1)
            self._last = self._calls()[seen + 1].result
            poll = self._last["poll"]
            assert isinstance(poll, dict)
            return Shown(text, (), poll["correct_option_ids"][0])
        files: list[str] = []
        if "Giấy ghi nhận của bạn" in text:
            await self._bot.wait(lambda: len(self._calls()) > seen + 2)
            files = [call.result["document"]["file_name"] for call in self._calls()[seen + 1 :]]
        rows = page.get("reply_markup", {}).get("inline_keyboard", [])
        return Shown(text, [b["text"] for row in rows for b in row if "callback_data" in b], None, files)
