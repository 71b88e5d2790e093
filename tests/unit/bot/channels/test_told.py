"""Tests of bot/channels/told.py."""

from __future__ import annotations

import json
from io import StringIO

import pytest

from bot.channels.told import Told
from bot.messages import Message, Outcome, Person, Reply
from bot.operations.events import turn_log
from bot.operations.metrics import Metrics
from bot.operations.turns import Turns

SAID = "chuyện riêng"


class Assistant:
    """Answers what is asked, but the word "hỏng"."""

    def respond(self, message: Message) -> Reply:
        if message.text == "hỏng":
            raise LookupError(message.text)
        return Reply(Outcome.ANSWER, ("x",), codes=("1.000123",))


def test_a_turn_is_counted_and_logged_without_what_was_said() -> None:
    metrics, log = Metrics(), StringIO()
    told = Told(Assistant(), Turns(metrics), "web")
    with turn_log(log):
        assert told.respond(Message(Person("web:1"), SAID)).pages == ("x",)
    line = json.loads(log.getvalue())
    assert (line["channel"], line["outcome"], line["code"]) == ("web", "answer", "1.000123")
    assert "update" not in line and set(line["ms"]) == {"answer"}
    assert SAID not in log.getvalue() and "web:1" not in log.getvalue()
    assert metrics.registry.get_sample_value("motcua_turns_total", {"outcome": "answer"}) == 1


def test_a_failure_is_told_of_and_passed_on() -> None:
    metrics = Metrics()
    with pytest.raises(LookupError):
        Told(Assistant(), Turns(metrics), "web").respond(Message(Person("web:1"), "hỏng"))
    assert metrics.registry.get_sample_value("motcua_turns_total", {"outcome": "failed"}) == 1
