"""Tests of bot/channels/telegram/order.py."""

import asyncio
import logging

import pytest
from telegram import Chat, InlineQuery, Message, Update, User

from bot.channels.telegram.order import CHAT_QUEUE_LIMIT, PerChatOrder
from tests.fake_telegram import async_test


def update(number: int, chat: int) -> Update:
    """Return an update of a chat."""
    message = Message(number, None, Chat(chat, Chat.PRIVATE), from_user=User(chat, "A", False))  # type: ignore[arg-type]
    return Update(number, message=message)


@async_test
async def test_one_chat_in_order_others_meanwhile() -> None:
    order = PerChatOrder(8)
    gate = asyncio.Event()
    done: list[str] = []

    async def work(name: str, waits: bool) -> None:
        if waits:
            await gate.wait()
        done.append(name)

    first = asyncio.ensure_future(order.process_update(update(1, 1), work("1 first", True)))
    second = asyncio.ensure_future(order.process_update(update(2, 1), work("1 second", False)))
    await order.process_update(update(3, 2), work("2", False))
    await order.process_update("not of a chat", work("none", False))
    assert done == ["2", "none"]
    gate.set()
    await asyncio.gather(first, second)
    assert done == ["2", "none", "1 first", "1 second"]
    assert order._lines == {}


@async_test
async def test_a_failure_does_not_hold_up_the_next() -> None:
    order = PerChatOrder(8)

    async def fail() -> None:
        raise ValueError("x")

    async def work() -> None:
        done.append(1)

    done: list[int] = []
    with pytest.raises(ValueError, match="x"):
        await order.process_update(update(1, 1), fail())
    await order.process_update(update(2, 1), work())
    assert done == [1]


@async_test
async def test_a_flood_is_dropped_with_one_notice(caplog: pytest.LogCaptureFixture) -> None:
    told: list[int] = []

    async def on_overflow(dropped: Update) -> None:
        told.append(dropped.update_id)

    order = PerChatOrder(CHAT_QUEUE_LIMIT + 10, on_overflow)
    gate = asyncio.Event()
    done: list[int] = []

    async def work(number: int) -> None:
        await gate.wait()
        done.append(number)

    with caplog.at_level(logging.WARNING):
        tasks = [
            asyncio.ensure_future(order.process_update(update(n, 1), work(n))) for n in range(CHAT_QUEUE_LIMIT + 3)
        ]
        await asyncio.gather(*tasks[CHAT_QUEUE_LIMIT:])
    assert told == [CHAT_QUEUE_LIMIT]
    gate.set()
    await asyncio.gather(*tasks)
    assert done == list(range(CHAT_QUEUE_LIMIT))
    assert caplog.text.count("Update dropped") == 3


def typed(number: int, user: int) -> Update:
    """Return an update of something typed after the bot's name."""
    return Update(number, inline_query=InlineQuery(str(number), User(user, "A", False), "khai sinh", ""))


@async_test
async def test_what_a_person_types_elsewhere_waits_for_no_chat_and_the_newest_alone_is_answered() -> None:
    order, gate = PerChatOrder(8), asyncio.Event()
    done: list[str] = []
    erased: list[int] = []

    async def on_done(update: Update) -> None:
        erased.append(update.update_id)

    order.on_done = on_done

    async def work(name: str, waits: bool) -> None:
        if waits:
            await gate.wait()
        done.append(name)

    chat = asyncio.ensure_future(order.process_update(update(1, 7), work("chat", True)))
    await order.process_update(typed(2, 7), work("typed", False))
    assert done == ["typed"]
    tasks = [asyncio.ensure_future(order.process_update(typed(n, 7), work(f"typed {n}", True))) for n in range(3, 7)]
    await asyncio.gather(tasks[1], tasks[2])
    assert erased == [2, 4, 5]
    gate.set()
    await asyncio.gather(chat, *tasks)
    assert sorted(done) == ["chat", "typed", "typed 3", "typed 6"]
    assert sorted(erased) == [1, 2, 3, 4, 5, 6]
