"""From scores of phrasings to scores of procedures: the best one, and the mean of the best three.

Imported by index alone. Tested by tests/unit/index/test_grouping.py against a plain loop.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
TOP = 3  # the mean of the best three beside the maximum: one stray phrasing convinces less (docs/design.md)


class Grouping:
    """Rows of phrasings, contiguous by procedure, and the procedures they belong to."""

    def __init__(self, owners: Sequence[int], procedures: int) -> None:
        """`owners` gives for each phrasing the row of its procedure; equal owners stand together."""
        owner = np.asarray(owners, np.int64)
        self._procedures = procedures
        starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]]) if len(owner) else np.zeros(0, np.int64)
        counts = np.diff(np.r_[starts, len(owner)])
        order = np.argsort(-counts, kind="stable")
        starts, counts = starts[order], counts[order]
        self._owner = owner[starts]
        if len(set(self._owner.tolist())) != len(self._owner):
            raise ValueError("phrasings of one procedure must stand together")
        # Layer i is the i-th phrasing of every procedure that has so many: those with the most come first.
        layers = [starts[counts > place] + place for place in range(int(counts.max(initial=0)))]
        self._phrasings = np.concatenate([*layers, np.zeros(0, np.int64)])
        self._ends = np.cumsum([len(layer) for layer in layers]).tolist()

    def reduce(self, scores: Scores, filler: float) -> tuple[Scores, Scores]:
        """Best and mean of the best three by procedure: two arrays of shape (procedures,).

        A procedure with fewer than three scores above `filler` is filled up with it.
        """
        first, second, third = np.full((TOP, len(self._owner)), filler, np.float32)
        scores = scores[self._phrasings]
        start = 0
        for end in self._ends:
            layer, start = scores[start:end], end
            here = slice(len(layer))
            # Each takes the larger and hands the smaller down: the best three so far, largest first.
            down = np.minimum(first[here], layer)
            np.maximum(first[here], layer, out=first[here])
            layer = np.minimum(second[here], down)
            np.maximum(second[here], down, out=second[here])
            np.maximum(third[here], layer, out=third[here])
        best = np.full(self._procedures, filler, np.float32)
        mean = best.copy()
        best[self._owner] = first
        mean[self._owner] = (first + second + third) / np.float32(TOP)
        return best, mean
