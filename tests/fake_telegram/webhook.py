"""Delivery to a webhook as tdlib/telegram-bot-api does it (its WebhookActor): a POST an update, Content-Type exactly
`application/json`, the secret in a header; 2xx is done, anything else is tried again, the first time at once and then
after waits that double; updates of one chat in their order, chats beside each other.

Not done: Retry-After, methods in the body of an answer, expiry.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError

if TYPE_CHECKING:
    from tests.fake_telegram.updates import UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
# Seconds. The real server begins at 1 and doubles up to 60 to 120; tests would wait too long.
FIRST_WAIT, LONGEST_WAIT = 0.02, 0.5
ANSWER_TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Post:
    """A delivery that was tried: of which update, and the status of the answer, 0 where there was none."""

    update_id: int
    status: int


class WebhookDelivery:
    """Empties a queue of updates into the webhook that is set."""

    def __init__(self, queue: UpdateQueue, changed: Callable[[], None]) -> None:
        self.posts: list[Post] = []
        self._queue = queue
        self._changed = changed
        self._lines: dict[int, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Begin on what is there for chats on which nobody is at work."""
        if not self._queue.webhook_url:
            return
        for chat in {chat_of(update) for update in self._queue.pending} - set(self._lines):
            self._lines[chat] = asyncio.get_running_loop().create_task(self._deliver(chat))

    async def close(self) -> None:
        """Stop delivering."""
        tasks = list(self._lines.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _deliver(self, chat: int) -> None:
        wait = 0.0
        try:
            while self._queue.webhook_url and (update := self._next(chat)) is not None:
                if wait:
                    await asyncio.sleep(wait)
                post = await self._post(update)
                self.posts.append(post)
                if 200 <= post.status < 300:
                    self._queue.pending = [one for one in self._queue.pending if one is not update]
                    wait = 0.0
                else:
                    wait = min(max(wait * 2, FIRST_WAIT), LONGEST_WAIT)
                self._changed()
        finally:
            del self._lines[chat]

    def _next(self, chat: int) -> dict[str, Any] | None:
        return next((update for update in self._queue.pending if chat_of(update) == chat), None)

    async def _post(self, update: dict[str, Any]) -> Post:
        headers = {"Content-Type": "application/json"}
        if self._queue.secret_token:
            headers[SECRET_HEADER] = self._queue.secret_token
        try:
            answer = await AsyncHTTPClient().fetch(
                self._queue.webhook_url,
                method="POST",
                headers=headers,
                body=json.dumps(update).encode(),
                request_timeout=ANSWER_TIMEOUT,
                raise_error=False,
            )
        except (OSError, HTTPClientError) as error:
            self._queue.last_error = str(error)
            return Post(update["update_id"], 0)
        if answer.code >= 300:
            self._queue.last_error = f"Wrong response from the webhook: {answer.code} {answer.reason}"
        return Post(update["update_id"], 0 if answer.code == 599 else answer.code)


def chat_of(update: dict[str, Any]) -> int:
    """The chat of an update, the person where it is of none."""
    for content in update.values():
        if isinstance(content, dict):
            found = content.get("chat") or content.get("message", {}).get("chat")
            found = found or content.get("from") or content.get("user")
            if found:
                return int(found["id"])
    return 0
