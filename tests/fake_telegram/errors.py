"""The errors that the fake server answers with, in the real server's words."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """An answer that is not ok: HTTP status, description, and the parameters that go with it."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """Return the answer's JSON object."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(text: str) -> ApiError:
    """Return a 400 in the real server's manner."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """Return a 403 in the real server's manner."""
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    """Return a 409 in the real server's manner."""
    return ApiError(409, f"Conflict: {text}")
