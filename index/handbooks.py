"""Passages of handbooks, found by meaning and by words.

A passage is as near as the nearest of its pieces (index/pieces.py), by cosine after the mean of all passages and the
mean of all questions are taken off, and by the share of the question's terms that it holds, LEXICAL times. Everyday
words are given what handbooks and laws call them (content/shelf-words). Of a section at most OF_A_SECTION are given.
Only what holds here is indexed: nothing of another province (knowledge/handbooks/places.py). Imported by index.dense
and index.searcher. Tested by tests/unit/index/test_handbooks.py; docs/measurements.md has how often it is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.encoder import Encoder, Vectors
from index.lexical import LexicalIndex
from index.metric import unit
from index.pieces import pieces, worded
from index.query.query import Query
from index.query.syllables import words
from index.query.thesaurus import Thesaurus
from index.terms import terms, weighted_terms
from index.vectors import VectorIndex
from knowledge.handbooks.places import Places, one_section
from knowledge.handbooks.records import Handbook, Passage
from knowledge.handbooks.shelf import FILE as SHELF
from knowledge.handbooks.shelf import load_shelf, save_shelf

FILE = "handbooks"
LEXICAL = 1.1
ADDED = 0.5  # weight of a term that an everyday word was given, a term of the question counting 1
ALIKE = 0.8  # share of the words of the shorter of two passages from which they say the same
OF_A_SECTION = 2  # with 1 the answer was hidden behind a like one in 4 of 208 questions; 3 found no more
LOOKED_AT = 60  # best passages among which different ones are looked for

Owners = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage, its handbook, and its score: cosine plus LEXICAL times the lexical share (0 to 1)."""

    passage: Passage
    handbook: Handbook
    score: float


@dataclass(frozen=True, slots=True)
class Shelf:
    """Handbooks and their passages."""

    handbooks: tuple[Handbook, ...] = ()
    passages: tuple[Passage, ...] = ()

    def embedded(self) -> list[tuple[int, str]]:
        """The pieces that are embedded, each with the place of its passage among those of `places`."""
        return [(at, piece) for at, passage in enumerate(self.places().passages) for piece in pieces(passage)]

    def places(self) -> Places:
        """The handbooks and passages that hold here."""
        return Places(self.handbooks, self.passages)


def write_handbooks(folder: Path, shelf: Shelf, vectors: Vectors) -> None:
    """Writes the files of a generation; `vectors` are those of `shelf.embedded()`, shape (pieces, dimension)."""
    owners = np.asarray([at for at, _ in shelf.embedded()], np.int64)
    centred = unit(vectors - vectors.mean(axis=0)) if len(vectors) else vectors
    VectorIndex.build(np.asarray(centred, np.float32)).save(folder / f"{FILE}.faiss")
    np.save(folder / f"{FILE}-owners.npy", owners)
    texts = (terms(words(worded(passage))) for passage in shelf.places().passages)
    LexicalIndex.build(texts).save(folder, f"{FILE}-terms")
    save_shelf(folder / SHELF, shelf.handbooks, shelf.passages)


class HandbookIndex:
    """The passages of a generation; `places` has those that hold here."""

    def __init__(self, folder: Path, encoder: Encoder, centre: Vectors, everyday: Thesaurus) -> None:
        """`centre` is the mean of questions, shape (dimension,); `everyday` says what handbooks call things."""
        self.places = Places(*load_shelf(folder / SHELF))
        self._vectors = VectorIndex.load(folder / f"{FILE}.faiss")
        self._owners: Owners = np.load(folder / f"{FILE}-owners.npy")
        self._starts = np.flatnonzero(np.diff(self._owners, prepend=-1))
        self._lexical = LexicalIndex.load(folder, f"{FILE}-terms")
        self._encoder, self._centre, self._everyday = encoder, centre, everyday
        self._words = [frozenset(words(passage.text)) for passage in self.places.passages]

    def __len__(self) -> int:
        return len(self.places.passages)

    def search(self, query: Query, limit: int = 5) -> tuple[PassageHit, ...]:
        """The best passages for a question, best first, at most OF_A_SECTION of a section, none said twice."""
        if not len(self._starts) or not query.whole:
            return ()
        added = self._added(query)
        scores = self._cosines(query, added) + np.float32(LEXICAL) * self._shares(query, added)
        best = np.argsort(-scores, kind="stable")[:LOOKED_AT]
        return tuple(self._hit(at, float(scores[at])) for at in self._distinct(best, limit))

    def _added(self, query: Query) -> list[tuple[str, ...]]:
        """What the everyday words of the question are called, in order."""
        found: dict[tuple[str, ...], None] = {}
        for reading in query.whole:
            found.update(dict.fromkeys(self._everyday.additions(reading.words)))
        return list(dict.fromkeys([*found, *query.additions]))

    def _cosines(self, query: Query, added: Sequence[Sequence[str]]) -> Vectors:
        """The cosine of every passage: of the likeliest reading, averaged with that of the question written out."""
        texts = [query.whole[0].text]
        if added:
            texts.append(" ".join([*query.whole[0].words, *(word for means in added for word in means)]))
        asked = unit(self._encoder.encode_queries(texts) - self._centre)
        nearest = np.maximum.reduceat(self._vectors.view() @ asked.T, self._starts, axis=0)
        found = np.full(len(self), -1.0, np.float32)
        found[self._owners[self._starts]] = nearest.mean(axis=1)
        return found

    def _shares(self, query: Query, added: Iterable[Sequence[str]]) -> Vectors:
        given = {term: ADDED * weight for means in added for term, weight in weighted_terms(means).items()}
        best = np.zeros(len(self), np.float32)
        for reading in query.whole:
            asked = weighted_terms(reading.words)
            both = {term: max(asked.get(term, 0.0), given.get(term, 0.0)) for term in [*asked, *given]}
            np.maximum(best, self._lexical.shares(both), out=best)
        return best

    def _distinct(self, best: Iterable[int], limit: int) -> list[int]:
        kept: list[int] = []
        for at in map(int, best):
            if len(kept) == limit:
                break
            passage = self.places.passages[at]
            near = [other for other in kept if self.places.passages[other].handbook == passage.handbook]
            beside = sum(one_section(passage, self.places.passages[other]) for other in near)
            if beside < OF_A_SECTION and not any(_alike(self._words[at], self._words[other]) for other in near):
                kept.append(at)
        return kept

    def _hit(self, at: int, score: float) -> PassageHit:
        passage = self.places.passages[at]
        return PassageHit(passage, self.places.books[passage.handbook], score)


def _alike(one: Set[str], two: Set[str]) -> bool:
    return len(one & two) >= ALIKE * min(len(one), len(two))
