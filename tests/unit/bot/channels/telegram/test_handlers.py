"""Tests of bot/channels/telegram/handlers.py, through the application and the fake server."""

import logging
import threading

import pytest

from bot.messages import Choice, Message, Outcome, Reply
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, polling


def offer(message: Message) -> Reply:
    """Offer a button that replaces and one that follows."""
    rows = ((Choice("Tại chỗ", "v1|here"), Choice("Mới", "v1|new")),)
    return Reply(Outcome.ANSWER, (message.text or message.action,), rows, replaces=message.action == "v1|here")


@async_test
async def test_a_tap_is_acknowledged_and_answered_in_place_or_below() -> None:
    async with FakeTelegram() as tg:
        await tg.say("hỏi")
        async with polling(tg, Assistant(offer)):
            first = (await tg.wait(lambda: tg.sent_to(1)))[0]
            await tg.tap(first, "Tại chỗ")
            edited = (await tg.wait(lambda: tg.sent_to(1, "editMessageText")))[0]
            assert (edited["message_id"], edited["text"]) == (first["message_id"], "v1|here")
            await tg.tap(edited, "Mới")
            await tg.wait(lambda: len(tg.sent_to(1)) == 2)
            assert tg.sent_to(1)[1]["text"] == "v1|new"
        assert [call.ok for call in tg.called("answerCallbackQuery")] == [True, True]


@async_test
async def test_a_tap_that_came_too_late_to_acknowledge_is_answered_all_the_same() -> None:
    async with FakeTelegram() as tg:
        await tg.say("hỏi")
        async with polling(tg, Assistant(offer)):
            first = (await tg.wait(lambda: tg.sent_to(1)))[0]
            await tg.tap(first, "Tại chỗ", expired=True)
            await tg.wait(lambda: tg.sent_to(1, "editMessageText"))
            assert not tg.called("answerCallbackQuery")[0].ok


@async_test
async def test_a_tap_under_a_message_too_old_to_see_gets_a_new_one() -> None:
    async with FakeTelegram() as tg:
        said = await tg.say("hỏi")
        await tg.push(
            {
                "update_id": 5000,
                "callback_query": {
                    "id": "q",
                    "from": said["from"],
                    "chat_instance": "1",
                    "data": "v1|here",
                    "message": {"chat": said["chat"], "message_id": 7, "date": 0},
                },
            }
        )
        async with polling(tg, Assistant(offer)):
            await tg.wait(lambda: len(tg.sent_to(1)) == 2)
        assert tg.sent_to(1)[1]["text"] == "v1|here"
        assert tg.called("editMessageText") == []


@async_test
async def test_typing_shows_while_the_assistant_works_and_others_are_answered() -> None:
    gate = threading.Event()

    def slow(message: Message) -> Reply:
        if message.text == "chậm":
            gate.wait(30)
        return Reply(Outcome.ANSWER, (message.text,))

    async with FakeTelegram() as tg, polling(tg, Assistant(slow)):
        try:
            await tg.say("chậm", user=1)
            await tg.say("sau", user=1)
            await tg.say("nhanh", user=2)
            await tg.wait(lambda: tg.sent_to(2))
            await tg.wait(lambda: [call for call in tg.called("sendChatAction") if call.chat_id == 1])
            assert tg.sent_to(1) == []
        finally:
            gate.set()
        await tg.wait(lambda: len(tg.sent_to(1)) == 2)
        assert [message["text"] for message in tg.sent_to(1)] == ["chậm", "sau"]


@async_test
async def test_a_failure_is_logged_without_the_words_and_apologised_for(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(message: Message) -> Reply:
        raise LookupError("inner")

    async with FakeTelegram() as tg:
        await tg.say("chuyện riêng", language="ru")
        async with polling(tg, Assistant(fail)):
            sent = (await tg.wait(lambda: tg.sent_to(1)))[0]
    assert sent["text"].startswith("Извините")
    record = next(record for record in caplog.records if record.name == "bot.channels.telegram.handlers")
    assert record.levelno == logging.ERROR
    assert record.getMessage() == "Update 1001 failed"
    assert "chuyện riêng" not in "".join(r.getMessage() for r in caplog.records if r.name.startswith("bot"))


@async_test
async def test_someone_who_blocked_the_bot_gets_nothing_more() -> None:
    async with FakeTelegram() as tg:
        await tg.say("hỏi")
        tg.block(1)
        async with polling(tg, Assistant()):
            await tg.wait(lambda: tg.called("sendMessage"))
            await tg.say("hỏi", user=2)
            await tg.wait(lambda: tg.sent_to(2))
        assert [call.error for call in tg.called("sendMessage")] == [
            "Forbidden: bot was blocked by the user",
            "",
        ]
