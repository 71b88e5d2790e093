"""A port on this machine alone that says whether the bot is well (/health) and what it counts (/metrics).

/health answers 200 where every check holds and 503 with the reasons as JSON where one does not. It is served by the
loop that answers people, so that a loop that hangs does not answer here either. Imported by bot.channels. Tested by
tests/unit/bot/operations/test_health.py and tests/wire/test_operations.py.
"""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import AsyncIterator, Mapping

from prometheus_client import CONTENT_TYPE_LATEST
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.concurrency import run_in_threadpool
from bot.operations.checks import Check
from bot.operations.metrics import Metrics
from knowledge.errors import PermanentError

HOST = "127.0.0.1"


class PortTakenError(PermanentError):
    """Another program listens on the port that a setting names; `key` names the setting."""

    def __init__(self, key: str, port: int, reason: str) -> None:
        super().__init__(
            f"Không mở được cổng {port} trên {HOST} ({reason}). "
            f"Hãy đặt {key} thành một cổng khác, hoặc tắt chương trình đang dùng cổng đó."
        )
        self.key = key


def examine(checks: Mapping[str, Check]) -> dict[str, str]:
    """The checks that do not hold, each with its reason."""
    return {name: reason for name, check in checks.items() if (reason := check())}


@contextlib.asynccontextmanager
async def health_served(port: int, metrics: Metrics, checks: Mapping[str, Check]) -> AsyncIterator[int]:
    """Serves while the block runs and gives the port: `port`, or a free one where it is 0. Raises PortTakenError."""
    options = {"metrics": metrics, "checks": checks}
    routes = [(r"/metrics", _MetricsHandler, options), (r"/health", _HealthHandler, options)]
    try:
        listener = _listen(port)
    except OSError as exc:
        raise PortTakenError("MOTCUA_METRICS_PORT", port, exc.strerror or str(exc)) from exc
    # Probes come every few seconds; the reasons of a 503 stand in its body.
    server = HTTPServer(Application(routes, log_function=lambda handler: None))
    server.add_socket(listener)
    try:
        yield listener.getsockname()[1]
    finally:
        server.stop()
        await server.close_all_connections()


def _listen(port: int) -> socket.socket:
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)
    return listener


class _Handler(RequestHandler):
    def initialize(self, metrics: Metrics, checks: Mapping[str, Check]) -> None:
        self.metrics, self.checks = metrics, checks


class _MetricsHandler(_Handler):
    async def get(self) -> None:
        text = await run_in_threadpool(self.metrics.text)
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(text)


class _HealthHandler(_Handler):
    async def get(self) -> None:
        reasons = await run_in_threadpool(examine, self.checks)
        self.set_status(503 if reasons else 200)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps({"ok": not reasons, "reasons": reasons}, ensure_ascii=False))
