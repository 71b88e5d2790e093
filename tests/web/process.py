"""The real `motcua web` process under test, with the home that it answers from."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.kiosks import FILE as KIOSKS
from tests.wire.process import ROOT, STOP_TIMEOUT

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
START_TIMEOUT = 180.0


@dataclass(frozen=True)
class Served:
    """A site that answers: its address without a slash at the end, its home, its process."""

    base: str
    home: Path
    process: subprocess.Popen[str]

    def turns(self) -> int:
        """How many turns the server keeps, of everyone."""
        with contextlib.closing(sqlite3.connect(self.home / "web.db", timeout=STOP_TIMEOUT)) as kept:
            return int(kept.execute("select count(*) from turn").fetchone()[0])


def fresh_home(built: Path, folder: Path) -> Path:
    """A home of its own with the index of one that is built, the kiosk of the docs, and nothing remembered."""
    remembered = shutil.ignore_patterns("state.db*", "web.db*", "inbox.db*")
    shutil.copytree(built, folder, ignore=remembered)
    if not (folder / KIOSKS).exists():
        shutil.copyfile(ROOT / "docs" / "kiosks.example.yaml", folder / KIOSKS)
    return folder


@contextlib.contextmanager
def serving(home: Path, port: int = 0, **environment: str) -> Iterator[Served]:
    """Run the process while the block runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "web", "--home", str(home), "--host", "127.0.0.1", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    log: list[str] = []
    ready, ended = threading.Event(), threading.Event()

    def read() -> None:
        for line in process.stderr or ():
            log.append(line)
            if ADDRESS.search(line):
                ready.set()
        ended.set()
        ready.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        assert ready.wait(START_TIMEOUT) and not ended.is_set(), "".join(log)[-4000:]
        found = ADDRESS.search("".join(log))
        assert found is not None
        yield Served(found.group(), home, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join(STOP_TIMEOUT)
        if process.stderr:
            process.stderr.close()
