"""What kind of message it is: one that a procedure answers, or manners, an emergency, a matter of another office...

Multinomial logistic regression over the question's vector, each dimension standardised and weighed down by VECTOR,
and its folded words and pairs of words by tf-idf; learnt at build time from authored messages (knowledge/kinds.py)
beside a sample of phrasings. A second model for each kind tells its sorts apart. docs/measurements.md has what it
recognises. Imported by index and bot. Tested by tests/unit/index/test_kinds.py.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from index.encoder import Vectors
from index.query.syllables import words
from index.terms import FOLDED, terms

ASKS = "procedure"  # the kind of a message that a procedure answers
JOURNEY = "journey"  # the kind of one that tells a life event (knowledge/journeys.py); its sort is the journey's name
FOLLOWUP = "followup"  # the kind of one that asks more of what is in talk ("bao lâu xong")
VECTOR = 0.05  # 0.03 to 0.1 were tried: with more, questions that are situations are taken for talk
STRENGTH = 5.0  # inverse of the regularisation
SELDOM = 2  # texts that a term must be in
FILE = "kinds"


@dataclass(frozen=True, slots=True)
class Features:
    """Vectors and words as one row of numbers. `scale` holds the standard deviations, divided by VECTOR."""

    centre: Vectors
    scale: Vectors
    vocabulary: Mapping[str, int]
    rarity: Vectors

    @classmethod
    def learn(cls, vectors: Vectors, texts: Sequence[str]) -> Features:
        """Means, deviations and the rarity of terms of the texts and their vectors, shape (n, dimension)."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(set(_terms(text)))
        kept = sorted(term for term, count in counts.items() if count >= SELDOM)
        rarity = np.log((1 + len(texts)) / (1 + np.asarray([counts[term] for term in kept], np.float32))) + 1
        scale = np.maximum(vectors.std(axis=0), 1e-6) / VECTOR
        places = {term: place for place, term in enumerate(kept)}
        return cls(vectors.mean(axis=0), np.asarray(scale, np.float32), places, np.asarray(rarity, np.float32))

    def of(self, vectors: Vectors, texts: Sequence[str]) -> sparse.csr_matrix:
        """The features: shape (n, dimension + vocabulary)."""
        columns: list[int] = []
        data: list[float] = []
        indptr = [0]
        for text in texts:
            held, weights = self.words(text)
            columns += held
            data += weights
            indptr.append(len(columns))
        shape = (len(texts), max(1, len(self.vocabulary)))
        said = sparse.csr_matrix((np.asarray(data, np.float32), columns, indptr), shape=shape)
        return sparse.hstack([sparse.csr_matrix(self.dense(vectors)), said]).tocsr()

    def dense(self, vectors: Vectors) -> Vectors:
        """The part that vectors make up, of their shape."""
        return np.asarray((vectors - self.centre) / self.scale, np.float32)

    def words(self, text: str) -> tuple[list[int], list[float]]:
        """The places in the vocabulary of the terms of a text, and their weights, together of length 1."""
        counts = Counter(self.vocabulary[term] for term in _terms(text) if term in self.vocabulary)
        weights = np.asarray([(1 + np.log(n)) * self.rarity[column] for column, n in counts.items()])
        return list(counts), (weights / max(float(np.linalg.norm(weights)), 1e-9)).tolist()


@dataclass(frozen=True, slots=True)
class Classes:
    """A linear model: `weights` of shape (features, labels), `bias` of shape (labels,)."""

    labels: tuple[str, ...]
    weights: Vectors
    bias: Vectors

    @classmethod
    def learn(cls, features: sparse.csr_matrix, labels: Sequence[str]) -> Classes:
        """Fits the model to the label of each row; a single label is always certain."""
        if len(set(labels)) < 2:
            empty = np.zeros((features.shape[1], len(set(labels))), np.float32)
            return cls(tuple(set(labels)), empty, empty.sum(axis=0))
        from sklearn.linear_model import LogisticRegression  # only a build needs it, and it takes a second to load

        model = LogisticRegression(C=STRENGTH, max_iter=400).fit(features, labels)
        weights, bias = model.coef_, model.intercept_
        if len(model.classes_) == 2:
            weights, bias = np.vstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
        return cls(tuple(map(str, model.classes_)), np.asarray(weights.T, np.float32), np.asarray(bias, np.float32))

    def probabilities(self, dense: Vectors, words: tuple[list[int], list[float]]) -> dict[str, float]:
        """The probability of each label for the two parts of one message's features."""
        columns, values = words
        scores = dense @ self.weights[: len(dense)] + self.bias
        scores = scores + np.asarray(values, np.float32) @ self.weights[[len(dense) + column for column in columns]]
        shares = np.exp(scores - scores.max())
        return dict(zip(self.labels, (shares / shares.sum()).tolist(), strict=True))


class KindModel:
    """Recognises kinds of messages. `of` is the entry."""

    def __init__(self, features: Features, kinds: Classes, sorts: Mapping[str, Classes]) -> None:
        self._features = features
        self._kinds = kinds
        self._sorts = sorts

    @classmethod
    def learn(cls, vectors: Vectors, labels: Sequence[tuple[str, str]], texts: Sequence[str]) -> KindModel:
        """A model from texts with their vectors, shape (n, dimension), each labelled with its kind and sort.

        A message that a procedure answers has the kind ASKS and no sort.
        """
        features = Features.learn(vectors, texts)
        rows = features.of(vectors, texts)
        kinds = Classes.learn(rows, [kind for kind, _ in labels])
        sorts = {}
        for name in kinds.labels:
            places = [place for place, (kind, _) in enumerate(labels) if kind == name]
            names = [labels[place][1] for place in places]
            if len(set(names)) > 1:
                sorts[name] = Classes.learn(rows[places], names)
        return cls(features, kinds, sorts)

    def of(self, vector: Vectors, text: str) -> tuple[dict[str, float], dict[str, str]]:
        """The probability of each kind for a message with its raw vector, shape (dimension,), and the likeliest sort
        within each kind that has some.
        """
        dense, said = self._features.dense(vector), self._features.words(text)
        sorts = {}
        for name, model in self._sorts.items():
            found = model.probabilities(dense, said)
            sorts[name] = max(found, key=found.__getitem__)
        return self._kinds.probabilities(dense, said), sorts

    def save(self, folder: Path) -> None:
        """Writes kinds.npz and kinds.json."""
        every = {"": self._kinds, **self._sorts}
        arrays: dict[str, Any] = {f"weights:{name}": model.weights for name, model in every.items()}
        arrays |= {f"bias:{name}": model.bias for name, model in every.items()}
        features = self._features
        arrays |= {"centre": features.centre, "scale": features.scale, "rarity": features.rarity}
        np.savez(folder / f"{FILE}.npz", **arrays)
        content = {"terms": list(features.vocabulary), "labels": {name: model.labels for name, model in every.items()}}
        (folder / f"{FILE}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> KindModel:
        """Reads what `save` wrote."""
        content = json.loads((folder / f"{FILE}.json").read_text(encoding="utf-8"))
        with np.load(folder / f"{FILE}.npz") as arrays:
            vocabulary = {term: place for place, term in enumerate(content["terms"])}
            features = Features(arrays["centre"], arrays["scale"], vocabulary, arrays["rarity"])
            models = {
                name: Classes(tuple(labels), arrays[f"weights:{name}"], arrays[f"bias:{name}"])
                for name, labels in content["labels"].items()
            }
        return cls(features, models.pop(""), models)


def _terms(text: str) -> list[str]:
    return [term for term in terms(words(text), accented=False) if term.startswith(FOLDED)]
