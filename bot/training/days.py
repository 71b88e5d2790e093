"""Days of Vietnam, and what stands for a person. Pure. Imported by bot.training; tested with what uses them."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def local(at: float) -> datetime:
    """The time in Vietnam at seconds since 1970."""
    return datetime.fromtimestamp(at, UTC).astimezone(HERE)


def day(at: float) -> date:
    """The day in Vietnam at seconds since 1970."""
    return local(at).date()


def key_digest(person: str) -> str:
    """What stands for a person: 8 hexadecimal digits."""
    return hashlib.sha256(person.encode()).hexdigest()[:8]
