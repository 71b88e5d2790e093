"""A home from a backup: unpacked and checked whole beside the old files, then swapped file by file.

Each file is the old or the new one, never half; the generation is pointed at last. A restore that is killed is run
again. The inbox, caches and secrets of the home stay. Imported by bot.cli. Tested by
tests/unit/bot/operations/test_restore.py.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import shutil
import sqlite3
import tarfile
from contextlib import closing, suppress
from pathlib import Path

from bot.building import only_builder
from bot.operations.archive import CHUNK, DATABASES, FILES, MANIFEST, BackupError, Contents, Part, read_contents
from bot.state import FILE as STATE
from index.generation import CURRENT, Generations
from knowledge.errors import PermanentError

STAGING = ".restoring"
LARGEST_MANIFEST = 1 << 20
BROKEN = "bản sao lưu hỏng hoặc không phải tệp .tar.xz ({reason}); hãy dùng một bản khác"


class HomeInUseError(PermanentError):
    """The home has data, which is not replaced unasked, or a bot that runs."""

    def __init__(self, home: Path, reason: str) -> None:
        super().__init__(f"Thư mục dữ liệu «{home}» {reason}")
        self.home = home


def restore(source: Path, home: Path, force: bool = False) -> Contents:
    """Puts what a backup holds into a home and gives what that was; `force` replaces data that is there.

    Raises BackupError, HomeInUseError, BuildUnderWay; the home is then as it was.
    """
    if not force and any((home / name).exists() for name in (*DATABASES, *FILES, f"index/{CURRENT}")):
        raise HomeInUseError(home, "đã có dữ liệu. Sao lưu nó nếu cần, rồi thêm --force để thay bằng bản sao lưu này.")
    staging = home / STAGING
    try:
        home.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(mode=0o700)
        contents = _unpack(source, staging)
        with only_builder(home):
            _refuse_while_served(home)
            _swap(staging, home, contents)
    except OSError as exc:
        raise BackupError(source, f"chưa khôi phục được ({exc}); kiểm tra đĩa còn chỗ và quyền ghi") from exc
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return contents


def _unpack(source: Path, staging: Path) -> Contents:
    """Unpacks into `staging`, every part held against its size and digest."""
    try:
        with tarfile.open(source, "r|xz") as archive:
            contents = _contents(archive)
            wanted = {part.name: part for part in contents.parts}
            while (member := archive.next()) is not None:
                part = wanted.pop(member.name, None)
                if part is None or not member.isfile():
                    raise ValueError(f"tệp lạ {member.name!r} trong bản sao lưu; hãy dùng một bản khác")
                _extract(archive, member, part, staging / part.name)
    except FileNotFoundError as exc:
        raise BackupError(source, "không có tệp này; kiểm tra tên và thư mục") from exc
    except (tarfile.TarError, lzma.LZMAError, EOFError) as exc:
        raise BackupError(source, BROKEN.format(reason=exc)) from exc
    except ValueError as exc:
        raise BackupError(source, str(exc)) from exc
    if wanted:
        raise BackupError(source, BROKEN.format(reason=f"thiếu {', '.join(sorted(wanted))}"))
    for part in contents.parts:
        if part.name.endswith(".db") and (reason := _unsound(staging / part.name)):
            raise BackupError(source, BROKEN.format(reason=f"{part.name}: {reason}"))
    return contents


def _contents(archive: tarfile.TarFile) -> Contents:
    first = archive.next()
    file = archive.extractfile(first) if first is not None and first.isfile() and first.name == MANIFEST else None
    return read_contents(file.read(LARGEST_MANIFEST) if file is not None else b"")


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, part: Part, target: Path) -> None:
    file = archive.extractfile(member)
    if file is None or member.size != part.size:
        raise ValueError(BROKEN.format(reason=f"{part.name}: sai kích thước"))
    target.parent.mkdir(parents=True, exist_ok=True)
    summed = hashlib.sha256()
    with target.open("wb") as written:
        while chunk := file.read(CHUNK):
            summed.update(chunk)
            written.write(chunk)
        written.flush()
        os.fsync(written.fileno())
    if summed.hexdigest() != part.digest:
        raise ValueError(BROKEN.format(reason=f"{part.name}: nội dung không khớp mã kiểm"))
    os.utime(target, (member.mtime, member.mtime))


def _unsound(path: Path) -> str:
    try:
        with closing(sqlite3.connect(path)) as database:
            found = str(database.execute("pragma quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    return "" if found == "ok" else found


def _refuse_while_served(home: Path) -> None:
    """Leaving write-ahead logging needs the database for oneself alone: a bot that runs, idle too, forbids it.

    A database that cannot be read at all is no obstacle: that may be why it is restored.
    """
    if not (home / STATE).exists():
        return
    try:
        with closing(sqlite3.connect(home / STATE, timeout=0)) as database:
            database.execute("pragma journal_mode = delete")
    except sqlite3.OperationalError as exc:
        if "locked" in str(exc):
            raise HomeInUseError(home, "đang được bot dùng. Hãy dừng bot rồi chạy lại.") from exc
    except sqlite3.DatabaseError:
        return


def _swap(staging: Path, home: Path, contents: Contents) -> None:
    for name in (*DATABASES, *FILES):
        for ending in ("-wal", "-shm") if name in DATABASES else ():
            with suppress(FileNotFoundError):
                (home / f"{name}{ending}").unlink()
        if (staging / name).exists():
            (staging / name).replace(home / name)
        else:
            with suppress(FileNotFoundError):
                (home / name).unlink()
    generations = Generations(home / "index")
    generations.adopt(staging / "index" / contents.generation, contents.generation)
