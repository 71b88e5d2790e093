"""Ports for processes under test, and what a person with a browser sees there."""

from __future__ import annotations

import socket
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPResponse


def free_port() -> int:
    """Return a port of 127.0.0.1 on which nobody listens now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def fetch(url: str, **options: Any) -> HTTPResponse:
    """Return the answer of an address, whatever its status."""
    return await AsyncHTTPClient().fetch(url, raise_error=False, **options)
