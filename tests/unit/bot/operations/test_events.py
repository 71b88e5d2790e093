"""Tests of bot/operations/events.py."""

import io
import json
import logging

import pytest

from bot.operations.events import LOGGER, TurnEvent, log_turn, turn_log

EVENT = TurnEvent(
    at=1_780_000_000.1234,
    channel="telegram",
    update_id=7,
    outcome="answer",
    facet="fee",
    code="1.004194",
    language="vi",
    role="officer",
    milliseconds={"answer": 41.26, "send": 80.0},
)


def test_a_turn_is_one_line_of_json() -> None:
    line = EVENT.as_json()
    assert "\n" not in line
    assert json.loads(line) == {
        "at": "2026-05-28T20:26:40.123Z",
        "channel": "telegram",
        "update": 7,
        "outcome": "answer",
        "facet": "fee",
        "code": "1.004194",
        "language": "vi",
        "role": "officer",
        "ms": {"answer": 41.3, "send": 80.0},
    }


def test_what_is_empty_is_left_out() -> None:
    event = TurnEvent(0.0, "telegram", 7, "failed", error="LookupError")
    assert list(json.loads(event.as_json())) == ["at", "channel", "update", "outcome", "error"]


def test_lines_go_to_the_stream_alone_and_only_while_it_is_open(caplog: pytest.LogCaptureFixture) -> None:
    stream = io.StringIO()
    log_turn(EVENT)
    with turn_log(stream):
        log_turn(EVENT)
    log_turn(EVENT)
    assert stream.getvalue() == EVENT.as_json() + "\n"
    assert [record.name for record in caplog.records] == []
    assert logging.getLogger(LOGGER).handlers == []
