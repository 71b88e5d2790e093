"""Serves the site with uvicorn, alone or beside another channel in the same process.

Imported by bot.cli. Tested by tests/unit/bot/channels/web/test_serving.py and tests/web.
"""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from bot.channels.web.patience import Patient
from knowledge.errors import MotCuaError

MOST_AT_ONCE, BACKLOG = 512, 1024  # connections served, and waiting to be
IDLE = 30  # seconds that a connection stays open between two pages: people read longer than uvicorn's 5
GRACE = 10  # seconds for answers in the making when the process ends


class CannotServe(MotCuaError):
    """The address cannot be served at."""


def server(app: ASGIApp, host: str, port: int, proxies: str = "127.0.0.1") -> uvicorn.Server:
    """A server; `proxies` are the addresses of reverse proxies whose word on who asks is taken."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            http=Patient,
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=proxies,
            limit_concurrency=MOST_AT_ONCE,
            timeout_keep_alive=IDLE,
            timeout_graceful_shutdown=GRACE,
            lifespan="on",
        )
    )


def serve_web(app: ASGIApp, host: str, port: int, proxies: str, ready: Callable[[str], None]) -> int:
    """Serves until the process is told to end, and gives the exit code; `ready` gets the address.

    Raises CannotServe.
    """
    sockets = [_bound(host, port)]
    ready(_address(host, sockets[0].getsockname()[1]))
    serving = server(app, host, port, proxies)
    # Once it has ended, uvicorn raises the signal that it ended for again: by then there is nothing left to stop.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    serving.run(sockets=sockets)
    return 0 if serving.started else 1


class WebThread:
    """The site in a thread of its own, beside a channel that has the main one."""

    def __init__(self, app: ASGIApp, host: str, port: int, proxies: str) -> None:
        self._server = server(app, host, port, proxies)
        self._socket = _bound(host, port)
        self.address = _address(host, self._socket.getsockname()[1])
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)

    def __enter__(self) -> WebThread:
        """Starts to serve."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Ends, with the answers in the making."""
        self._server.should_exit = True
        self._thread.join(GRACE + 5)

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends what is small at once (TCP_NODELAY) only where the protocol is named; else a page waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # From here on nobody is refused: who comes before the server is ready waits for it.
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        raise CannotServe(
            f"Không mở được trang web ở {host}:{port} ({error.strerror}). "
            "Hãy chọn cổng khác bằng MOTCUA_WEB_PORT hoặc --port."
        ) from error
    return listening


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"
