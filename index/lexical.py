"""BM25 over short texts, as a sparse matrix: one row a text, one column a term.

score(q, d) = sum over terms t of q of idf(t) * tf * (k1 + 1) / (tf + k1 * (1 - b + b * |d| / avg)), idf as in
Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)) (Robertson and Zaragoza 2009). The weights are computed at build time,
so that a query only adds up columns. Tokens are made by the caller, who decides on accents.
Imported by index alone. Tested by tests/unit/index/test_lexical.py with hand-computed scores.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse

K1 = 1.2
B = 0.5  # texts of one kind are alike in length: less normalisation than the usual 0.75
UNSEEN_TERM = 3.0  # what a term that no text holds would have weighed: a question of unknown words matches little

Scores = npt.NDArray[np.float32]


class LexicalIndex:
    """Precomputed BM25 weights by term."""

    def __init__(self, matrix: sparse.csc_matrix, vocabulary: Mapping[str, int]) -> None:
        self._matrix = matrix
        self._vocabulary = vocabulary
        self._indptr, self._rows, self._data = matrix.indptr, matrix.indices, matrix.data

    @classmethod
    def build(cls, texts: Iterable[Sequence[str]], k1: float = K1, b: float = B) -> LexicalIndex:
        """An index over tokenised texts."""
        vocabulary: dict[str, int] = {}
        columns: list[int] = []
        indptr, lengths = [0], []
        for tokens in texts:
            columns += [vocabulary.setdefault(term, len(vocabulary)) for term in tokens]
            indptr.append(len(columns))
            lengths.append(len(tokens))
        shape = (len(lengths), max(1, len(vocabulary)))
        tf = sparse.csr_matrix((np.ones(len(columns), np.float32), columns, indptr), shape=shape)
        tf.sum_duplicates()
        length = np.asarray(lengths, np.float32)
        average = float(length.mean()) if len(length) and length.mean() > 0 else 1.0
        document_frequency = np.bincount(tf.indices, minlength=shape[1])
        idf = np.log1p((shape[0] - document_frequency + 0.5) / (document_frequency + 0.5))
        norm = k1 * (1 - b + b * length / average)
        row_of = np.repeat(np.arange(shape[0]), np.diff(tf.indptr))
        tf.data = (idf[tf.indices] * tf.data * (k1 + 1) / (tf.data + norm[row_of])).astype(np.float32)
        return cls(tf.tocsc(), vocabulary)

    @classmethod
    def load(cls, folder: Path, name: str) -> LexicalIndex:
        """Reads what `save` wrote."""
        matrix = sparse.load_npz(folder / f"{name}.npz").tocsc()
        terms = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        return cls(matrix, {term: column for column, term in enumerate(terms)})

    def save(self, folder: Path, name: str) -> None:
        """Writes `name`.npz (weights) and `name`.json (terms in column order)."""
        sparse.save_npz(folder / f"{name}.npz", self._matrix, compressed=False)
        terms = sorted(self._vocabulary, key=self._vocabulary.__getitem__)
        (folder / f"{name}.json").write_text(json.dumps(terms, ensure_ascii=False), encoding="utf-8")

    def __len__(self) -> int:
        return int(self._matrix.shape[0])

    def __contains__(self, term: str) -> bool:
        return term in self._vocabulary

    def scores(self, terms: Mapping[str, float]) -> Scores:
        """The score of every text for weighted query terms: shape (len(self),), 0 where no term occurs."""
        total = np.zeros(len(self), np.float32)
        for term, weight in terms.items():
            column = self._vocabulary.get(term)
            if column is None:
                continue
            start, end = self._indptr[column], self._indptr[column + 1]
            total[self._rows[start:end]] += weight * self._data[start:end]
        return total

    def shares(self, terms: Mapping[str, float]) -> Scores:
        """The scores as a share of the most that the terms could score, 0 to 1: shape (len(self),)."""
        most = sum(weight * self.weight(term, UNSEEN_TERM) for term, weight in terms.items())
        return self.scores(terms) / np.float32(most) if most > 0 else np.zeros(len(self), np.float32)

    def weight(self, term: str, default: float = 0.0) -> float:
        """The largest weight the term has in any text: how much one match can say; `default` if unseen."""
        column = self._vocabulary.get(term)
        if column is None:
            return default
        start, end = self._indptr[column], self._indptr[column + 1]
        return float(self._data[start:end].max()) if end > start else default

    def by_text(self) -> tuple[sparse.csr_matrix, tuple[str, ...]]:
        """The weights by text, shape (len(self), n), and the n terms in the order of its columns."""
        return self._matrix.tocsr(), tuple(sorted(self._vocabulary, key=self._vocabulary.__getitem__))
