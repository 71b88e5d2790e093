"""What speaks for each procedure, as one array a signal over all procedures of a generation.

    centroid                     cosine, under the learnt metric, to the mean of its phrasings and title
    nearest                      the same to its phrasings: mean of the best three
    lexical_best, lexical_mean   BM25 to its phrasings, as a share of the most that the question could score
    body_lexical                 the same to its body, which opens with its title
    title_dense                  plain cosine to its title: how alike the words are, whatever was learnt
    popularity                   authored, 0 to 1
    level                        commune 1, province 0.5, ministry 0, unstated 0.25: who people deal with
    elsewhere                    1 for another province's copy
    offered                      1 where the province's list offers it, -1 where the list leaves it out
    named                        1 where its code or its decision number stands in the question
    unwanted                     lexical match of its title to what the person says it is not about

Imported by index. Tested by tests/unit/index/test_searcher.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.catalogue import Row
from index.encoder import Encoder, Vectors
from index.grouping import Grouping
from index.lexical import LexicalIndex
from index.metric import Metric
from index.query.language import Language
from index.query.query import Query
from index.recent import Recent
from index.terms import weighted_terms
from index.vectors import VectorIndex

Scores = npt.NDArray[np.float32]
ADDITION = 0.5  # weight of an official term that the thesaurus added
# Weights of the whole message and, where it is foreign, of the message with its official Vietnamese terms added.
WHOLE, ADDED = 0.6, 0.4
RECENT = 256  # texts whose vectors are held
LEVELS = {"commune": 1.0, "province": 0.5, "ministry": 0.0, "unstated": 0.25}
HOME_PROVINCE = "Lâm Đồng"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a question is compared by: signals by name, its vector raw and under the metric, and its subject's terms."""

    signals: dict[str, Scores]
    raw: Vectors
    vector: Vectors
    terms: Mapping[str, float]


class Signals:
    """Computes the signals of a question."""

    def __init__(
        self,
        rows: Sequence[Row],
        grouping: Grouping,
        vectors: Mapping[str, VectorIndex],
        lexical: Mapping[str, LexicalIndex],
        metric: Metric,
        encoder: Encoder,
    ) -> None:
        """`vectors`: phrasings and centroids under the metric, titles raw. `lexical`: phrasings, titles, bodies."""
        self._rows = rows
        self._grouping = grouping
        self._vectors = vectors
        self._lexical = lexical
        self._metric = metric
        self._encoder = encoder
        self._recent: Recent[tuple[str, ...], Vectors] = Recent(RECENT)
        self._by_code = {row.code: at for at, row in enumerate(rows)}
        self._constant = {
            "popularity": _array([row.popularity / 3 for row in rows]),
            "level": _array([LEVELS[row.level] for row in rows]),
            "elsewhere": _array([row.jurisdiction not in ("", HOME_PROVINCE) for row in rows]),
            "offered": _array([0 if row.offered is None else 1 if row.offered else -1 for row in rows]),
        }
        self._decisions: dict[str, list[int]] = {}
        for at, row in enumerate(rows):
            if row.decision:
                self._decisions.setdefault(row.decision.upper(), []).append(at)

    def of(self, query: Query) -> Evidence:
        """Every signal of the question, each of shape (procedures,)."""
        signals = dict(self._constant)
        raw, vector, dense = self._dense(query)
        signals.update(dense)
        lexical = self._matches("phrasings", query)
        signals["lexical_best"], signals["lexical_mean"] = self._grouping.reduce(lexical, 0.0)
        signals["body_lexical"] = self._matches("bodies", query)
        signals["named"] = self._named(query)
        signals["unwanted"] = self._unwanted(query)
        return Evidence(signals, raw, vector, weighted_terms(query.subjects[0].words) if query.subjects else {})

    def _dense(self, query: Query) -> tuple[Vectors, Vectors, dict[str, Scores]]:
        texts = _variants(query)
        raw = self._embedded(tuple(text for text, _ in texts))
        weights = _array([weight for _, weight in texts])
        weights /= weights.sum()
        blend = np.asarray(weights @ self._metric.apply(raw), np.float32)
        whole = np.asarray(weights @ raw, np.float32)
        phrasings = self._vectors["phrasings"].scores(blend)
        return (
            whole,
            blend,
            {
                "centroid": self._vectors["centroids"].scores(blend),
                "nearest": self._grouping.reduce(phrasings, 0.0)[1],
                "title_dense": self._vectors["titles"].scores(whole),
            },
        )

    def _embedded(self, texts: tuple[str, ...]) -> Vectors:
        """The vectors of texts; what many people ask in the same words ("lệ phí bao nhiêu") is embedded once."""
        vectors = self._recent.get(texts)
        if vectors is None:
            vectors = self._encoder.encode_queries(texts)
            self._recent.put(texts, vectors)
        return vectors

    def _matches(self, name: str, query: Query) -> Scores:
        index = self._lexical[name]
        best = np.zeros(len(index), np.float32)
        for reading in query.subjects:
            wanted = dict(weighted_terms(reading.words))
            for addition in query.additions:
                for term, weight in weighted_terms(addition).items():
                    wanted[term] = max(wanted.get(term, 0.0), ADDITION * weight)
            np.maximum(best, index.shares(wanted), out=best)
        return best

    def _named(self, query: Query) -> Scores:
        named = np.zeros(len(self._rows), np.float32)
        for rank, code in enumerate(query.codes):
            if code in self._by_code:
                named[self._by_code[code]] = 1.0 - 0.01 * rank
        for decision in query.decisions:
            named[self._decisions.get(decision, [])] = 0.5
        return named

    def _unwanted(self, query: Query) -> Scores:
        index = self._lexical["titles"]
        if not query.unwanted:
            return np.zeros(len(self._rows), np.float32)
        return index.shares(weighted_terms(query.unwanted))


def _variants(query: Query) -> list[tuple[str, float]]:
    """Texts to embed with their weights.

    Embedding takes most of the time of an answer. On the development questions the whole message alone was right
    first for 0.69, with its subject and its official terms embedded beside it for 0.70 at three times the time.
    """
    if not query.whole:
        return [(query.text, 1.0)]
    whole = query.whole[0].text
    if query.language is Language.VIETNAMESE or not query.additions:
        return [(whole, 1.0)]
    return [(whole, WHOLE), (f"{whole} {' '.join(' '.join(addition) for addition in query.additions)}", ADDED)]


def _array(values: Sequence[float | bool]) -> Scores:
    return np.asarray(values, np.float32)
