import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.grouping import TOP, Grouping


@given(st.lists(st.integers(0, 6), min_size=0, max_size=7), st.integers(0, 2**32 - 1))
def test_agrees_with_a_plain_loop(counts: list[int], seed: int) -> None:
    owners = [owner for owner, count in enumerate(counts) for _ in range(count)]
    scores = np.random.default_rng(seed).normal(size=len(owners)).astype(np.float32)
    best, mean = Grouping(owners, len(counts) + 1).reduce(scores, -9.0)
    for owner in range(len(counts) + 1):
        own = sorted((s for s, o in zip(scores, owners, strict=True) if o == owner), reverse=True)
        filled = (own + [-9.0] * TOP)[:TOP]
        assert best[owner] == pytest.approx(filled[0])
        assert mean[owner] == pytest.approx(sum(filled) / TOP, rel=1e-5)


def test_what_is_below_the_filler_counts_as_the_filler() -> None:
    best, mean = Grouping([1, 1, 1, 1], 2).reduce(np.asarray([-1.0, 0.75, -2.0, -3.0], np.float32), 0.0)
    assert best.tolist() == [0.0, 0.75]
    assert mean.tolist() == [0.0, 0.25]


def test_phrasings_of_a_procedure_must_stand_together() -> None:
    with pytest.raises(ValueError, match="together"):
        Grouping([0, 1, 0], 2)
