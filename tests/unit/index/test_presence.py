"""Tests of index/presence.py."""

from __future__ import annotations

import numpy as np

from index.lexical import LexicalIndex
from index.presence import Presence


def presence() -> Presence:
    return Presence([LexicalIndex.build([["a", "b", "a"], ["b"]]), LexicalIndex.build([["c", "a"], []])])


def test_rows_are_counted_through_and_a_term_of_two_indexes_is_one() -> None:
    both = presence()
    assert len(both) == 4
    held, asked = both.of([0, 2], ["a", "unknown"])
    assert held.shape == (2, 3)
    assert sorted(held.sum(axis=0)) == [1, 1, 2]  # b, c, and a in both
    assert held.sum(axis=1).tolist() == [2, 2]
    shared = int(np.argmax(held.sum(axis=0)))
    assert asked.tolist() == [float(column == shared) for column in range(3)]


def test_only_terms_of_the_texts_asked_for_have_a_column() -> None:
    held, asked = presence().of([1, 3], ["a", "b", "c"])
    assert held.tolist() == [[1.0], [0.0]]
    assert asked.tolist() == [1.0]
