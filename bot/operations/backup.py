"""A home written to one file while the bot answers and builds: databases by SQLite's own online copy.

The inbox, caches, the model and the secrets of the webhook are left out, and so is what people talked of, which is
forgotten after a day anyhow. Imported by bot.cli. Tested by tests/unit/bot/operations/test_backup.py.
"""

from __future__ import annotations

import io
import shutil
import sqlite3
import tarfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from bot.operations.archive import DATABASES, FILES, MANIFEST, BackupError, Contents, Part, digest
from bot.state import FILE as STATE
from index.generation import Generations

ENDING = ".tar.xz"
# Measured on a home of the whole corpus (280 MB): level 0 131 MB in 31 s, level 3 127 MB in 82 s, of one processor.
PRESET: Final = 0
BUSY = 30.0  # seconds to wait for a database that somebody locks


def back_up(home: Path, target: Path, clock: Callable[[], float] = time.time) -> Contents:
    """Writes `target` at once when all of it is there, readable by its owner alone, and gives what it holds.

    Raises BackupError, NoGeneration.
    """
    if not target.name.endswith(ENDING):
        raise BackupError(target, f"tên tệp cần kết thúc bằng {ENDING}, ví dụ motcua-2026-07-01{ENDING}")
    generation = Generations(home / "index").current()
    try:
        with _staging(target) as staging:
            sources = dict(_sources(home, generation, staging))
            parts = tuple(_part(name, path) for name, path in sources.items())
            contents = Contents(clock(), generation.name, parts)
            written = staging / "archive"
            written.touch(mode=0o600)
            with tarfile.open(written, "w:xz", preset=PRESET) as archive:
                text = contents.as_json().encode()
                archive.addfile(_member(MANIFEST, len(text), contents.made), io.BytesIO(text))
                for part in parts:
                    path = sources[part.name]
                    with path.open("rb") as file:
                        archive.addfile(_member(part.name, part.size, path.stat().st_mtime), file)
            written.replace(target)
    except FileNotFoundError as exc:
        raise BackupError(target, f"dữ liệu đổi giữa chừng ({exc.filename}); chạy lại lệnh này") from exc
    except (OSError, sqlite3.Error) as exc:
        raise BackupError(target, f"chưa sao lưu được ({exc}); kiểm tra đĩa còn chỗ và quyền ghi rồi chạy lại") from exc
    return contents


@contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """A folder beside the target for its owner alone; what a killed backup left there is cleared away."""
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = target.with_name(f".{target.name}.tmp")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=0o700)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _sources(home: Path, generation: Path, staging: Path) -> Iterator[tuple[str, Path]]:
    """The files of a backup by their names in it; databases as copies."""
    for name in DATABASES:
        if (home / name).exists():
            yield name, copy_database(home / name, staging / name)
    yield from ((name, home / name) for name in FILES if (home / name).exists())
    for path in sorted(generation.iterdir()):
        name = f"index/{generation.name}/{path.name}"
        if path.suffix == ".db":
            yield name, copy_database(path, staging / f"index-{path.name}")
        elif not path.name.endswith(("-wal", "-shm")):
            yield name, path


def copy_database(source: Path, target: Path) -> Path:
    """A copy of a database as it is at one moment, whoever writes it."""
    address = f"{source.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, timeout=BUSY)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("pragma journal_mode = delete")
        if source.name == STATE:
            copy.execute("delete from conversation")
            copy.commit()
            copy.execute("vacuum")
    return target


def _part(name: str, path: Path) -> Part:
    with path.open("rb") as file:
        return Part(name, path.stat().st_size, digest(file))


def _member(name: str, size: int, changed: float) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = size, int(changed), 0o600
    return member
