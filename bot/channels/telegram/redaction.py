"""Keeps the bot's token out of the logs: it stands in every request's address, hence in many errors.

Imported by bot.channels.telegram.runner. Tested by tests/unit/bot/channels/telegram/test_redaction.py.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from urllib.parse import quote

MASK = "[token]"


class TokenFilter(logging.Filter):
    """Replaces the token, as it is or percent-quoted, in a record's message, traceback and stack."""

    def __init__(self, token: str) -> None:
        """Take the token; an empty one hides nothing."""
        super().__init__()
        secret = token.partition(":")[2]
        self._needles = tuple(needle for needle in (token, quote(token, safe=""), secret) if needle)

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record and let it pass."""
        record.msg, record.args = self.clean(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            # Formatters prefer the ready text to formatting the exception anew.
            record.exc_text = self.clean(record.exc_text)
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True

    def clean(self, text: str) -> str:
        """Return `text` without the token."""
        for needle in self._needles:
            text = text.replace(needle, MASK)
        return text


@contextlib.contextmanager
def hidden_token(token: str) -> Iterator[TokenFilter]:
    """While the block runs, clean every record that reaches the root logger's handlers, and quieten httpx.

    httpx logs each request's full address at INFO.
    """
    cleaner = TokenFilter(token)
    handlers = [*logging.getLogger().handlers, *([logging.lastResort] if logging.lastResort else [])]
    http = logging.getLogger("httpx")
    level = http.level
    http.setLevel(logging.WARNING)
    for handler in handlers:
        handler.addFilter(cleaner)
    try:
        yield cleaner
    finally:
        for handler in handlers:
            handler.removeFilter(cleaner)
        http.setLevel(level)
