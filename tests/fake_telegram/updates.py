"""The queue of updates and long polling: offsets confirm, one poller at a time, none beside a webhook.

webhook.py empties the queue where a webhook is set.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from telegram.constants import PollingLimit, WebhookLimit

from tests.fake_telegram.errors import bad_request, conflict
from tests.fake_telegram.params import Params

OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
# The real server waits no longer, whatever is asked for.
LONGEST_WAIT = 50
_SECRET = re.compile(rf"[A-Za-z0-9_-]{{0,{int(WebhookLimit.MAX_SECRET_TOKEN_LENGTH)}}}")


class UpdateQueue:
    """Updates that the bot has not yet confirmed."""

    def __init__(self) -> None:
        self.pending: list[dict[str, Any]] = []
        self.webhook_url = ""
        self.secret_token = ""
        self.last_error = ""
        self.on_push: Callable[[], None] = lambda: None
        self.allowed: list[str] = []
        self._next_id = 1000
        self._waiter: asyncio.Future[bool] | None = None

    def push(self, kind: str, content: dict[str, Any]) -> int:
        """Add an update of `kind` ("message") and return its id; kinds that the bot did not ask for are
        left out.
        """
        self._next_id += 1
        if not self.allowed or kind in self.allowed:
            self.pending.append({"update_id": self._next_id, kind: content})
            self._wake(True)
            self.on_push()
        return self._next_id

    def repeat(self, update: dict[str, Any]) -> None:
        """Add an update as it is, its id included: real Telegram repeats what it has no confirmation for."""
        self.pending.append(update)
        self._wake(True)
        self.on_push()

    def close(self) -> None:
        """Let whoever waits go."""
        self._wake(True)

    async def get(self, params: Params) -> list[dict[str, Any]]:
        """Answer getUpdates."""
        if self.webhook_url:
            raise conflict(WEBHOOK_SET)
        self._wake(False)
        allowed = params.nested("allowed_updates")
        if allowed is not None:
            self.allowed = allowed
        self._confirm(params.integer("offset", 0))
        limit = min(max(params.integer("limit", 100), PollingLimit.MIN_LIMIT), PollingLimit.MAX_LIMIT)
        seconds = min(params.integer("timeout", 0), LONGEST_WAIT)
        if not self.pending and seconds > 0:
            await self._wait(seconds)
        return self.pending[:limit]

    def set_webhook(self, params: Params) -> bool:
        """Answer setWebhook; only an address on this machine is taken."""
        url = params.text("url")
        if url and urlsplit(url).hostname not in ("127.0.0.1", "localhost", "::1"):
            raise bad_request("bad webhook: only loopback addresses are allowed here")
        if _SECRET.fullmatch(params.text("secret_token")) is None:
            raise bad_request("secret token contains unallowed characters or is too long")
        self.webhook_url, self.secret_token, self.last_error = url, params.text("secret_token"), ""
        allowed = params.nested("allowed_updates")
        if allowed is not None:
            self.allowed = allowed
        self.on_push()
        return True

    def delete_webhook(self, params: Params) -> bool:
        """Answer deleteWebhook."""
        self.webhook_url = self.secret_token = self.last_error = ""
        if params.flag("drop_pending_updates"):
            self.pending.clear()
        return True

    def webhook_info(self) -> dict[str, Any]:
        """Answer getWebhookInfo."""
        failed = {"last_error_date": int(time.time()), "last_error_message": self.last_error} if self.last_error else {}
        return {
            "url": self.webhook_url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
            **failed,
        }

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    async def _wait(self, seconds: float) -> None:
        waiter: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiter = waiter
        try:
            async with asyncio.timeout(seconds):
                if not await waiter:
                    raise conflict(OTHER_POLLER)
        except TimeoutError:
            pass
        finally:
            if self._waiter is waiter:
                self._waiter = None

    def _wake(self, keeps_its_turn: bool) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(keeps_its_turn)
