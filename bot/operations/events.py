"""One line of JSON a turn, for a log that says what kind of turn it was and never what was said or by whom.

The lines go to the logger `motcua.turn`; nothing comes out until `turn_log` gives it a stream, so that they stand apart
from messages of other kinds. Imported by bot.operations.turns and the channels. Tested by
tests/unit/bot/operations/test_events.py.
"""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TextIO

LOGGER = "motcua.turn"
FAILED = "failed"  # the outcome of a turn that ended in an error
BLOCKED = "blocked"  # and of one whose person has blocked the bot


@dataclass(frozen=True, slots=True)
class TurnEvent:
    """A turn that has ended: `at` in seconds since 1970, `outcome` of the reply, or FAILED or BLOCKED.

    `milliseconds` by step; a step that an earlier process did is not among them. `error` is the class of the error.
    """

    at: float
    channel: str
    update_id: int
    outcome: str
    facet: str = ""
    code: str = ""
    language: str = ""
    role: str = ""
    milliseconds: Mapping[str, float] = field(default_factory=dict)
    error: str = ""

    def as_json(self) -> str:
        """The line; what is empty is left out."""
        moment = datetime.fromtimestamp(self.at, UTC).isoformat(timespec="milliseconds")
        told = {
            "at": moment.replace("+00:00", "Z"),
            "channel": self.channel,
            "update": self.update_id,
            "outcome": self.outcome,
            "facet": self.facet,
            "code": self.code,
            "language": self.language,
            "role": self.role,
            "ms": {step: round(spent, 1) for step, spent in self.milliseconds.items()},
            "error": self.error,
        }
        return json.dumps({name: value for name, value in told.items() if value not in ("", {}, 0)}, ensure_ascii=False)


def log_turn(event: TurnEvent) -> None:
    """Writes the line of a turn."""
    logging.getLogger(LOGGER).info(event.as_json())


@contextlib.contextmanager
def turn_log(stream: TextIO) -> Iterator[None]:
    """While the block runs the lines go to `stream`, and to no other handler."""
    logger = logging.getLogger(LOGGER)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(message)s"))
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
