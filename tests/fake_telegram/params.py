"""Reads a request's parameters: query, urlencoded, JSON or multipart, nested values as JSON strings."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from tornado.httputil import HTTPServerRequest

from tests.fake_telegram.errors import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along: its name and its content."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """A call's parameters by name, as sent, and its files by field."""

    values: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """Return a text parameter."""
        value = self.values.get(name, default)
        if not isinstance(value, str):
            raise bad_request(f"field {name} must be of type String")
        return value

    def integer(self, name: str, default: int | None = None) -> int:
        """Return a whole number; a missing one without default is refused."""
        value = self.values.get(name, default)
        try:
            return int(value)  # type: ignore[arg-type]  # None is refused just below
        except (TypeError, ValueError):
            raise bad_request(f"invalid {name} specified") from None

    def flag(self, name: str) -> bool:
        """Return a truth value."""
        return str(self.values.get(name, False)).lower() in ("true", "1", "yes")

    def nested(self, name: str) -> Any:
        """Return a nested value, None when it is missing."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def upload(self, name: str) -> Upload:
        """Return the file of a field, sent in it or attached to it by `attach://`."""
        attached = str(self.values.get(name, ""))
        upload = self.uploads.get(attached.removeprefix("attach://") or name)
        if upload is None:
            raise bad_request("there is no document in the request")
        return upload


def read_params(request: HTTPServerRequest) -> Params:
    """Return the parameters of a request."""
    values: dict[str, Any] = {
        name: given[-1].decode() for name, given in (request.query_arguments | request.body_arguments).items()
    }
    if request.headers.get("Content-Type", "").startswith("application/json") and request.body:
        values |= json.loads(request.body)
    uploads = {name: Upload(files[-1].filename, files[-1].body) for name, files in request.files.items() if files}
    return Params(values, uploads)
