"""Tests of bot/operations/restore.py."""

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.assistant import open_assistant
from bot.building import BuildUnderWay, only_builder
from bot.messages import Message, Person
from bot.operations.archive import BackupError
from bot.operations.backup import back_up
from bot.operations.restore import HomeInUseError, restore
from bot.preferences import Preference
from bot.settings import Settings
from bot.state import State
from index.generation import Generations
from tests.unit.bot.home import authored_home
from tests.unit.bot.operations.homes import GENERATION, rows, small_home

OTHER = "20260801T080000-12345678"


def tree(home: Path) -> dict[str, bytes]:
    """Every file below a home."""
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    small_home(tmp_path / "first")
    back_up(tmp_path / "first", tmp_path / "one.tar.xz")
    return tmp_path / "one.tar.xz"


def packed(path: Path, members: Mapping[str, bytes]) -> Path:
    """An archive of one's own."""
    with tarfile.open(path, "w:xz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def unpacked(path: Path) -> dict[str, bytes]:
    """The members of an archive."""
    with tarfile.open(path) as archive:
        return {member.name: archive.extractfile(member).read() for member in archive}  # type: ignore[union-attr]


def test_there_and_back(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "second"
    contents = restore(backup, home)
    assert contents.generation == GENERATION
    assert set(tree(home)) == {
        "build.lock",
        "contacts.tsv",
        "knowledge.db",
        "state.db",
        "index/CURRENT",
        f"index/{GENERATION}/knowledge.db",
        f"index/{GENERATION}/manifest.json",
        f"index/{GENERATION}/phrasings.faiss",
    }
    assert Generations(home / "index").current().name == GENERATION
    first = tmp_path / "first"
    for name in ("contacts.tsv", f"index/{GENERATION}/phrasings.faiss"):
        assert (home / name).read_bytes() == (first / name).read_bytes()
    changed = [(one / "index" / GENERATION / "manifest.json").stat().st_mtime for one in (first, home)]
    assert int(changed[0]) == changed[1]
    state = State(home / "state.db")
    assert state.preference("test:1") == Preference("ru")
    state.close()


def test_data_that_is_there_is_replaced_only_when_asked(backup: Path, tmp_path: Path) -> None:
    home = small_home(tmp_path / "second", OTHER, people=9)
    (home / "handbooks.json").write_text("{}", encoding="utf-8")
    before = tree(home)
    with pytest.raises(HomeInUseError, match="second.*--force"):
        restore(backup, home)
    assert tree(home) == before
    restore(backup, home, force=True)
    assert Generations(home / "index").current().name == GENERATION
    assert rows(home / "state.db", "select count(*) from preference") == [(3,)]
    assert rows(home / "knowledge.db", "select code from procedure") == [(GENERATION,)]
    assert not (home / "handbooks.json").exists()  # the backup has none
    for kept in ("inbox.db", "webhook.json", "index/embeddings.db", f"index/{OTHER}/manifest.json"):
        assert (home / kept).exists()


def test_the_same_generation_is_put_in_the_place_of_a_damaged_one(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "first"
    (home / "index" / GENERATION / "phrasings.faiss").write_bytes(b"damaged")
    (home / "state.db").write_bytes(b"damaged " * 999)
    restore(backup, home, force=True)
    assert (home / "index" / GENERATION / "phrasings.faiss").read_bytes() == bytes(range(256)) * 40
    assert rows(home / "state.db", "select count(*) from preference") == [(3,)]
    assert [path.name for path in (home / "index").iterdir() if path.name.startswith(".")] == []


def test_a_bot_that_runs_is_not_robbed_of_its_memory(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "first"
    state = State(home / "state.db")
    with pytest.raises(HomeInUseError, match="first.*đang được bot dùng. Hãy dừng bot"):
        restore(backup, home, force=True)
    assert state.preference("test:1") == Preference("ru")
    state.close()
    restore(backup, home, force=True)


def test_a_build_under_way_is_not_disturbed(backup: Path, tmp_path: Path) -> None:
    with only_builder(tmp_path / "first"), pytest.raises(BuildUnderWay):
        restore(backup, tmp_path / "first", force=True)


def broken(backup: Path, how: str) -> None:
    """Break a backup in a way."""
    content, members = backup.read_bytes(), unpacked(backup)
    match how:
        case "cut short":
            backup.write_bytes(content[: len(content) * 2 // 3])
        case "a byte changed":
            packed(backup, members | {"contacts.tsv": members["contacts.tsv"].replace(b"2", b"3")})
        case "empty":
            backup.write_bytes(b"")
        case "no archive":
            backup.write_bytes(b"xin chao " * 5000)
        case "an archive of something else":
            packed(backup, {"thu/doc.txt": b"x"})
        case "a part missing":
            packed(backup, {name: part for name, part in members.items() if name != "contacts.tsv"})
        case "a part too many":
            packed(backup, members | {"../../outside": b"x"})
        case "from the future":
            packed(
                backup,
                members | {"backup.json": json.dumps(json.loads(members["backup.json"]) | {"format": 9}).encode()},
            )
        case "not there":
            backup.unlink()


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("cut short", "hỏng"),
        ("a byte changed", "contacts.tsv: nội dung không khớp"),
        ("empty", "hỏng"),
        ("no archive", "hỏng"),
        ("an archive of something else", "không phải bản sao lưu của Một Cửa; hãy chỉ tới"),
        ("a part missing", "thiếu contacts.tsv"),
        ("a part too many", "tệp lạ"),
        ("from the future", "dạng 9.*cập nhật"),
        ("not there", "không có tệp này"),
    ],
)
def test_a_broken_or_foreign_file_is_refused_by_name_and_changes_nothing(
    backup: Path, tmp_path: Path, how: str, said: str
) -> None:
    home = small_home(tmp_path / "second", OTHER)
    before = tree(home)
    broken(backup, how)
    with pytest.raises(BackupError, match=rf"one\.tar\.xz: .*{said}"):
        restore(backup, home, force=True)
    assert {name: content for name, content in tree(home).items() if name != "build.lock"} == before
    assert not (home / ".restoring").exists() and not (tmp_path / "outside").exists()


def test_a_database_that_was_damaged_before_the_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    members = unpacked(backup)
    damaged = members["knowledge.db"][:4096] + b"\xff" * (len(members["knowledge.db"]) - 4096)
    held = json.loads(members["backup.json"])
    for part in held["parts"]:
        if part["name"] == "knowledge.db":
            part["digest"] = hashlib.sha256(damaged).hexdigest()
    packed(backup, members | {"backup.json": json.dumps(held).encode(), "knowledge.db": damaged})
    with pytest.raises(BackupError, match=r"one\.tar\.xz: .*knowledge\.db"):
        restore(backup, tmp_path / "second")


@pytest.mark.xdist_group("home")
def test_a_restored_home_answers(tmp_path: Path) -> None:
    back_up(authored_home(), tmp_path / "one.tar.xz")
    home = tmp_path / "second"
    restore(tmp_path / "one.tar.xz", home)
    shutil.copytree(authored_home() / "models", home / "models")  # else made anew, in some seconds
    assistant = open_assistant(Settings(home=home), warm=False)
    reply = assistant.respond(Message(Person("test:1"), "đăng ký kết hôn cần giấy tờ gì"))
    assert reply.codes[0] == "1.000894"
