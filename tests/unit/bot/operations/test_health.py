"""Tests of bot/operations/health.py."""

import json
import socket

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse

from bot.operations.health import HOST, PortTakenError, health_served
from bot.operations.metrics import Metrics
from tests.fake_telegram import async_test


async def fetch(port: int, path: str) -> HTTPResponse:
    return await AsyncHTTPClient().fetch(f"http://{HOST}:{port}{path}", raise_error=False)


@async_test
async def test_well_and_not_well() -> None:
    reason = [""]
    async with health_served(0, Metrics(), {"state": lambda: reason[0], "inbox": lambda: ""}) as port:
        well = await fetch(port, "/health")
        reason[0] = "Không ghi được state.db"
        ill = await fetch(port, "/health")
        elsewhere = await fetch(port, "/")
    assert (well.code, json.loads(well.body)) == (200, {"ok": True, "reasons": {}})
    assert (ill.code, json.loads(ill.body)) == (503, {"ok": False, "reasons": {"state": "Không ghi được state.db"}})
    assert elsewhere.code == 404


@async_test
async def test_figures_in_the_form_of_prometheus() -> None:
    metrics = Metrics()
    metrics.turn("clarify", {"answer": 10.0})
    async with health_served(0, metrics, {}) as port:
        answer = await fetch(port, "/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert 'motcua_turns_total{outcome="clarify"} 1.0' in answer.body.decode()


@async_test
async def test_a_port_that_is_taken_names_the_setting() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"{port}.*MOTCUA_METRICS_PORT"):
            async with health_served(port, Metrics(), {}):
                pass
