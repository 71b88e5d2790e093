from pathlib import Path

import numpy as np
import pytest

from index.metric import FEWEST, Metric, centroids


def two_classes(n: int = 100) -> tuple[np.ndarray, np.ndarray]:
    """Two procedures apart along the first axis; noise of ten times that along the second."""
    rng = np.random.default_rng(5)
    owners = np.arange(n) % 2
    vectors = np.stack([owners - 0.5, 10 * rng.normal(size=n), 0.1 * rng.normal(size=n)], axis=1)
    return vectors.astype(np.float32), owners


def test_what_differs_within_a_procedure_counts_for_less() -> None:
    vectors, owners = two_classes()
    metric = Metric.learn(vectors, owners)
    stretch = np.linalg.norm(metric.matrix, axis=1)
    # Variances within are 0, 100 and 0.01, their mean 33.3: the noisy axis is shrunk by sqrt(133.3 / 33.3), twice.
    assert stretch[0] / stretch[1] == pytest.approx(2.0, rel=0.1)
    assert stretch[2] / stretch[0] == pytest.approx(1.0, rel=0.01)


def test_too_few_phrasings_change_nothing_but_the_centre() -> None:
    vectors, owners = two_classes(FEWEST - 1)
    metric = Metric.learn(vectors, owners)
    assert np.array_equal(metric.matrix, np.eye(3))
    assert metric.centre == pytest.approx(vectors.mean(axis=0))
    assert Metric.learn(vectors[:0], owners[:0]).centre.tolist() == [0, 0, 0]


def test_centroids_by_hand() -> None:
    phrasings = np.asarray([[1, 0], [1, 0]], np.float32)
    titles = np.asarray([[0, 1], [0, 1]], np.float32)
    found = centroids(phrasings, np.asarray([0, 0]), titles)
    assert found[0] == pytest.approx([2 / 5**0.5, 1 / 5**0.5])
    assert found[1].tolist() == [0, 1]


def test_saved_and_loaded(tmp_path: Path) -> None:
    vectors, owners = two_classes()
    metric = Metric.learn(vectors, owners)
    metric.save(tmp_path / "m.npz")
    again = Metric.load(tmp_path / "m.npz")
    assert np.array_equal(again.apply(vectors), metric.apply(vectors))
    assert np.linalg.norm(again.apply(vectors), axis=1) == pytest.approx(1.0)
