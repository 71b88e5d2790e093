"""Tests of bot/decision.py with rankings made by hand."""

import pytest

from bot.decision import Decision, Thresholds, decide, distinct, features, load_thresholds, probability
from index.catalogue import Row
from index.query.language import Language
from index.query.query import Query, Reading
from index.searcher import Hit, Ranking

THRESHOLDS = Thresholds(
    {"margin": 10.0, "score": 0.0, "contrast": 0.0, "bias": -1.0},
    answer_at=0.5,
    known_at=0.3,
)


def hit(code: str, score: float, title: str = "", same_as: str = "", decision: str = "", contrast: float = 0.0) -> Hit:
    row = Row(code, title or code, "commune", "", decision, "", None, 0, "", same_as, True)
    return Hit(row, score, (("contrast", contrast),), 0.5, 0.25)


def ranking(*hits: Hit, codes: tuple[str, ...] = (), decisions: tuple[str, ...] = ()) -> Ranking:
    whole = (Reading(("hỏi", "gì", "đó"), 1.0),)
    return Ranking(Query("", Language.VIETNAMESE, whole, whole, codes=codes, decisions=decisions), hits, 0.0)


def test_one_need_counts_once_in_the_margin() -> None:
    hits = (hit("a", 1.0, "Cấp lại"), hit("b", 0.99, "CẤP LẠI."), hit("c", 0.98, same_as="a"), hit("d", 0.6))
    assert [one.row.code for one in distinct(hits)] == ["a", "d"]
    others = {"score": 1.0, "contrast": 0.0}
    assert features(ranking(*hits)) == {"margin": pytest.approx(0.4), **others}


def test_how_alike_it_is_is_said_without_what_comparing_gave() -> None:
    found = features(ranking(hit("a", 1.5, contrast=0.75), hit("b", 0.5)))
    assert (found["score"], found["contrast"]) == (0.75, 0.75)
    assert decide(ranking(hit("a", 1.0, contrast=0.75), hit("b", 0.0)), THRESHOLDS) is Decision.ABSTAIN


def test_far_above_the_next_is_answered_and_close_is_asked() -> None:
    assert decide(ranking(hit("a", 1.0), hit("b", 0.7)), THRESHOLDS) is Decision.ANSWER
    assert decide(ranking(hit("a", 1.0), hit("b", 0.99)), THRESHOLDS) is Decision.CLARIFY


def test_the_probability_rises_with_the_margin() -> None:
    values = [probability(ranking(hit("a", 1.0), hit("b", 1.0 - gap)), THRESHOLDS) for gap in (0.0, 0.1, 0.2, 0.4)]
    assert values == sorted(values)
    assert values[1] == pytest.approx(0.5)


def test_what_is_like_nothing_is_not_even_asked_about() -> None:
    assert decide(ranking(hit("a", 0.2)), THRESHOLDS) is Decision.ABSTAIN
    assert decide(ranking(), THRESHOLDS) is Decision.ABSTAIN


def test_a_code_is_answered_or_said_to_be_unknown() -> None:
    assert decide(ranking(hit("1.000001", 0.1), codes=("1.000001",)), THRESHOLDS) is Decision.ANSWER
    assert decide(ranking(hit("a", 1.0), codes=("9.999999",)), THRESHOLDS) is Decision.UNKNOWN_CODE
    assert decide(ranking(codes=("9.999999",)), THRESHOLDS) is Decision.UNKNOWN_CODE
    named = ranking(hit("a", 0.1, decision="1/QĐ-BTP"), decisions=("1/QĐ-BTP",))
    assert decide(named, THRESHOLDS) is Decision.ANSWER


def test_the_file_asks_back_rather_than_guesses() -> None:
    thresholds = load_thresholds()
    assert thresholds.weights["margin"] > 0
    assert 0.5 <= thresholds.answer_at < 1
