"""A second look at the nearest few: what tells them from each other, learnt from their texts at question time.

Over thousands of procedures a word weighs by how rare it is among all of them; between "đổi thẻ" and "làm lại thẻ bị
mất" only the words and turns by which those two differ count. Kernel ridge regression (Saunders and others
1998) over the phrasings and titles of the candidates, each text's target being its procedure, finds them:

    k(p, q) = words * cosine of terms weighed by their rarity among these texts
              + (1 - words) * inner product of vectors about their mean

The share that a candidate gets is near 1 where the question is like its texts alone, near 1/n where nothing tells.
Imported by index alone. Tested by tests/unit/index/test_contrast.py; docs/measurements.md has what it gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.presence import Presence
from index.weights import SecondLook

Shares = npt.NDArray[np.float32]


class Contrast:
    """Compares candidates by their texts."""

    def __init__(
        self, owners: Sequence[int], phrasings: Vectors, titles: Vectors, presence: Presence, setting: SecondLook
    ) -> None:
        """`owners` gives for each text, first the phrasings and then the titles, the row of its procedure.

        `phrasings` and `titles` are under the metric, shapes (n, dimension); `presence` has both in the same order.
        """
        self._phrasings, self._titles = phrasings, titles
        self._presence = presence
        self._setting = setting
        self._texts: dict[int, list[int]] = {}
        for text, owner in enumerate(owners):
            self._texts.setdefault(owner, []).append(text)

    def nearest(self, totals: Shares) -> list[int]:
        """The rows of the procedures that deserve a second look by their scores, best first; none where one leads."""
        most = min(self._setting.candidates, len(totals))
        best = np.argsort(-totals, kind="stable")[:most]
        near = [int(at) for at in best if totals[at] >= totals[best[0]] - self._setting.within]
        return near if len(near) > 1 else []

    def shares(self, candidates: Sequence[int], vector: Vectors, wanted: Iterable[str]) -> Shares:
        """The share of each candidate, shape (len(candidates),), the shares together being near 1.

        `vector` is the question under the metric, shape (dimension,); `wanted` its terms.
        """
        rows = [text for at in candidates for text in self._texts[at]]
        owner = np.repeat(np.arange(len(candidates)), [len(self._texts[at]) for at in candidates])
        kernel, question = self._kernel(rows, vector, wanted)
        target = np.eye(len(candidates), dtype=np.float32)[owner]
        mean = target.mean(axis=0)
        dual = np.linalg.solve(kernel + self._setting.ridge * np.eye(len(rows), dtype=np.float32), target - mean)
        return np.asarray(question @ dual + mean, np.float32)

    def _kernel(self, rows: Sequence[int], vector: Vectors, wanted: Iterable[str]) -> tuple[Vectors, Vectors]:
        """The kernel among texts, shape (n, n), and between the question and them, shape (n,)."""
        vectors = self._vectors(np.asarray(rows))
        mean = vectors.mean(axis=0)
        vectors, vector = vectors - mean, vector / max(float(np.linalg.norm(vector)), 1e-9) - mean
        held, asked = self._presence.of(rows, wanted)
        rarity = np.log(len(rows) / np.maximum(held.sum(axis=0), 1)) + 0.1
        held, asked = _unit(held * rarity), _unit(asked * rarity)
        words = np.float32(self._setting.words)
        among = words * (held @ held.T) + (1 - words) * (vectors @ vectors.T)
        return among, words * (held @ asked) + (1 - words) * (vectors @ vector)

    def _vectors(self, rows: npt.NDArray[np.int64]) -> Vectors:
        """The vectors of texts; the phrasings' lie where the index has them, so that they are not in memory twice."""
        title = rows >= len(self._phrasings)
        vectors = np.empty((len(rows), self._phrasings.shape[1]), np.float32)
        vectors[~title] = self._phrasings[rows[~title]]
        vectors[title] = self._titles[rows[title] - len(self._phrasings)]
        return vectors


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-6), np.float32)
