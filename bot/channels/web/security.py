"""What every answer of the web channel carries and no request may exceed: headers, and the size of what is sent.

Pure ASGI. Imported by bot.channels.web.app. Tested by tests/unit/bot/channels/web/test_security.py.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY = 32 * 1024  # bytes
# No inline script or style, nothing from another host, in no frame.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
HSTS = "max-age=31536000"


class Guarded:
    """The application with its headers, refusing bodies that are too large with 413."""

    def __init__(self, app: ASGIApp, secure: bool = False, most: int = MOST_BODY) -> None:
        """`secure` says that people reach the site by https alone."""
        self._app, self._secure, self._most = app, secure, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        read, refused = 0, not length.isdigit() or int(length) > self._most

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._most:
                raise TooLarge
            return message

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if self._secure:
                    headers.setdefault("strict-transport-security", HSTS)
            await send(message)

        scope.setdefault("state", {})["too_large"] = refused
        await self._app(scope, counted, headed)


class TooLarge(Exception):
    """A body is larger than what a form can be."""
