"""Tests of bot/operations/metrics.py."""

import sqlite3

import pytest
from telegram.error import BadRequest, RetryAfter

from bot.operations.metrics import INBOX, QUEUE, Metrics


def test_turns_and_steps_are_counted() -> None:
    metrics = Metrics()
    metrics.turn("answer", {"answer": 40.0, "send": 300.0})
    metrics.turn("answer", {"send": 20.0})
    metrics.turn("failed", {})
    metrics.step("inline", 60.0)
    text = metrics.text().decode()
    assert metrics.outcomes() == {"answer": 2, "failed": 1}
    assert 'motcua_turns_total{outcome="answer"} 2.0' in text
    assert 'motcua_step_seconds_count{step="send"} 2.0' in text
    assert 'motcua_step_seconds_bucket{le="0.05",step="answer"} 1.0' in text
    assert 'motcua_step_seconds_bucket{le="0.1",step="send"} 1.0' in text
    assert 'motcua_step_seconds_sum{step="answer"} 0.04' in text
    assert 'motcua_step_seconds_sum{step="inline"} 0.06' in text


def test_errors_by_class_and_flood_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else the library warns of a change to come
    metrics = Metrics()
    metrics.failed(LookupError())
    metrics.failed(None)
    metrics.refused("sendMessage", RetryAfter(3))
    metrics.refused("editMessageText", BadRequest("Message is not modified"))
    text = metrics.text().decode()
    assert metrics.errors() == {"LookupError": 1, "NoneType": 1}
    assert 'motcua_telegram_errors_total{error="RetryAfter",method="sendMessage"} 1.0' in text
    assert 'motcua_telegram_errors_total{error="BadRequest",method="editMessageText"} 1.0' in text
    assert "motcua_telegram_flood_waits_total 1.0" in text


def test_what_is_watched_is_read_when_asked_and_may_change_hands() -> None:
    metrics, length = Metrics(), [3]
    assert metrics.value(QUEUE) is None
    metrics.watch(QUEUE, lambda: length[0])
    length[0] = 5
    assert metrics.value(QUEUE) == 5
    metrics.watch(QUEUE, lambda: 8)
    assert metrics.value(QUEUE) == 8


def test_a_locked_file_spoils_its_own_figure_alone() -> None:
    def locked() -> float:
        raise sqlite3.OperationalError("database is locked")

    metrics = Metrics()
    metrics.watch(INBOX, locked)
    metrics.watch(QUEUE, lambda: 2)
    assert metrics.value(INBOX) is None
    assert "motcua_inbox_waiting NaN" in metrics.text().decode()
    assert "motcua_queue_length 2.0" in metrics.text().decode()


def test_each_has_its_own_figures_and_clock() -> None:
    now = [100.0]
    one, other = Metrics(lambda: now[0]), Metrics()
    one.turn("answer", {})
    now[0] = 160.0
    assert (one.uptime, other.outcomes()) == (60.0, {})
    assert "motcua_start_time_seconds 100.0" in one.text().decode()
