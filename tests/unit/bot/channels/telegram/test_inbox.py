"""Tests of bot/channels/telegram/inbox.py, inbox_queue.py and slim.py: what is written down, replayed and erased."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram.inbox import EXPIRES, KNOWN, TRIES, Entry, Inbox, Progress
from bot.channels.telegram.inbox_queue import InboxQueue
from bot.channels.telegram.incoming import UNSUPPORTED, read_message
from bot.channels.telegram.slim import slim
from tests.fake_telegram import FakeTelegram, async_test
from tests.unit.bot.channels.telegram.support import plain_bot

NAMES = {"first_name": "Hạnh", "last_name": "Nguyễn", "username": "hanh"}
USER = {"id": 7, "is_bot": False, "language_code": "vi", **NAMES}
CHAT = {"id": 7, "type": "private", "first_name": "Hạnh", "username": "hanh"}
MESSAGE: dict[str, Any] = {"message_id": 5, "date": 1_767_574_800, "from": USER, "chat": CHAT, "text": "/start abc"}
COMMAND = {"type": "bot_command", "offset": 0, "length": 6}


class Clock:
    def __init__(self) -> None:
        self.now = 1_767_574_800.0

    def __call__(self) -> float:
        return self.now


def test_an_update_is_kept_until_it_is_answered_and_known_after() -> None:
    inbox = Inbox(None)
    assert inbox.add(1, "message", {"update_id": 1})
    assert not inbox.add(1, "message", {"update_id": 1})
    assert [entry.id for entry in inbox.pending()] == [1] and inbox.waiting() == 1
    inbox.done(1)
    assert inbox.pending() == [] and inbox.waiting() == 0
    assert not inbox.add(1, "message", {"update_id": 1})


def test_how_far_an_answer_got_is_told_to_the_next_attempt(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path / "inbox.db")
    inbox.add(1, "message", {})
    assert inbox.progress(1) == Progress()
    inbox.prepared(1, "{}")
    inbox.sent(1, 2)
    again = Inbox(tmp_path / "inbox.db")
    assert again.progress(1) == Progress("{}", 2)
    assert again.progress(99) == Progress()


def test_what_ends_the_process_again_and_again_is_let_go() -> None:
    inbox = Inbox(None)
    inbox.add(1, "message", {})
    for _ in range(TRIES):
        assert len(inbox.pending()) == 1
        inbox.progress(1)
        inbox.attempt(1)
    assert inbox.pending() == []


def test_nothing_of_an_answered_update_is_left_in_the_file(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path / "inbox.db")
    inbox.add(1, "message", {"text": "bố tôi mất"})
    inbox.prepared(1, "khai tử")
    inbox.done(1)
    inbox.close()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert "bố tôi mất".encode() not in left and "khai tử".encode() not in left


def test_old_rows_are_swept() -> None:
    clock = Clock()
    inbox = Inbox(None, clock)
    inbox.add(1, "message", {})
    inbox.done(1)
    clock.now += KNOWN + 1
    inbox.add(2, "message", {})
    assert inbox.add(1, "message", {})


def test_taps_and_inline_queries_run_out() -> None:
    for kind, seconds in EXPIRES.items():
        entry = Entry(1, kind, {}, 1000.0)
        assert not entry.expired(1000.0 + seconds) and entry.expired(1001.0 + seconds)
    assert not Entry(1, "message", {}, 1000.0).expired(1000.0 + 3600)


def test_names_are_not_written_down() -> None:
    updates: list[dict[str, Any]] = [
        {"message": MESSAGE | {"entities": [COMMAND], "reply_to_message": MESSAGE}},
        {"message": MESSAGE | {"contact": {"phone_number": "0912345678", "first_name": "Hạnh"}}},
        {"callback_query": {"id": "9", "from": USER, "message": MESSAGE, "chat_instance": "7", "data": "v1:n"}},
        {"poll_answer": {"poll_id": "3", "user": USER, "option_ids": [1], "option_persistent_ids": ["1"]}},
        {"inline_query": {"id": "9", "from": USER, "query": "khai sinh", "offset": ""}},
        {"my_chat_member": {"chat": CHAT, "from": USER}},
    ]
    for update in updates:
        text = str(slim({"update_id": 1, **update}))
        assert not any(name in text for name in ("Hạnh", "Nguyễn", "hanh", "0912345678"))


@async_test
async def test_what_is_left_is_read_as_the_whole_was() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        for content in (
            {"entities": [COMMAND]},
            {"text": "làm khai sinh"},
            {"text": None, "photo": [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}]},
            {"text": None, "voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}},
            {"text": None, "location": {"latitude": 11.9, "longitude": 108.4}},
        ):
            message = {name: value for name, value in (MESSAGE | content).items() if value is not None}
            whole = {"update_id": 1, "message": message}
            kind, body = slim(whole)
            assert kind == "message"
            read = [Update.de_json(update, bot) for update in (whole, body)]
            given = [read_message(update.message, bot) for update in read if update.message]
            assert given[0] == given[1] and given[0] is not None
            if "text" not in message:
                assert given[0].action.startswith(UNSUPPORTED) and not given[0].action.endswith("other")


@async_test
async def test_the_queue_writes_down_before_it_takes_and_replays_what_was_left() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        inbox = Inbox(None)
        queue = InboxQueue(inbox)
        update = Update.de_json({"update_id": 11, "message": MESSAGE}, bot)
        await queue.put(update)
        await queue.put(update)
        assert queue.qsize() == 1 and inbox.waiting() == 1
        next_process = InboxQueue(inbox)
        assert await next_process.replay(bot, 1_767_574_800.0) == 1
        replayed = await next_process.get()
        assert isinstance(replayed, Update) and replayed.message and replayed.message.text == "/start abc"


@async_test
async def test_what_ran_out_is_erased_not_replayed() -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        clock = Clock()
        inbox = Inbox(None, clock)
        tap = {"id": "9", "from": USER, "message": MESSAGE, "chat_instance": "7", "data": "v1:n"}
        await InboxQueue(inbox).put(Update.de_json({"update_id": 1, "callback_query": tap}, bot))
        assert await InboxQueue(inbox).replay(bot, clock.now + 200) == 0
        assert inbox.waiting() == 0


@async_test
async def test_a_full_disk_does_not_keep_anybody_from_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeTelegram() as tg, plain_bot(tg) as bot:
        inbox = Inbox(None)

        def full(*args: object) -> bool:
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(inbox, "add", full)
        queue = InboxQueue(inbox)
        await queue.put(Update.de_json({"update_id": 11, "message": MESSAGE}, bot))
        assert queue.qsize() == 1


def test_who_waits_for_an_answer_and_how_long() -> None:
    clock = Clock()
    inbox = Inbox(None, clock)
    inbox.add(1, "message", {})
    inbox.add(2, "callback_query", {})
    clock.now += EXPIRES["callback_query"] + 1
    assert [inbox.expired(number) for number in (1, 2, 99)] == [False, True, False]
    clock.now += KNOWN
    assert inbox.expired(1)


def test_what_a_locked_file_kept_from_being_erased_is_erased_with_the_next(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path / "inbox.db")
    inbox._database.execute("pragma busy_timeout = 0")
    for number in (1, 2, 3):
        inbox.add(number, "message", {})
    other = sqlite3.connect(tmp_path / "inbox.db", isolation_level=None)
    for number in (1, 3):
        other.execute("begin exclusive")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            inbox.done(number)
        other.execute("rollback")
        assert inbox.waiting() == 4 - number
        inbox.done(2)
    inbox.close()
    assert other.execute("select id, done from received").fetchall() == [(1, 1), (2, 1), (3, 1)]
    other.close()
