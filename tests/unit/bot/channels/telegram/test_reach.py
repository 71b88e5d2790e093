"""Tests of bot/channels/telegram/reach.py, through the application and the fake server."""

import sqlite3

import pytest

from bot.channels.telegram.reach import note_reach
from bot.messages import Outcome, Reply
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import Assistant, polling
from tests.unit.bot.channels.telegram.test_extras import Classroom

NAME = "motcua_test_bot"


@async_test
async def test_blocking_is_noted_as_told_and_when_sending_fails_and_writing_ends_it() -> None:
    classroom = Classroom()
    async with FakeTelegram() as tg, polling(tg, Assistant(), classroom):
        await tg.say("một")
        await tg.wait(lambda: tg.sent_to(1))
        tg.block(1)
        for number in (1, 2):  # the answer to the second comes after all that concerned the first
            await tg.say("hai", user=2)
            await tg.wait(lambda number=number: len(tg.sent_to(2)) == number)
        assert classroom.reached == {"telegram:1": False, "telegram:2": True}
        await tg.say("ba")
        await tg.wait(lambda: len(tg.sent_to(1)) == 2)
        await tg.say("bốn")
        await tg.wait(lambda: len(tg.sent_to(1)) == 3)
        assert classroom.reached == {"telegram:1": True, "telegram:2": True}


@async_test
async def test_an_answer_that_is_refused_is_noted() -> None:
    classroom = Classroom()
    async with FakeTelegram() as tg:
        tg.fault("sendMessage", status=403, description="Forbidden: user is deactivated")
        await tg.say("một")
        async with polling(tg, Assistant(), classroom):
            await tg.wait(lambda: tg.called("sendMessage"))
            await tg.say("hai", user=2)
            await tg.wait(lambda: tg.sent_to(2))
    assert classroom.reached["telegram:1"] is False


@async_test
async def test_a_group_says_nothing_of_a_person() -> None:
    classroom = Classroom()
    async with FakeTelegram() as tg:
        tg.fault("sendMessage", status=403, description="Forbidden: bot was kicked from the supergroup chat")
        await tg.say(f"@{NAME} hỏi", chat=-5)
        async with polling(tg, Assistant(lambda message: Reply(Outcome.ANSWER, ("đáp",))), classroom):
            await tg.wait(lambda: tg.called("sendMessage"))
            await tg.say(f"@{NAME} hỏi", chat=-5)
            await tg.wait(lambda: tg.sent_to(-5))
    assert classroom.reached == {}


@async_test
async def test_a_full_disk_harms_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    class Full(Classroom):
        def note_reach(self, person: str, reached: bool) -> None:
            raise sqlite3.OperationalError("database or disk is full")

    await note_reach(Full(), "telegram:1", 1, True)
    await note_reach(None, "telegram:1", 1, True)
    assert caplog.text.count("could not be noted") == 1
