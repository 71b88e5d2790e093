"""Tests of bot/operations/turns.py."""

import asyncio
import io
import itertools
import json

import pytest

from bot.messages import Facet, Outcome, Reply, Role
from bot.operations.events import turn_log
from bot.operations.metrics import Metrics
from bot.operations.turns import Turns

REPLY = Reply(Outcome.ANSWER, ("trang",), codes=("1.004194", "1.000894"), facet=Facet.FEE, role=Role.OFFICER)


def turns() -> Turns:
    """Each look at the timer is a tenth of a second later."""
    ticks = itertools.count()
    return Turns(Metrics(), clock=lambda: 0.0, timer=lambda: next(ticks) / 10)


def test_a_turn_tells_what_it_was_and_how_long_its_steps_took() -> None:
    told, stream = turns(), io.StringIO()
    with turn_log(stream), told.turn("telegram", 7) as turn:
        with turn.step("answer"):
            turn.reply = REPLY
        with turn.step("send"):
            pass
    assert json.loads(stream.getvalue()) == {
        "at": "1970-01-01T00:00:00.000Z",
        "channel": "telegram",
        "update": 7,
        "outcome": "answer",
        "facet": "fee",
        "code": "1.004194",
        "language": "vi",
        "role": "officer",
        "ms": {"answer": 100.0, "send": 100.0},
    }
    assert told.metrics.outcomes() == {"answer": 1}


def test_a_failure_is_told_by_its_class_and_goes_on() -> None:
    told, stream = turns(), io.StringIO()
    with turn_log(stream), pytest.raises(LookupError), told.turn("telegram", 7) as turn, turn.step("answer"):
        raise LookupError("chuyện riêng")
    line = json.loads(stream.getvalue())
    assert (line["outcome"], line["error"], line["ms"]) == ("failed", "LookupError", {"answer": 100.0})
    assert "riêng" not in stream.getvalue()


def test_one_that_was_not_delivered_is_no_answer() -> None:
    told = turns()
    with told.turn("telegram", 7) as turn:
        turn.reply, turn.delivered = REPLY, False
    assert told.metrics.outcomes() == {"blocked": 1}


def test_one_that_is_cancelled_is_not_over() -> None:
    told = turns()
    with pytest.raises(asyncio.CancelledError), told.turn("telegram", 7):
        raise asyncio.CancelledError
    assert told.metrics.outcomes() == {}
