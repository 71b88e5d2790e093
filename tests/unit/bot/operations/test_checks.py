"""Tests of bot/operations/checks.py."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.operations.checks import generation_serves, updates_come, writable
from bot.wording import load_wording


def test_silence_of_more_than_two_minutes_is_a_reason() -> None:
    assert updates_come(lambda: 120.0)() == ""
    assert "121 giây" in updates_come(lambda: 121.4)()


def test_a_home_without_a_generation_says_what_to_run(tmp_path: Path) -> None:
    assert "motcua build" in generation_serves(tmp_path)()
    (tmp_path / "index" / "one").mkdir(parents=True)
    (tmp_path / "index" / "CURRENT").write_text("one", encoding="utf-8")
    assert "one" in generation_serves(tmp_path)()
    (tmp_path / "index" / "one" / "manifest.json").touch()
    assert generation_serves(tmp_path)() == ""


def test_a_database_that_is_locked_or_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "trạng thái #1.db"
    assert "trạng thái #1.db" in writable(path)()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("create table t (a)")
        assert writable(path)() == ""
        other.execute("begin immediate")
        assert "database is locked" in writable(path)()


def test_languages_say_the_same_things() -> None:
    for name in ("operations", "admin"):
        wording = load_wording(name)
        assert list(wording) == ["vi", "en", "ru"]
        assert [set(spoken) for spoken in wording.values()] == [set(wording["vi"])] * 3
