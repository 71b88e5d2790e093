"""What is counted of a running bot, in a registry of its own that is handed around.

The same figures are scraped by Prometheus (bot/operations/health.py) and shown to administrators (bot/admin.py).
Thread-safe. Imported by bot.assistant and the channels. Tested by tests/unit/bot/operations/test_metrics.py.
"""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Callable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from telegram.error import RetryAfter, TelegramError

# Seconds. A question takes some tens of milliseconds; a message to Telegram up to its time limits.
BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
QUEUE = "motcua_queue_length"
IN_WORK = "motcua_updates_in_work"
INBOX = "motcua_inbox_waiting"
CONTACT = "motcua_seconds_since_updates"
HELP = {
    QUEUE: "Updates received and not yet begun.",
    IN_WORK: "Updates being answered or waiting for an earlier one of their chat.",
    INBOX: "Updates written down and not yet finished.",
    CONTACT: "Seconds since Telegram last answered getUpdates (by webhook: getWebhookInfo).",
}
Reading = Callable[[], float]


class Metrics:
    """The figures of one process."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since 1970."""
        self.registry = registry = CollectorRegistry()
        self.started = clock()
        self._clock = clock
        self._turns = Counter("motcua_turns", "Turns by what they ended in.", ["outcome"], registry=registry)
        self._steps = Histogram(
            "motcua_step_seconds", "Seconds a step of a turn took.", ["step"], buckets=BUCKETS, registry=registry
        )
        self._errors = Counter("motcua_errors", "Errors of updates and of receiving.", ["error"], registry=registry)
        self._refused = Counter(
            "motcua_telegram_errors", "Requests to Telegram that failed.", ["method", "error"], registry=registry
        )
        self._floods = Counter("motcua_telegram_flood_waits", "Answers 429 of Telegram.", registry=registry)
        Gauge("motcua_start_time_seconds", "When the process began, seconds since 1970.", registry=registry).set(
            self.started
        )
        self._gauges: dict[str, Gauge] = {}

    @property
    def uptime(self) -> float:
        """Seconds since the process began."""
        return self._clock() - self.started

    def turn(self, outcome: str, milliseconds: Mapping[str, float]) -> None:
        """Counts a turn and the time of its steps."""
        self._turns.labels(outcome).inc()
        for step, spent in milliseconds.items():
            self.step(step, spent)

    def step(self, name: str, milliseconds: float) -> None:
        """Counts the time of a step of a turn, or of what is no turn (an inline query)."""
        self._steps.labels(name).observe(milliseconds / 1000)

    def failed(self, error: BaseException | None) -> None:
        """Counts an error by its class."""
        self._errors.labels(type(error).__name__).inc()

    def refused(self, method: str, error: TelegramError) -> None:
        """Counts a request that Telegram refused or that did not reach it."""
        self._refused.labels(method, type(error).__name__).inc()
        if isinstance(error, RetryAfter):
            self._floods.inc()

    def watch(self, name: str, read: Reading) -> None:
        """Lets `read` say a figure (one of HELP) whenever it is asked for; it is no number where a file is locked."""
        if name not in self._gauges:
            self._gauges[name] = Gauge(name, HELP[name], registry=self.registry)

        def careful() -> float:
            try:
                return read()
            except sqlite3.Error:
                return math.nan

        self._gauges[name].set_function(careful)

    def value(self, name: str) -> float | None:
        """A figure that is watched; None where nobody says it or it cannot be read."""
        found = self.registry.get_sample_value(name)
        return None if found is None or math.isnan(found) else found

    def outcomes(self) -> dict[str, int]:
        """How many turns ended in each outcome."""
        return self._by("motcua_turns_total", "outcome")

    def errors(self) -> dict[str, int]:
        """How many errors there were of each class."""
        return self._by("motcua_errors_total", "error")

    def text(self) -> bytes:
        """Everything, in the text format of Prometheus."""
        return generate_latest(self.registry)

    def _by(self, sample: str, label: str) -> dict[str, int]:
        samples = [one for family in self.registry.collect() for one in family.samples if one.name == sample]
        return {one.labels[label]: int(one.value) for one in samples}
