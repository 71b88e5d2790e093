"""The log of what the bot called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One finished call: when (monotonic seconds), what, with which parameters, and its result or error."""

    at: float
    method: str
    params: dict[str, Any]
    result: Any = None
    error: str = ""

    @property
    def ok(self) -> bool:
        """Whether it was carried out and answered."""
        return not self.error

    @property
    def chat_id(self) -> int | None:
        """The chat it was for, None when it was for none."""
        value = self.params.get("chat_id")
        return int(value) if value is not None else None
