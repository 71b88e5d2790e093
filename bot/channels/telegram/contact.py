"""The connection on which updates are asked for, and when Telegram was last heard on it.

Imported by bot.channels.telegram.*. Tested by tests/unit/bot/channels/telegram/test_contact.py and test_service.py.
"""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import Any

from telegram.request import HTTPXRequest


class WatchedRequest(HTTPXRequest):
    """The connection for updates, in monotonic seconds: `finished_at` is when its last request ended, well or badly,
    `heard_at` when Telegram last took one, at first when the connection was made.
    """

    def __init__(self, **options: Any) -> None:
        """Take the options of HTTPXRequest."""
        super().__init__(**options)
        self.finished_at = self.heard_at = time.monotonic()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make the request and note its end."""
        try:
            status, body = await super().do_request(*args, **kwargs)
        finally:
            self.finished_at = time.monotonic()
        if status == HTTPStatus.OK:
            self.heard()
        return status, body

    def heard(self) -> None:
        """Note that Telegram has just answered."""
        self.heard_at = time.monotonic()

    def silence(self) -> float:
        """Return the seconds since Telegram was last heard."""
        return time.monotonic() - self.heard_at
