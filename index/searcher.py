"""A generation opened for questions: text in, ranking of procedures out, with what each signal said.

Imported by bot. Thread-safe: everything but the rankings held is read-only after loading. Tested by
tests/unit/index/test_searcher.py and measured by scripts/bench.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from index.because import Because, because
from index.browse import Browse
from index.catalogue import Row, load_catalogue
from index.contrast import Contrast
from index.encoder import Encoder
from index.generation import Manifest, NoGeneration, read_manifest
from index.grouping import Grouping
from index.handbooks import HandbookIndex, PassageHit
from index.kinds import KindModel
from index.lexical import LexicalIndex
from index.metric import Metric
from index.presence import Presence
from index.query.accents import AccentModel
from index.query.plain import names_nothing
from index.query.query import Query, QueryParser
from index.query.thesaurus import Thesaurus
from index.recent import Recent
from index.signals import Evidence, Scores, Signals
from index.talk import Talk, goes_back, same_topic, talk_bonus
from index.vectors import VectorIndex
from index.weights import Weights
from knowledge.handbooks.places import Places

LONGEST = 2_000  # characters of a message that tell its kind
RECENT = 256  # rankings held: of a page's question when one goes on from it, of what is typed and then sent


@dataclass(frozen=True, slots=True)
class Hit:
    """A procedure with its score, the weighted signals that it is the sum of, and two of them as they came.

    `dense` is the cosine to its centroid under the learnt metric, `lexical` the share of terms matched by its best
    phrasing (0 to 1).
    """

    row: Row
    score: float
    signals: tuple[tuple[str, float], ...]
    dense: float
    lexical: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Hits, best first, the query they answer and the milliseconds that it took.

    `kinds` has the probability of each kind of message (index/kinds.py), `sorts` the likeliest sort within each; both
    are empty where no word is in the message.
    """

    query: Query
    hits: tuple[Hit, ...]
    milliseconds: float
    kinds: Mapping[str, float] = field(default_factory=dict)
    sorts: Mapping[str, str] = field(default_factory=dict)


