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
        width = max(TOP, int(counts.max(initial=0)))
        self._owner = owner[starts]
        if len(set(self._owner.tolist())) != len(self._owner):
            raise ValueError("phrasings of one procedure must stand together")
        # Row i holds the phrasings of the i-th procedure; the place after the last phrasing is the filler.
        self._table = np.full((len(starts), width), len(owner), np.int64)
        for row, (start, count) in enumerate(zip(starts, counts, strict=True)):
            self._table[row, :count] = np.arange(start, start + count)

    def reduce(self, scores: Scores, filler: float) -> tuple[Scores, Scores]:
        """Best and mean of the best three by procedure: two arrays of shape (procedures,).

        A procedure with fewer than three phrasings is filled up with `filler`, one without any gets it alone.
        """
        padded = np.append(scores, np.float32(filler)).astype(np.float32)
        best = np.full(self._procedures, filler, np.float32)
        mean = best.copy()
        if len(self._table):
            values = padded[self._table]
            width = values.shape[1]
            top = np.partition(values, (width - TOP, width - 1), axis=1)[:, width - TOP :]
            best[self._owner] = top.max(axis=1)
            mean[self._owner] = top.mean(axis=1)
        return best, mean
