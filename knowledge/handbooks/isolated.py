"""Reading files in another process, which is started again where a file brought it down or kept it too long.

Imported by importer. Tested by tests/unit/knowledge/handbooks/test_isolated.py.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO

from knowledge.handbooks.codec import Outcome, decode
from knowledge.handbooks.limits import Limits, Tools
from knowledge.handbooks.records import Refusal

_ROOT = Path(__file__).resolve().parents[2]
_MODULE = "knowledge.handbooks.worker"


class Reader:
    """Reads files one after the other, each within `seconds`. A context manager."""

    def __init__(self, limits: Limits, tools: Tools, *, seconds: float = 1800.0, module: str = _MODULE) -> None:
        self._asked = {"limits": asdict(limits), "tools": asdict(tools)}
        self._seconds = seconds
        self._module = module
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, name: str, path: Path) -> Outcome:
        """What the file gave, or why it is refused."""
        process = self._process = self._process or self._started()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the worker has no pipes")
        line = ""
        try:
            process.stdin.write(json.dumps({"name": name, "path": str(path), **self._asked}) + "\n")
            process.stdin.flush()
            if not _answers(process.stdout, self._seconds):
                self._end()
                return Refusal(name, f"quá {self._seconds:.0f} giây chưa đọc xong; tách thành nhiều tệp")
            line = process.stdout.readline()
            return decode(line)
        except (OSError, ValueError, KeyError):
            self._end()
            return Refusal(name, "tệp làm hỏng trình đọc hoặc cần quá nhiều bộ nhớ; lưu lại rồi nhập lại")

    def _started(self) -> subprocess.Popen[str]:
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        return subprocess.Popen(
            [sys.executable, "-m", self._module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,
        )

    def _end(self) -> None:
        """End the process with all it started."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


def _answers(pipe: IO[str], seconds: float) -> bool:
    """Whether `pipe` has something to read within `seconds`; select() itself refuses descriptors from 1,024 on."""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        return bool(selector.select(seconds))
