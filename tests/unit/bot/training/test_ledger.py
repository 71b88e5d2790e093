"""Tests of bot/training/ledger.py, reviews.py and session.py over a state in memory and on disk."""

from pathlib import Path

from bot.state import State
from bot.training.ledger import Ledger, Trainee
from bot.training.reviews import Reviews
from bot.training.session import Act, Naming, Round, Sessions
from tests.unit.bot.training.samples import PERSON, Clock, memory

DAY = 86_400.0


def test_what_was_learnt_outlives_a_restart_and_a_change_of_post(tmp_path: Path) -> None:
    clock = Clock()
    state = State(tmp_path / "state.db", clock)
    ledger = Ledger(state)
    ledger.choose(PERSON, "ho-tich")
    ledger.learn(PERSON, "ho-tich", "1.000001")
    ledger.set_hour(PERSON, 7)
    ledger.choose(PERSON, "dat-dai")
    state.close()
    again = Ledger(State(tmp_path / "state.db", clock))
    assert again.trainee(PERSON) == Trainee(PERSON, "dat-dai", clock.now, 7, "")
    assert again.learnt(PERSON, "ho-tich") == {"1.000001"}
    assert again.learnt(PERSON, "dat-dai") == frozenset()


def test_a_daily_lesson_is_marked_once_a_day() -> None:
    ledger = Ledger(memory())
    ledger.choose(PERSON, "ho-tich")
    assert ledger.mark_sent(PERSON, "2026-01-05")
    assert not ledger.mark_sent(PERSON, "2026-01-05")
    assert ledger.mark_sent(PERSON, "2026-01-06")


def test_answers_and_rehearsals_are_told_by_person_and_in_all() -> None:
    ledger = Ledger(memory())
    ledger.answer(PERSON, "ho-tich", "1.000001", "fee", True)
    ledger.answer("test:2", "ho-tich", "1.000001", "time", False)
    ledger.rehearse(PERSON, "ho-tich", "thieu-giay", {"level": 1.0})
    assert [(one.kind, one.right) for one in ledger.answers(PERSON)] == [("fee", True)]
    assert [one.person for one in ledger.answers()] == [PERSON, "test:2"]
    assert [dict(one.scores) for one in ledger.rehearsed()] == [{"level": 1.0}]


def test_the_first_certificate_counts() -> None:
    clock = Clock()
    ledger = Ledger(memory(clock))
    ledger.certify(PERSON, "ho-tich", 0.9)
    first = clock.now
    clock.now += DAY
    ledger.certify(PERSON, "ho-tich", 1.0)
    assert ledger.certified() == {(PERSON, "ho-tich"): first}


def test_all_of_it_is_deleted_on_request() -> None:
    state = memory()
    ledger, reviews, sessions = Ledger(state), Reviews(state), Sessions(state)
    ledger.choose(PERSON, "ho-tich")
    ledger.learn(PERSON, "ho-tich", "1.000001")
    ledger.answer(PERSON, "ho-tich", "1.000001", "fee", False)
    ledger.rehearse(PERSON, "ho-tich", "thieu-giay", {})
    ledger.certify(PERSON, "ho-tich", 1)
    reviews.note(PERSON, "1.000001", "fee", False)
    sessions.put(PERSON, Act("thieu-giay"))
    state.forget(PERSON)
    assert ledger.trainee(PERSON) is None and ledger.learnt(PERSON, "ho-tich") == frozenset()
    assert ledger.answers() == [] and ledger.rehearsed() == [] and ledger.certified() == {}
    assert sessions.get(PERSON, Act) is None
    assert state.rows("select * from review") == []


def test_what_was_missed_comes_back_and_goes_further_away() -> None:
    clock = Clock()
    reviews = Reviews(memory(clock))
    reviews.note(PERSON, "1.000001", "fee", True)
    clock.now += 400 * DAY
    assert reviews.due(PERSON) == []
    reviews.note(PERSON, "1.000001", "fee", False)
    assert reviews.due(PERSON) == []
    clock.now += DAY
    assert reviews.due(PERSON) == [("1.000001", "fee")]
    waits = []
    for _ in range(3):
        reviews.note(PERSON, "1.000001", "fee", True)
        days = 0
        while not reviews.due(PERSON):
            clock.now += DAY
            days += 1
        waits.append(days)
    assert waits == [2, 6, 17]
    reviews.note(PERSON, "1.000001", "fee", False)
    clock.now += 2 * DAY
    assert reviews.due(PERSON) == [("1.000001", "fee")]


def test_sessions_are_read_as_they_were_kept() -> None:
    sessions = Sessions(memory())
    for session in (
        Round(2, (("1.000001", "abc"), ("1.000002", "def")), 1, 1, ("1.000001",)),
        Round(None, ()),
        Act("thieu-giay", "1.000001", "commune", (0, 2), True),
        Naming("ho-tich"),
    ):
        sessions.put(PERSON, session)
        assert sessions.get(PERSON, type(session)) == session
        assert sessions.get("test:2", type(session)) is None
    sessions.end(PERSON, Act)
    assert sessions.get(PERSON, Act) is None and sessions.get(PERSON, Naming) is not None
