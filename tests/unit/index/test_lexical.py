import math
from pathlib import Path

import numpy as np
import pytest

from index.lexical import UNSEEN_TERM, LexicalIndex

TEXTS = [["khai", "sinh"], ["khai", "tử", "khai"], ["đất"]]


def by_hand(tf: int, length: int, df: int, k1: float = 1.2, b: float = 0.5) -> float:
    idf = math.log(1 + (3 - df + 0.5) / (df + 0.5))
    return idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / 2.0))


def test_scores_are_those_of_bm25_done_by_hand() -> None:
    index = LexicalIndex.build(TEXTS)
    scores = index.scores({"khai": 1.0, "sinh": 2.0, "lạ": 5.0})
    expected = [by_hand(1, 2, 2) + 2 * by_hand(1, 2, 1), by_hand(2, 3, 2), 0.0]
    assert scores == pytest.approx(expected, rel=1e-5)


def test_agrees_with_an_independent_library() -> None:
    bm25s = pytest.importorskip("bm25s")
    corpus = [[f"w{(i * j) % 7}" for j in range(1, 3 + i % 5)] for i in range(1, 30)]
    theirs = bm25s.BM25(method="lucene", k1=1.2, b=0.5)
    theirs.index(corpus, show_progress=False)
    query = ["w1", "w3"]
    # The library leaves out the constant factor k1 + 1.
    ours = LexicalIndex.build(corpus).scores(dict.fromkeys(query, 1.0)) / 2.2
    assert ours == pytest.approx(theirs.get_scores(query), rel=1e-4)


def test_saved_and_loaded_gives_the_same_scores(tmp_path: Path) -> None:
    index = LexicalIndex.build(TEXTS)
    index.save(tmp_path, "x")
    again = LexicalIndex.load(tmp_path, "x")
    assert np.array_equal(again.scores({"tử": 1.0}), index.scores({"tử": 1.0}))
    assert "tử" in again
    assert "lạ" not in again


def test_weight_is_the_most_a_term_can_say() -> None:
    index = LexicalIndex.build(TEXTS)
    assert index.weight("khai") == pytest.approx(max(by_hand(1, 2, 2), by_hand(2, 3, 2)), rel=1e-5)
    assert index.weight("lạ", 3.0) == 3.0


def test_no_texts_at_all() -> None:
    assert len(LexicalIndex.build([]).scores({"a": 1.0})) == 0


def test_shares_are_of_the_most_that_the_terms_could_score() -> None:
    index = LexicalIndex.build(TEXTS)
    terms = {"khai": 1.0, "tử": 2.0, "lạ": 1.0}
    most = index.weight("khai") + 2 * index.weight("tử") + UNSEEN_TERM
    assert index.shares(terms) == pytest.approx(index.scores(terms) / most, rel=1e-5)
    assert index.shares({}).tolist() == [0.0] * len(TEXTS)
