from pathlib import Path

import numpy as np
import pytest

from index.vectors import VectorIndex, VectorIndexError

RNG = np.random.default_rng(7)
VECTORS = RNG.normal(size=(50, 8)).astype(np.float32)
VECTORS /= np.linalg.norm(VECTORS, axis=1, keepdims=True)


def test_search_is_exact() -> None:
    queries = VECTORS[:3] + 0.05
    rows, scores = VectorIndex.build(VECTORS).search(queries, 5)
    exact = queries @ VECTORS.T
    assert rows.tolist() == np.argsort(-exact, axis=1)[:, :5].tolist()
    assert scores == pytest.approx(-np.sort(-exact, axis=1)[:, :5], abs=1e-5)


def test_scaling_a_query_leaves_the_order() -> None:
    index = VectorIndex.build(VECTORS)
    rows, _ = index.search(VECTORS[:1], 10)
    scaled, _ = index.search(VECTORS[:1] * 7, 10)
    assert rows.tolist() == scaled.tolist()


def test_scores_of_every_row() -> None:
    assert VectorIndex.build(VECTORS).scores(VECTORS[3]) == pytest.approx(VECTORS @ VECTORS[3], abs=1e-6)


def test_a_search_for_more_than_there_are_and_in_an_empty_index() -> None:
    rows, scores = VectorIndex.build(VECTORS[:2]).search(VECTORS[:1], 9)
    assert rows.shape == scores.shape == (1, 2)
    rows, scores = VectorIndex.build(np.zeros((0, 8), np.float32)).search(VECTORS[:1], 9)
    assert rows.shape == scores.shape == (1, 0)


def test_saved_and_loaded(tmp_path: Path) -> None:
    VectorIndex.build(VECTORS).save(tmp_path / "v.faiss")
    again = VectorIndex.load(tmp_path / "v.faiss")
    assert len(again) == 50
    assert again.dimension == 8
    assert again.scores(VECTORS[0])[0] == pytest.approx(1.0, abs=1e-5)


def test_a_damaged_file_names_the_mend(tmp_path: Path) -> None:
    (tmp_path / "v.faiss").write_bytes(b"no index")
    with pytest.raises(VectorIndexError, match="motcua build"):
        VectorIndex.load(tmp_path / "v.faiss")
