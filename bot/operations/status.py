"""How a running bot stands, as its administrators see it: figures alone, of nobody in particular.

Imported by bot.admin. Tested by tests/unit/bot/test_admin.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.library import Opened
from bot.operations.metrics import CONTACT, IN_WORK, INBOX, QUEUE, Metrics
from bot.state import State
from bot.training.days import local
from index.generation import MANIFEST
from knowledge.handbooks.shelf import FILE as SHELF
from knowledge.handbooks.shelf import load_shelf


@dataclass(frozen=True, slots=True)
class Status:
    """What is known at a moment. `queue`, `inbox` and `silence` (seconds) are None where no channel says them.

    `queue` counts updates received and not finished, `active` persons of whom something was kept today in Vietnam,
    `turns` and `errors` count since the process began, `uptime` seconds ago.
    """

    generation: str
    built: datetime
    procedures: int
    handbooks: int
    uptime: float
    active: int
    queue: int | None = None
    inbox: int | None = None
    silence: int | None = None
    turns: int = 0
    errors: Mapping[str, int] = field(default_factory=dict)


def status_of(opened: Opened, metrics: Metrics, state: State) -> Status:
    """The status now."""
    searcher = opened.searcher
    now = state.now
    morning = local(now).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    waiting, working = _whole(metrics.value(QUEUE)), _whole(metrics.value(IN_WORK))
    return Status(
        generation=searcher.manifest.name,
        built=local((searcher.folder / MANIFEST).stat().st_mtime),
        procedures=searcher.manifest.procedures,
        handbooks=len(load_shelf(searcher.folder / SHELF)[0]),
        uptime=metrics.uptime,
        active=state.active(morning),
        queue=None if waiting is None else waiting + (working or 0),
        inbox=_whole(metrics.value(INBOX)),
        silence=_whole(metrics.value(CONTACT)),
        turns=sum(metrics.outcomes().values()),
        errors=metrics.errors(),
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
