"""The unmodified `motcua telegram` process, by long polling, on a home built from the authored content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.process import BotProcess, running

BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
PAGE_WORDS = ("trang", "tiếp", "›", "»", "▶", "➡", "→")

QUESTIONS = (
    ("làm giấy khai sinh cho con cần giấy tờ gì", "khai sinh"),
    ("lam giay khai sinh cho con can giay to gi", "khai sinh"),
    ("mat cccd lam lai o dau", "căn cước"),
)

Message = dict[str, Any]


def command(home: Path) -> tuple[str, ...]:
    """Return the arguments of the real command."""
    return ("-m", "bot", "telegram", "--home", str(home))


def buttons(message: Message) -> list[dict[str, str]]:
    """Return the buttons that can be tapped under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row if "callback_data" in button]


def page_button(message: Message) -> str:
    """Return the data of a button that turns pages, "" when there is none."""
    return next(
        (b["callback_data"] for b in buttons(message) if any(word in b["text"].lower() for word in PAGE_WORDS)),
        "",
    )


def shown(tg: FakeTelegram, chat: int = 1) -> list[Message]:
    """Return everything put into a chat, sent or edited, in order."""
    return [
        call.result
        for call in tg.calls
        if call.ok and call.chat_id == chat and call.method in ("sendMessage", "editMessageText")
    ]


async def next_shown(bot: BotProcess, tg: FakeTelegram, before: int) -> Message:
    """Return the message put after the first `before`."""
    await bot.wait(lambda: len(shown(tg)) > before)
    return shown(tg)[before]


async def ask(bot: BotProcess, tg: FakeTelegram, text: str) -> Message:
    """Say something and return the answer."""
    before = len(shown(tg))
    await tg.say(text)
    return await next_shown(bot, tg, before)


async def tap(bot: BotProcess, tg: FakeTelegram, message: Message, data: str) -> Message:
    """Tap a button and return what is then shown."""
    before = len(shown(tg))
    await tg.tap(message, data)
    return await next_shown(bot, tg, before)


@async_test
async def test_start_and_help(home: Path, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, command(home), home, tmp_path / "log") as bot:
        assert len((await ask(bot, tg, "/start"))["text"]) > 20
        assert len((await ask(bot, tg, "/help"))["text"]) > 20
        assert [c["command"] for c in tg.profile.commands["default", ""]] == [
            "start",
            "help",
            "huy",
            "tracuu",
            "thaydoi",
            "xa",
            "ngonngu",
            "xoa",
        ]


@async_test
async def test_questions_with_and_without_accents(home: Path, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, command(home), home, tmp_path / "log") as bot:
        for question, words in QUESTIONS:
            assert words in (await ask(bot, tg, question))["text"].lower(), question


@async_test
async def test_a_button_and_a_page_turn(home: Path, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, command(home), home, tmp_path / "log") as bot:
        answer = await ask(bot, tg, "làm giấy khai sinh cho con cần giấy tờ gì")
        assert buttons(answer), answer
        paged = answer if page_button(answer) else None
        for button in [button for button in buttons(answer) if "callback_data" in button]:
            if paged:
                break
            followed = await tap(bot, tg, answer, button["callback_data"])
            assert followed["text"]
            if page_button(followed):
                paged = followed
            elif followed["message_id"] == answer["message_id"]:
                answer = await ask(bot, tg, "làm giấy khai sinh cho con cần giấy tờ gì")
        assert all(call.ok for call in tg.called("answerCallbackQuery"))
        if paged is None:
            pytest.skip("the authored content has no answer longer than a page")
        turned = await tap(bot, tg, paged, page_button(paged))
        assert turned["text"] != paged["text"]


@async_test
async def test_a_flood_wait_and_bad_gateways_are_survived(home: Path, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, command(home), home, tmp_path / "log") as bot:
        tg.fault("sendMessage", status=429, retry_after=1, description="Too Many Requests: retry after 1")
        tg.fault("sendMessage", status=502, body=BAD_GATEWAY)
        tg.fault("getUpdates", status=502, body=BAD_GATEWAY)
        assert "khai sinh" in (await ask(bot, tg, "lam giay khai sinh"))["text"].lower()
        assert [call.ok for call in tg.called("sendMessage")] == [False, False, True]


@async_test
async def test_an_old_button_works_after_a_restart_and_stops_are_graceful(home: Path, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async with running(tg, command(home), home, tmp_path / "log") as bot:
            answer = await ask(bot, tg, "làm giấy khai sinh cho con cần giấy tờ gì")
            assert await bot.stop() == 0
        before = len(shown(tg))
        await tg.tap(answer, buttons(answer)[0]["callback_data"], expired=True)
        async with running(tg, command(home), home, tmp_path / "log") as bot:
            followed = await next_shown(bot, tg, before)
            assert followed["text"]
            assert await bot.stop() == 0
        assert tg.token.partition(":")[2] not in bot.log
