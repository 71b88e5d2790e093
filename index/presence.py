"""Which terms a text holds, yes or no, over the texts of several lexical indexes under one vocabulary.

Imported by index alone. Tested by tests/unit/index/test_presence.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from index.lexical import LexicalIndex

Held = npt.NDArray[np.float32]


class Presence:
    """The texts of the indexes one after another: rows are counted through."""

    def __init__(self, indexes: Sequence[LexicalIndex]) -> None:
        self._vocabulary: dict[str, int] = {}
        starts, columns = [np.zeros(1, np.int64)], []
        for index in indexes:
            matrix, terms = index.by_text()
            column = np.asarray([self._vocabulary.setdefault(term, len(self._vocabulary)) for term in terms], np.int32)
            columns.append(column[matrix.indices])
            starts.append(matrix.indptr[1:].astype(np.int64) + starts[-1][-1])
        self._starts = np.concatenate(starts)
        self._columns = np.concatenate(columns) if columns else np.zeros(0, np.int32)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def of(self, rows: Sequence[int], terms: Iterable[str]) -> tuple[Held, Held]:
        """Of the n different terms that the texts `rows` hold: which each of them and which `terms` hold, 1 or 0.

        Shapes (len(rows), n) and (n,).
        """
        held = [self._columns[self._starts[row] : self._starts[row + 1]] for row in rows]
        columns, place = np.unique(np.concatenate(held), return_inverse=True)
        present = np.zeros((len(rows), len(columns)), np.float32)
        present[np.repeat(np.arange(len(rows)), [len(part) for part in held]), place] = 1.0
        asked = [self._vocabulary[term] for term in terms if term in self._vocabulary]
        return present, np.isin(columns, asked).astype(np.float32)
