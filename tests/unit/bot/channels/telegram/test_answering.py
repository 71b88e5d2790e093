"""Tests of bot/channels/telegram/answering.py: an answer that was interrupted goes on where it stopped."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from bot.channels.reply_json import write_reply
from bot.channels.telegram.answering import Answering
from bot.channels.telegram.inbox import Inbox, Progress
from bot.channels.telegram.sending import Place
from bot.messages import File, Message, Outcome, Person, Reply
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, plain_bot

UPDATE = 1001
ASKED = Message(Person("telegram:1"), "khai sinh")
LONG = Reply(Outcome.ANSWER, ("Một câu dài. " * 600,))


def inbox_with(reply: Reply | None = None, sent: int = 0) -> Inbox:
    inbox = Inbox(None)
    inbox.add(UPDATE, "message", {"update_id": UPDATE})
    if reply is not None:
        text = write_reply(reply)
        assert text is not None
        inbox.prepared(UPDATE, text)
        inbox.sent(UPDATE, sent)
    return inbox


async def answered(tg: FakeTelegram, assistant: Assistant, inbox: Inbox | None) -> list[str]:
    async with plain_bot(tg) as bot:
        await tg.say("khai sinh")
        await Answering(assistant, inbox=inbox).answer(bot, ASKED, Place(1), UPDATE)
    return [message["text"] for message in tg.sent_to(1)]


@async_test
async def test_what_is_to_be_sent_and_how_much_went_out_is_kept() -> None:
    async with FakeTelegram() as tg:
        inbox = inbox_with()
        sent = await answered(tg, Assistant(lambda message: LONG), inbox)
        assert len(sent) > 1
        assert inbox.progress(UPDATE) == Progress(write_reply(LONG), len(sent))


@async_test
async def test_an_interrupted_answer_is_not_asked_for_again_and_goes_on_after_what_went_out() -> None:
    async with FakeTelegram() as whole:
        every = await answered(whole, Assistant(lambda message: LONG), None)
    async with FakeTelegram() as tg:
        assistant = Assistant()
        assert await answered(tg, assistant, inbox_with(LONG, 1)) == every[1:]
        assert assistant.asked == []


@async_test
async def test_a_reply_with_files_is_asked_for_again() -> None:
    async with FakeTelegram() as tg:
        inbox = inbox_with()
        reply = replace(LONG, pages=("Giấy",), files=(File("a.pdf", b"%PDF"),))
        await answered(tg, Assistant(lambda message: reply), inbox)
        assert inbox.progress(UPDATE) == Progress(None, 2)


@async_test
async def test_only_an_update_that_is_worked_on_counts_as_tried() -> None:
    async with FakeTelegram() as tg:
        inbox = inbox_with()
        inbox.progress(UPDATE)
        tried: list[int] = []

        def answer(message: Message) -> Reply:
            tried.append(int(inbox._database.execute("select tries from received").fetchone()[0]))
            return Reply(Outcome.ANSWER, ("Chào",))

        await answered(tg, Assistant(answer), inbox)
        assert tried == [1]


@async_test
async def test_a_full_disk_keeps_nobody_from_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeTelegram() as tg:
        inbox = inbox_with()

        def full(*args: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        for name in ("progress", "attempt", "prepared", "sent"):
            monkeypatch.setattr(inbox, name, full)
        assert await answered(tg, Assistant(), inbox) == ["khai sinh"]
