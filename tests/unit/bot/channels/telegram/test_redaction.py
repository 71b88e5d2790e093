"""Tests of bot/channels/telegram/redaction.py."""

import io
import logging

from bot.channels.telegram.redaction import TokenFilter, hidden_token

TOKEN = "123456:AA-secret_part"


def logged_inside(*messages: tuple[object, ...], error: Exception | None = None) -> str:
    """Return what a handler of the root logger writes of messages logged inside the block."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        with hidden_token(TOKEN):
            for message, *args in messages:
                logging.getLogger("some.library").error(message, *args, exc_info=error)
    finally:
        root.removeHandler(handler)
    assert handler.filters == []
    return stream.getvalue()


def test_message_and_arguments() -> None:
    written = logged_inside((f"https://x/bot{TOKEN}/getMe",), ("url %s %d", f"https://x/bot{TOKEN}/", 5))
    assert written == "https://x/bot[token]/getMe\nurl https://x/bot[token]/ 5\n"


def test_quoted_token_and_bare_secret() -> None:
    assert logged_inside(("/bot123456%3AAA-secret_part/ AA-secret_part",)) == "/bot[token]/ [token]\n"


def test_tracebacks() -> None:
    try:
        raise ValueError(f"failed: bot{TOKEN}")
    except ValueError as error:
        written = logged_inside(("x",), error=error)
    assert "ValueError: failed: bot[token]" in written
    assert "secret_part" not in written


def test_httpx_is_quiet_meanwhile() -> None:
    http = logging.getLogger("httpx")
    before = http.level
    with hidden_token(TOKEN):
        assert http.level == logging.WARNING
    assert http.level == before


def test_an_empty_token_hides_nothing() -> None:
    assert TokenFilter("").clean("abc") == "abc"
