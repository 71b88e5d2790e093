"""What a running Telegram channel tells of itself: its figures, and whether it is well.

Imported by bot.channels.telegram.runner. Tested by tests/unit/bot/channels/telegram/test_monitoring.py and
tests/wire/test_operations.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.channels.telegram.contact import WatchedRequest
from bot.channels.telegram.handlers import App
from bot.channels.telegram.inbox import FILE as INBOX_FILE
from bot.channels.telegram.inbox import Inbox
from bot.operations.checks import Check, generation_serves, updates_come, writable
from bot.operations.metrics import CONTACT, IN_WORK, INBOX, QUEUE, Metrics
from bot.state import FILE as STATE_FILE


def watch(metrics: Metrics, app: App, request: WatchedRequest, inbox: Inbox) -> None:
    """Let `metrics` read the figures of a channel."""
    metrics.watch(QUEUE, app.update_queue.qsize)
    metrics.watch(IN_WORK, lambda: app.update_processor.current_concurrent_updates)
    metrics.watch(INBOX, inbox.waiting)
    metrics.watch(CONTACT, request.silence)


def checks(home: Path, request: WatchedRequest) -> Mapping[str, Check]:
    """What has to be so, by the name under which /health says why it is not."""
    return {
        "updates": updates_come(request.silence),
        "generation": generation_serves(home),
        "state": writable(home / STATE_FILE),
        "inbox": writable(home / INBOX_FILE),
    }
