"""An encoder whose vectors are done by hand: each dimension counts one chosen word, then rows are made unit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.encoder import Vectors

WORDS = ("khai", "sinh", "kết", "hôn", "đất", "mất")


class HandEncoder:
    """Vector i counts WORDS[i]; a last dimension of 0.1 keeps every vector away from zero."""

    name = "hand"
    dimension = len(WORDS) + 1

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        rows = [[text.lower().split().count(word) for word in WORDS] + [0.1] for text in texts]
        vectors = np.asarray(rows, np.float32).reshape(len(texts), self.dimension)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
