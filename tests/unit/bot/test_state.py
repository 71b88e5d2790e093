"""Tests of bot/state.py, the clock passed in."""

import sqlite3
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.state import DONE_KEPT, FORGOTTEN_AFTER, State
from bot.state_schema import KEPT, NAMED_BESIDE

TALK = Conversation("khai sinh", "1.001193")


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_conversation_outlives_a_restart(tmp_path: Path) -> None:
    state = State(tmp_path / "state.db")
    state.remember("telegram:1", TALK)
    state.close()
    again = State(tmp_path / "state.db")
    assert again.conversation("telegram:1") == TALK
    assert again.conversation("telegram:2") == Conversation()


def test_it_is_forgotten_after_the_stated_time_and_leaves_the_file(tmp_path: Path) -> None:
    clock = Clock()
    state = State(tmp_path / "state.db", clock)
    state.remember("old", TALK)
    clock.now += FORGOTTEN_AFTER + 1
    assert state.conversation("old") == Conversation()
    state.remember("new", TALK)
    state.close()
    assert b"old" not in (tmp_path / "state.db").read_bytes()


def test_a_person_is_forgotten_when_asked() -> None:
    state = State(None)
    state.remember("a", TALK)
    state.forget("a")
    assert state.conversation("a") == Conversation()


def test_steps_stay_done_longer_than_talk_and_are_turned_over() -> None:
    now = [1_000_000.0]
    state = State(None, clock=lambda: now[0])
    state.toggle("a", "1.000656")
    state.toggle("a", "1.014177")
    state.toggle("a", "1.014177")
    now[0] += FORGOTTEN_AFTER + 1
    assert state.done("a") == {"1.000656"}
    assert state.done("b") == frozenset()
    now[0] += DONE_KEPT
    assert state.done("a") == frozenset()
    state.toggle("a", "1.000656")
    state.forget("a")
    assert state.done("a") == frozenset()


def test_changes_made_together_are_all_made_or_none() -> None:
    state = State(None)
    put = "insert into preference (person, language, unit, updated) values (?, 'vi', '', 1)"
    assert state.change_together((put, ["a"]), ("delete from preference", ())) == 1
    with pytest.raises(sqlite3.IntegrityError):
        state.change_together((put, ["b"]), (put, ["c"]), (put, ["b"]))
    assert state.rows("select person from preference") == []


def test_every_table_of_persons_is_swept_and_forgotten() -> None:
    state = State(None)
    tables = [row[0] for row in state.rows("select name from sqlite_master where type = 'table'")]
    columns = {table: [row[1] for row in state.rows(f'pragma table_info("{table}")')] for table in tables}
    assert {table for table, names in columns.items() if "person" in names} == set(KEPT)
    assert all("updated" in columns[table] for table in KEPT)
    assert all(column in columns[table] for table, column in NAMED_BESIDE)
