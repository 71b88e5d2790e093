"""Tests of bot/channels/web/serving.py and patience.py: a real socket, and who speaks too slowly."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

import httpx2
import pytest
import uvicorn

from bot.channels.web.patience import Patient
from bot.channels.web.serving import CannotServe, WebThread, serve_web, server
from bot.messages import Message, Outcome, Reply
from tests.unit.bot.channels.web.support import Browser, browser

DEADLINE = 60.0  # seconds


@pytest.fixture
def shop() -> Browser:
    return browser()


def connect(address: str) -> socket.socket:
    port = int(address.rstrip("/").rpartition(":")[2])
    made = socket.create_connection(("127.0.0.1", port), timeout=DEADLINE)
    made.settimeout(DEADLINE)
    return made


def test_a_thread_serves_and_ends(shop: Browser) -> None:
    with WebThread(shop.app, "127.0.0.1", 0, "127.0.0.1") as web:
        answer = httpx2.get(web.address, timeout=DEADLINE)
        assert answer.status_code == 200 and "Bạn cần làm việc gì?" in answer.text
        assert "server" not in answer.headers
        thread, address = web._thread, web.address
    assert not thread.is_alive()
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(address, timeout=DEADLINE)


def test_what_is_small_does_not_wait_for_more(shop: Browser) -> None:
    with WebThread(shop.app, "127.0.0.1", 0, "127.0.0.1") as web, httpx2.Client(timeout=DEADLINE) as client:
        client.get(f"{web.address}suc-khoe")
        (connection,) = web._server.server_state.connections
        sent = connection.transport.get_extra_info("socket")  # type: ignore[union-attr]
        assert sent.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_that_is_taken_is_said_with_the_mend(shop: Browser) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=rf"127\.0\.0\.1:{port} .*MOTCUA_WEB_PORT"):
            serve_web(shop.app, "127.0.0.1", port, "127.0.0.1", lambda address: None)
        with pytest.raises(CannotServe, match="--port"):
            WebThread(shop.app, "127.0.0.1", port, "127.0.0.1")


def test_a_host_that_is_none_is_said(shop: Browser) -> None:
    with pytest.raises(CannotServe, match="192.0.2.1:0"):
        serve_web(shop.app, "192.0.2.1", 0, "127.0.0.1", lambda address: None)


@pytest.mark.parametrize(
    ("proxies", "told", "seen"),
    [("127.0.0.1", "203.0.113.9", "203.0.113.9"), ("10.0.0.1", "203.0.113.9", "127.0.0.1")],
)
def test_only_a_proxy_is_believed_about_who_asks(shop: Browser, proxies: str, told: str, seen: str) -> None:
    with WebThread(shop.app, "127.0.0.1", 0, proxies) as web:
        httpx2.get(web.address, headers={"x-forwarded-for": told}, timeout=DEADLINE)
    assert list(shop.site.requests._held) == [seen]


def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Patient, "patience", 0.05)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nhost: x\r\n",
        b"POST /tro-chuyen HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n"
        b"content-type: application/x-www-form-urlencoded\r\n\r\ntext",
    ],
)
def test_who_never_ends_a_request_is_left(shop: Browser, monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    hasty(monkeypatch)
    with WebThread(shop.app, "127.0.0.1", 0, "127.0.0.1") as web, connect(web.address) as made:
        made.sendall(sent)
        with suppress(ConnectionResetError):
            assert made.recv(1) == b""


def test_who_waits_for_an_answer_is_not_left(monkeypatch: pytest.MonkeyPatch) -> None:
    hasty(monkeypatch)
    looks = list[int]()
    look = Patient._look

    def counted(self: Patient) -> None:
        looks.append(1)
        look(self)

    def until_looked_at(message: Message) -> Reply:
        for _ in range(10_000):
            if len(looks) > 4:
                break
            waited.wait(0.05)
        return Reply(Outcome.ANSWER, ("xong",))

    waited = threading.Event()
    monkeypatch.setattr(Patient, "_look", counted)
    shop = browser(answer=until_looked_at)
    with WebThread(shop.app, "127.0.0.1", 0, "127.0.0.1") as web:
        answer = httpx2.get(f"{web.address}hoi?q=a", timeout=DEADLINE)
    assert answer.status_code == 200 and "xong" in answer.text and len(looks) > 4


def test_one_connection_serves_one_page_after_another(shop: Browser) -> None:
    with WebThread(shop.app, "127.0.0.1", 0, "127.0.0.1") as web, httpx2.Client(timeout=DEADLINE) as client:
        assert [client.get(f"{web.address}{path}").status_code for path in ("", "none", "suc-khoe")] == [200, 404, 200]


def test_how_it_is_served(shop: Browser) -> None:
    made: uvicorn.Config = server(shop.app, "127.0.0.1", 0).config
    assert (made.server_header, made.access_log, made.limit_concurrency, made.ws) == (False, False, 512, "none")
