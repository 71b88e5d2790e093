"""Tests of index/searcher.py, and through it of build, catalogue and signals, over the authored content alone."""

import numpy as np
import pytest

from bot.content import CONTENT
from index.generation import NoGeneration
from index.searcher import Ranking, Searcher
from index.talk import Talk
from index.weights import load_weights
from tests.unit.bot.home import authored_assistant
from tests.unit.index.hand_encoder import HandEncoder

pytestmark = pytest.mark.xdist_group("home")


def search(text: str) -> Ranking:
    return authored_assistant().library.searcher.search(text)


def test_a_score_is_the_sum_of_what_the_signals_say() -> None:
    for hit in search("đăng ký tạm trú cho người thuê nhà").hits:
        assert hit.score == pytest.approx(sum(value for _, value in hit.signals), abs=1e-4)
        assert {name for name, _ in hit.signals} == {*load_weights().by_signal, "contrast"}


def test_best_come_first_and_no_more_than_asked_for() -> None:
    scores = [hit.score for hit in search("khai sinh").hits]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 10


def test_a_code_or_a_decision_is_found_exactly() -> None:
    assert search("hồ sơ 1.000656 gồm gì").hits[0].row.code == "1.000656"
    decision = search("1.000656").hits[0].row.decision
    assert search(f"quyết định {decision}").hits[0].row.decision == decision


def test_with_and_without_accents_are_alike() -> None:
    assert search("dang ky ket hon").hits[0].row.code == search("đăng ký kết hôn").hits[0].row.code == "1.000894"


def test_what_it_is_not_about_speaks_against() -> None:
    ranking = search("không phải khai sinh, em hỏi trích lục")
    said = {hit.row.code: dict(hit.signals)["unwanted"] for hit in ranking.hits}
    assert any(np.sign(value) < 0 for value in said.values())
    assert ranking.hits[0].row.code == "2.000635"


def test_no_word_finds_nothing() -> None:
    assert search("?!").hits == ()


def test_another_encoder_is_refused_with_the_mend() -> None:
    folder = authored_assistant().library.searcher.folder
    with pytest.raises(NoGeneration, match="motcua build"):
        Searcher(folder, CONTENT, HandEncoder(), load_weights())


def test_what_was_searched_for_a_moment_ago_is_not_worked_out_again() -> None:
    searcher = authored_assistant().library.searcher
    first = searcher.search("đăng ký thường trú")
    assert searcher.search("đăng ký thường trú") is first
    assert searcher.search("đăng ký thường trú", 3).hits == first.hits[:3]
    told = searcher.search("đăng ký thường trú", 10, Talk("khai sinh cho con", "1.001193"))
    assert told is not first and searcher.search("đăng ký thường trú") is first
