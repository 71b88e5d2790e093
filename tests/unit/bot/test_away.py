"""Tests of bot/away.py."""

from bot.away import Away
from bot.state import State

PERSON = "telegram:1"


def test_who_blocked_the_bot_is_away_until_they_write() -> None:
    state = State(None, lambda: 100.0)
    away = Away(state)
    away.note(PERSON, away=False)
    assert not away.holds(PERSON)
    away.note(PERSON, away=True)
    away.note(PERSON, away=True)
    assert away.holds(PERSON) and not away.holds("telegram:2")
    assert state.rows("select person, updated from away") == [(PERSON, 100.0)]
    assert state.active(0.0) == 0
    away.note(PERSON, away=False)
    assert not away.holds(PERSON)


def test_it_is_forgotten_with_the_person() -> None:
    state = State(None)
    Away(state).note(PERSON, away=True)
    state.forget(PERSON)
    assert not Away(state).holds(PERSON)
