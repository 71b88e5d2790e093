"""Progress on standard error: a line that is rewritten on a terminal, a line a tenth elsewhere.

Imported by bot.cli. Tested by tests/unit/bot/cli/test_commands.py.
"""

from __future__ import annotations

from types import TracebackType
from typing import TextIO

LABELS = {
    "read": "Đọc nguồn",
    "store": "Ghi kho",
    "embed": "Nhúng câu",
    "handbooks": "Đọc sổ tay",
    "kinds": "Học loại tin nhắn",
    "lexical": "Chỉ mục từ",
    "eval": "Trả lời",
}


class Progress:
    """Shows (step, done, total) as it comes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._last = ("", -1)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._terminal and self._last[0]:
            self._stream.write("\n")

    def update(self, step: str, done: int, total: int) -> None:
        """Shows that `done` of `total` of a step are done; a total of 0 means that it is not known."""
        tenth = done * 10 // total if total else -1
        label = LABELS.get(step, step)
        count = f"{done}/{total}" if total else f"{done}"
        if self._terminal:
            if step != self._last[0] and self._last[0]:
                self._stream.write("\n")
            self._stream.write(f"\r{label}: {count}   ")
        elif (step, tenth) != self._last:
            self._stream.write(f"{label}: {count}\n")
        else:
            return
        self._last = (step, tenth)
        self._stream.flush()
