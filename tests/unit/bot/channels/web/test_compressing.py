"""Tests of bot/channels/web/compressing.py."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from bot.channels.web.compressing import Compressed

TEXT = "Giấy tờ cần có. " * 200


async def page(request: Request) -> Response:
    return Response(TEXT[: request.path_params["length"]], media_type="text/html")


SITE = TestClient(Compressed(Starlette(routes=[Route("/{length:int}/{name}", page)])))


@pytest.mark.parametrize(
    ("address", "accepted", "encoding"),
    [
        ("/3000/trang", "gzip", "gzip"),
        ("/3000/trang", "identity", None),
        ("/200/trang", "gzip", None),
        ("/3000/chu.woff2", "gzip", None),
        ("/3000/to.pdf", "gzip", None),
        ("/3000/anh.png", "gzip", None),
    ],
)
def test_what_gets_smaller_is_compressed(address: str, accepted: str, encoding: str | None) -> None:
    answer = SITE.get(address, headers={"accept-encoding": accepted})
    assert answer.headers.get("content-encoding") == encoding
    assert TEXT.startswith(answer.text)
    if encoding:
        assert int(answer.headers["content-length"]) < 200
