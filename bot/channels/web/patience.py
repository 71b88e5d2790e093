"""Connections that send a request too slowly are closed: uvicorn itself waits for ever, and a few hundred that say
nothing would keep out everybody else.

Imported by bot.channels.web.serving. Tested by tests/unit/bot/channels/web/test_serving.py.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 15.0  # seconds for the whole of a request, at most twice that


class Patient(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with an end to waiting for a request."""

    patience = PATIENCE
    _watch: asyncio.TimerHandle | None = None
    _seen: tuple[Any, ...] = ()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to watch."""
        super().connection_made(transport)
        self._again()

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends to watch."""
        if self._watch is not None:
            self._watch.cancel()
        super().connection_lost(exc)

    def _again(self) -> None:
        self._watch = self.loop.call_later(self.patience, self._look)

    def _look(self) -> None:
        """Closes a connection whose request is not whole and was not at the last look; what is being answered, or is
        between two requests and so watched by uvicorn, goes on.
        """
        cycle = self.cycle
        unfinished = cycle is None or (cycle.response_complete and self.timeout_keep_alive_task is None)
        if unfinished or cycle.more_body and not cycle.response_complete:
            if self._seen == (cycle,):
                self.transport.abort()
                return
            self._seen = (cycle,)
        else:
            self._seen = ()
        self._again()
