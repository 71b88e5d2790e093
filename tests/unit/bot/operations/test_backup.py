"""Tests of bot/operations/backup.py and archive.py."""

import json
import sqlite3
import stat
import tarfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.operations.archive import Contents, Part, known, read_contents
from bot.operations.backup import back_up
from bot.operations.restore import restore
from bot.preferences import Preference
from bot.state import State
from index.generation import NoGeneration
from tests.unit.bot.operations.homes import GENERATION, rows, small_home

NAMES = {
    "knowledge.db",
    "state.db",
    "contacts.tsv",
    f"index/{GENERATION}/knowledge.db",
    f"index/{GENERATION}/manifest.json",
    f"index/{GENERATION}/phrasings.faiss",
}


def test_what_is_in_it_and_what_is_not(tmp_path: Path) -> None:
    home, target = small_home(tmp_path / "home"), tmp_path / "to" / "one.tar.xz"
    contents = back_up(home, target, clock=lambda: 1_782_000_000.0)
    assert {part.name for part in contents.parts} == NAMES
    with tarfile.open(target) as archive:
        names = archive.getnames()
        first = archive.extractfile(names[0])
        assert first is not None
        held = json.loads(first.read())
    assert names[0] == "backup.json" and set(names[1:]) == NAMES
    assert (held["kind"], held["format"], held["made"], held["generation"]) == (
        "motcua-backup",
        1,
        1_782_000_000.0,
        GENERATION,
    )
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["one.tar.xz"]


def test_what_people_talked_of_is_not_in_it(tmp_path: Path) -> None:
    home = small_home(tmp_path / "home")
    back_up(home, tmp_path / "one.tar.xz")
    with tarfile.open(tmp_path / "one.tar.xz") as archive:
        file = archive.extractfile("state.db")
        assert file is not None
        content = file.read()
    assert "chuyện riêng".encode() not in content
    assert b"test:1" in content  # what was chosen is kept
    assert rows(home / "state.db", "select count(*) from conversation") == [(3,)]


def test_it_is_whole_while_the_bot_writes(tmp_path: Path) -> None:
    home = small_home(tmp_path / "home", people=50)
    state, stop, wrote = State(home / "state.db"), threading.Event(), threading.Event()

    def write() -> None:
        number = 1000
        while not stop.is_set():
            state.prefer(f"test:{number}", Preference("en"))
            state.toggle(f"test:{number}", "bước")
            number += 1
            wrote.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert wrote.wait(30)
        for number in range(5):
            back_up(home, tmp_path / f"{number}.tar.xz")
    finally:
        stop.set()
        writer.join()
        state.close()
    counts = []
    for number in range(5):
        copy = tmp_path / f"copy{number}"
        restore(tmp_path / f"{number}.tar.xz", copy)
        assert rows(copy / "state.db", "pragma integrity_check") == [("ok",)]
        assert rows(copy / "state.db", "select count(*) from preference where language = 'ru'") == [(50,)]
        counts.append(rows(copy / "state.db", "select count(*) from preference")[0][0])
    assert counts == sorted(counts) and counts[0] != 50


def test_what_was_written_and_not_yet_moved_out_of_the_log_is_in_it(tmp_path: Path) -> None:
    home = small_home(tmp_path / "home")
    with closing(sqlite3.connect(home / "knowledge.db")) as builder:
        builder.execute("insert into procedure values ('mới')")
        builder.commit()
        assert (home / "knowledge.db-wal").stat().st_size > 0
        back_up(home, tmp_path / "one.tar.xz")
    restore(tmp_path / "one.tar.xz", tmp_path / "copy")
    assert rows(tmp_path / "copy" / "knowledge.db", "select code from procedure") == [(GENERATION,), ("mới",)]


def test_an_older_backup_is_replaced_only_by_a_whole_one(tmp_path: Path) -> None:
    home, target = small_home(tmp_path / "home"), tmp_path / "one.tar.xz"
    target.write_text("bản cũ", encoding="utf-8")
    (home / "knowledge.db").write_bytes(b"broken " * 1000)
    with pytest.raises(Exception, match=r"one\.tar\.xz: chưa sao lưu được .*kiểm tra đĩa"):
        back_up(home, target)
    assert target.read_text(encoding="utf-8") == "bản cũ"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "one.tar.xz"]


def test_a_name_with_another_ending_and_a_home_without_an_index_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"one\.zip: tên tệp cần kết thúc bằng \.tar\.xz"):
        back_up(small_home(tmp_path / "home"), tmp_path / "one.zip")
    with pytest.raises(NoGeneration, match="motcua build"):
        back_up(tmp_path / "nowhere", tmp_path / "one.tar.xz")


def test_contents_there_and_back() -> None:
    contents = Contents(1.5, "one", (Part("state.db", 7, "ab"), Part("index/one/manifest.json", 8, "cd")))
    assert read_contents(contents.as_json().encode()) == contents
    assert contents.size == 15


@pytest.mark.parametrize(
    "name",
    ["../state.db", "/state.db", "index/other/x", "index/one/../x", "index/one/.x", "index/one/x/y", "inbox.db", ""],
)
def test_a_name_that_would_leave_its_place_is_not_known(name: str) -> None:
    assert not known(name, "one")
    with pytest.raises(ValueError, match="tệp lạ"):
        read_contents(Contents(1.0, "one", (Part(name, 1, "ab"),)).as_json().encode())


def test_a_generation_that_would_leave_its_place_is_not_known() -> None:
    assert not known("index/../x", "..")
