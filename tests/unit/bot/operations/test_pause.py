"""Tests of bot/operations/pause.py."""

from pathlib import Path

from bot.operations.pause import LONGEST, Pause
from bot.state import State


def test_it_outlives_the_process_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    first = State(path)
    assert Pause(first).notice is None
    Pause(first).begin("nghỉ đến 14 giờ")
    first.close()
    second = State(path)
    assert Pause(second).notice == "nghỉ đến 14 giờ"
    Pause(second).begin()
    assert Pause(second).notice == ""
    Pause(second).end()
    assert Pause(second).notice is None
    second.close()


def test_words_have_a_limit(tmp_path: Path) -> None:
    state = State(None)
    Pause(state).begin("x" * 9_000)
    assert Pause(state).notice == "x" * LONGEST
