"""Turns as they happen: timed step by step, and told to the log and the figures when they end.

Imported by bot.channels. Tested by tests/unit/bot/operations/test_turns.py.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.messages import Reply
from bot.operations.events import BLOCKED, FAILED, TurnEvent, log_turn
from bot.operations.metrics import Metrics

ANSWER, SEND = "answer", "send"


@dataclass(slots=True)
class Turn:
    """One turn under way; whoever answers sets `reply` once it is known and `delivered` once it went out."""

    timer: Callable[[], float]
    reply: Reply | None = None
    delivered: bool = True
    milliseconds: dict[str, float] = field(default_factory=dict)

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Times a step, one that fails too."""
        start = self.timer()
        try:
            yield
        finally:
            self.milliseconds[name] = (self.timer() - start) * 1000


@dataclass(frozen=True, slots=True)
class Turns:
    """Tells of turns. `clock` gives seconds since 1970, `timer` seconds since any moment."""

    metrics: Metrics = field(default_factory=Metrics)
    clock: Callable[[], float] = time.time
    timer: Callable[[], float] = time.perf_counter

    @contextlib.contextmanager
    def turn(self, channel: str, update_id: int) -> Iterator[Turn]:
        """A turn that ends with the block; one that is cancelled is not over and is not told of."""
        at, turn = self.clock(), Turn(self.timer)
        try:
            yield turn
        except Exception as error:
            self._tell(at, channel, update_id, turn, FAILED, type(error).__name__)
            raise
        told = turn.reply.outcome.value if turn.reply is not None else FAILED
        self._tell(at, channel, update_id, turn, told if turn.delivered else BLOCKED, "")

    def _tell(self, at: float, channel: str, update_id: int, turn: Turn, outcome: str, error: str) -> None:
        reply = turn.reply
        event = TurnEvent(
            at=at,
            channel=channel,
            update_id=update_id,
            outcome=outcome,
            facet=reply.facet.value if reply is not None and reply.facet is not None else "",
            code=reply.codes[0] if reply is not None and reply.codes else "",
            language=reply.language if reply is not None else "",
            role=reply.role.value if reply is not None else "",
            milliseconds=turn.milliseconds,
            error=error,
        )
        self.metrics.turn(outcome, turn.milliseconds)
        log_turn(event)
