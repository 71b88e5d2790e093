"""Tests of bot/channels/web/limits.py."""

import pytest
from starlette.requests import Request

from bot.channels.web import limits
from bot.channels.web.limits import Buckets, Limit, asker


def test_a_burst_then_the_rate() -> None:
    now = [100.0]
    buckets = Buckets(Limit(3, 0.5), lambda: now[0])
    assert [buckets.take("a") for _ in range(5)] == [0, 0, 0, 2, 2]
    assert buckets.take("b") == 0
    now[0] += 1.0
    assert buckets.take("a") == 1
    now[0] += 1.0
    assert [buckets.take("a"), buckets.take("a")] == [0, 2]
    now[0] += 1000.0
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 2]


def test_waiting_costs_nothing() -> None:
    now = [0.0]
    buckets = Buckets(Limit(1, 1.0), lambda: now[0])
    assert buckets.take("a") == 0
    assert {buckets.take("a") for _ in range(50)} == {1}
    now[0] += 1.0
    assert buckets.take("a") == 0


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_KNOWN", 10)
    buckets = Buckets(Limit(1, 1.0), lambda: 0.0)
    for number in range(1000):
        buckets.take(str(number))
    assert len(buckets._held) == 10
    assert buckets.take("999") == 1  # the newest is known
    assert buckets.take("3") == 0  # the oldest is full again


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
        ("testclient", "testclient"),
    ],
)
def test_who_asks_is_an_address_or_a_network_of_one(host: str, key: str) -> None:
    assert asker(Request({"type": "http", "client": (host, 1), "headers": []})) == key


def test_a_socket_without_addresses_is_one_asker() -> None:
    assert asker(Request({"type": "http", "client": None, "headers": []})) == ""
