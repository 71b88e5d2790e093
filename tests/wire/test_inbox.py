"""Processes that are killed under load: every message is answered, none twice but the one being sent at that moment."""

from __future__ import annotations

import random
import signal
from collections import Counter
from pathlib import Path

from tests.fake_telegram import FakeTelegram, async_test
from tests.wire.process import running

STUB = ("-m", "tests.wire.stub_bot")
CHATS, EACH, KILLS = 12, 5, 4


def answered(tg: FakeTelegram) -> Counter[str]:
    """How often each thing that was said has been said back."""
    return Counter(
        message["text"].removeprefix("Bạn nói: ") for chat in range(1, CHATS + 1) for message in tg.sent_to(chat)
    )


@async_test
async def test_killed_again_and_again_it_loses_nothing(tmp_path: Path) -> None:
    chance = random.Random(7)
    said = {f"tin {chat}.{number}" for chat in range(1, CHATS + 1) for number in range(EACH)}
    order = sorted(said, key=lambda text: (text.rsplit(".", 1)[1], chance.random()))
    async with FakeTelegram() as tg:
        share = len(order) // KILLS
        for kill in range(KILLS):
            for text in order[kill * share : (kill + 1) * share]:
                await tg.say(text, user=int(text.split()[1].split(".")[0]))
            async with running(tg, STUB, tmp_path, tmp_path / "log") as bot:
                before = sum(answered(tg).values())
                wanted = before + chance.randint(1, share - 2)
                await bot.wait(lambda wanted=wanted: sum(answered(tg).values()) >= wanted)
                assert await bot.stop(signal.SIGKILL) == -signal.SIGKILL
        async with running(tg, STUB, tmp_path, tmp_path / "log") as bot:
            await bot.wait(lambda: set(answered(tg)) >= said)
            await tg.say("hết", user=1)
            await bot.wait(lambda: answered(tg)["hết"] == 1)
            assert await bot.stop() == 0
        given = answered(tg)
    # At most one message a chat is under way at once; a killed process may have sent it and not noted that.
    doubled = sum(count - 1 for count in given.values())
    assert doubled <= KILLS * CHATS and max(given.values()) <= 1 + KILLS
    assert set(given) == said | {"hết"}


@async_test
async def test_an_update_that_comes_twice_is_answered_once(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, STUB, tmp_path, tmp_path / "log") as bot:
        await tg.say("một")
        await bot.wait(lambda: tg.sent_to(1))
        (first,) = [message for message in tg.store.messages.values() if message.get("text") == "một"]
        await tg.push({"update_id": 1001, "message": first})
        await tg.say("hai")
        await bot.wait(lambda: len(tg.sent_to(1)) == 2)
    assert [message["text"] for message in tg.sent_to(1)] == ["Bạn nói: một", "Bạn nói: hai"]


@async_test
async def test_what_was_in_work_when_it_stopped_is_finished(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async with running(tg, STUB, tmp_path, tmp_path / "log") as bot:
            tg.fault("sendMessage", delay=1.0)
            await tg.say("một")
            await bot.wait(lambda: tg.called("sendMessage"))
            assert await bot.stop() == 0
        await tg.say("hai")
        async with running(tg, STUB, tmp_path, tmp_path / "log") as bot:
            await bot.wait(lambda: len(tg.sent_to(1)) == 2)
    assert [message["text"] for message in tg.sent_to(1)] == ["Bạn nói: một", "Bạn nói: hai"]
