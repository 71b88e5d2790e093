"""A FAISS index over unit vectors: exact inner product, that is cosine, highest first.

Exact search over 40,000 vectors of 384 takes some 5 ms on one core, so nothing approximate is needed.
Imported by index alone. Tested by tests/unit/index/test_vectors.py against numpy.
"""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from knowledge.errors import MotCuaError


class VectorIndexError(MotCuaError):
    """A FAISS file cannot be read; the mend is a new build."""


class VectorIndex:
    """Rows of vectors, searched by inner product."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> VectorIndex:
        """An index over `vectors`, shape (n, dimension), float32."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        """Reads what `save` wrote. Raises VectorIndexError."""
        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as exc:
            raise VectorIndexError(f"Không đọc được {path.name}; hãy chạy lại «motcua build».") from exc

    def save(self, path: Path) -> None:
        """Writes the FAISS file."""
        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def search(self, queries: Vectors, k: int) -> tuple[npt.NDArray[np.int64], Vectors]:
        """Rows and scores of the k best for each query: two arrays of shape (len(queries), min(k, len(self)))."""
        k = min(k, len(self))
        if k == 0:
            empty = np.zeros((len(queries), 0))
            return empty.astype(np.int64), empty.astype(np.float32)
        scores, rows = self._index.search(np.ascontiguousarray(queries, np.float32), k)
        return rows, scores

    def scores(self, query: Vectors) -> Vectors:
        """The score of every row for one query of shape (dimension,): shape (len(self),)."""
        return np.asarray(self.view() @ query, np.float32)

    def view(self) -> Vectors:
        """The vectors where they lie, shape (len(self), dimension); valid as long as this object lives."""
        matrix = faiss.rev_swig_ptr(self._index.get_xb(), len(self) * self.dimension)  # type: ignore[attr-defined]
        return np.asarray(matrix.reshape(len(self), self.dimension))

    def rows(self) -> Vectors:
        """A copy of the vectors: shape (len(self), dimension)."""
        return np.asarray(self._index.reconstruct_n(0, len(self)), np.float32)