class Searcher:
    """Answers questions from one generation."""

    def __init__(self, folder: Path, content: Path, encoder: Encoder, weights: Weights) -> None:
        """Opens the generation in `folder`. Raises NoGeneration where it was built for another encoder."""
        self.manifest: Manifest = read_manifest(folder)
        if (self.manifest.encoder, self.manifest.dimension) != (encoder.name, encoder.dimension):
            raise NoGeneration(f"Chỉ mục dựng bằng mô hình «{self.manifest.encoder}», nay dùng «{encoder.name}».")
        self.folder = folder
        self.rows = load_catalogue(folder)
        self._weights = weights
        at = {row.code: number for number, row in enumerate(self.rows)}
        passages = json.loads((folder / "passages.json").read_text(encoding="utf-8"))
        owners = [at[code] for code, _ in passages]
        self._texts: dict[str, list[str]] = {}
        for code, said in passages:
            self._texts.setdefault(code, []).append(said)
        vectors = {name: VectorIndex.load(folder / f"{name}.faiss") for name in ("phrasings", "centroids", "titles")}
        lexical = {name: LexicalIndex.load(folder, name) for name in ("phrasings", "titles", "bodies")}
        metric, grouping = Metric.load(folder / "metric.npz"), Grouping(owners, len(self.rows))
        self._signals = Signals(self.rows, grouping, vectors, lexical, metric, encoder)
        self._contrast = Contrast(
            [*owners, *range(len(self.rows))],
            vectors["phrasings"].view(),
            metric.apply(vectors["titles"].view()),
            Presence([lexical["phrasings"], lexical["titles"]]),
            weights.second_look,
        )
        self._kinds = KindModel.load(folder)
        self._handbooks = HandbookIndex(folder, encoder, metric.centre, Thesaurus.load(content / "shelf-words"))
        accents = AccentModel.load(folder / "accents.json")
        self.parser = QueryParser(accents, Thesaurus.load(content / "thesaurus"))
        self._recent: Recent[tuple[str, int, Talk | None], Ranking] = Recent(RECENT)

    def search(self, text: str, limit: int = 10, talk: Talk | None = None) -> Ranking:
        """The best `limit` procedures for a message after `talk`; none where it holds no word. What was searched for a
        moment ago is not worked out again: its ranking says how long that took.
        """
        key = (text, limit, talk)
        ranking = self._recent.get(key)
        if ranking is None:
            ranking = self._search(text, limit, talk)
            self._recent.put(key, ranking)
        return ranking

    def _search(self, text: str, limit: int, talk: Talk | None) -> Ranking:
        start = time.perf_counter()
        query = self.parser.parse(text)
        if not query.whole and not query.codes:
            return Ranking(query, (), _since(start))
        evidence = self._signals.of(query)
        signals = evidence.signals
        kinds, sorts = self._kinds.of(evidence.raw, text[:LONGEST])
        parts = self._weighted(evidence)
        total = _sum(parts)
        if talk is not None and not query.codes:
            joined = self._signals.of(self.parser.parse(f"{talk.text} . {text}"))
            together = _sum(self._weighted(joined))
            if query.whole and names_nothing(query.whole[0].words) and not goes_back(text):
                parts["talk"] = same_topic(talk, total, together, self.rows)
            else:
                parts["talk"] = talk_bonus(talk, total, together, self.rows, self._weights.talk, goes_back(text))
            total = total + parts["talk"]
            for name in ("centroid", "lexical_best"):  # how alike it is, is said of the message within its talk
                signals[name] = np.maximum(signals[name], joined.signals[name])
            # Alone it may name a variant of what is in talk, joined it names what the variant is of.
            parts["contrast"] = np.float32(0.5) * (
                self._second_look(total, evidence) + self._second_look(total, joined)
            )
        else:
            parts["contrast"] = self._second_look(total, evidence)
        total = total + parts["contrast"]
        best = np.argsort(-total, kind="stable")[:limit]
        hits = tuple(
            Hit(
                row=self.rows[at],
                score=float(total[at]),
                signals=tuple((name, float(part[at])) for name, part in parts.items()),
                dense=float(signals["centroid"][at]),
                lexical=float(signals["lexical_best"][at]),
            )
            for at in best
        )
        return Ranking(query, hits, _since(start), kinds, sorts)

    @cached_property
    def browse(self) -> Browse:
        """The catalogue to leaf through, made when it is first wanted."""
        return Browse(self.rows)

    @property
    def places(self) -> Places:
        """The handbooks and passages that hold here, by what a button carries."""
        return self._handbooks.places

    def passages(self, text: str, limit: int = 5) -> tuple[PassageHit, ...]:
        """The best passages of handbooks for a message, best first."""
        return self._handbooks.search(self.parser.parse(text), limit)

    def because(self, text: str, code: str) -> Because | None:
        """Why a message found a procedure: the text of it that the message is most like; None if they share nothing."""
        query = self.parser.parse(text)
        row = next((row for row in self.rows if row.code == code), None)
        if row is None or not query.subjects:
            return None
        return because(query.subjects[0].words, [*self._texts.get(code, ()), row.title])

    def _weighted(self, evidence: Evidence) -> dict[str, Scores]:
        return {name: weight * evidence.signals[name] for name, weight in self._weights.by_signal.items()}

    def _second_look(self, totals: Scores, evidence: Evidence) -> Scores:
        """What comparing the nearest few with each other adds to their scores; nothing where one leads clearly."""
        added = np.zeros(len(totals), np.float32)
        if near := self._contrast.nearest(totals):
            shares = self._contrast.shares(near, evidence.vector, evidence.terms)
            added[near] = np.float32(self._weights.second_look.weight) * shares
        return added


def _sum(parts: Mapping[str, Scores]) -> Scores:
    return np.asarray(np.sum(np.stack(list(parts.values())), axis=0), np.float32)


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000
