"""Passages of handbooks, found by meaning and by words.

A passage is embedded with the innermost headings before its opening; its words are searched whole. A score is cosine
plus LEXICAL times the share of the question's terms that it holds. Passages of another province's handbooks are left
out, so that they never pass as this one's. Imported by index.build and index.searcher. Tested by
tests/unit/index/test_handbooks.py; docs/measurements.md has how often it is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.encoder import Encoder, Vectors
from index.lexical import LexicalIndex
from index.query.query import Query
from index.query.syllables import words
from index.terms import terms, weighted_terms
from index.vectors import VectorIndex
from knowledge.handbooks.records import Handbook, Passage
from knowledge.handbooks.shelf import FILE as SHELF
from knowledge.handbooks.shelf import load_shelf, save_shelf

FILE = "handbooks"
OPENING = 500  # characters of a passage that are embedded
HEADINGS = 2  # innermost headings before them
LEXICAL = 0.5
HOME_PROVINCE = "Lâm Đồng"


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


def passage_text(passage: Passage) -> str:
    """What is embedded of a passage."""
    return " . ".join([*passage.heading[-HEADINGS:], passage.text[:OPENING]])


def write_handbooks(folder: Path, shelf: Shelf, vectors: Vectors) -> None:
    """Writes the files of a generation; `vectors` are of `passage_text`, shape (passages, dimension)."""
    VectorIndex.build(vectors).save(folder / f"{FILE}.faiss")
    whole = (" ".join([*passage.heading, passage.text]) for passage in shelf.passages)
    LexicalIndex.build(terms(words(text)) for text in whole).save(folder, f"{FILE}-terms")
    save_shelf(folder / SHELF, shelf.handbooks, shelf.passages)


class HandbookIndex:
    """The passages of a generation."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        books, self._passages = load_shelf(folder / SHELF)
        self._books = {book.name: book for book in books}
        self._vectors = VectorIndex.load(folder / f"{FILE}.faiss")
        self._lexical = LexicalIndex.load(folder, f"{FILE}-terms")
        self._encoder = encoder
        places = [self._books[passage.handbook].province for passage in self._passages]
        self._here = np.asarray([place in ("", HOME_PROVINCE) for place in places], bool)

    def __len__(self) -> int:
        return len(self._passages)

    @property
    def every(self) -> tuple[Passage, ...]:
        """Every passage, those of a handbook in its order."""
        return tuple(self._passages)

    def search(self, query: Query, limit: int = 5) -> tuple[PassageHit, ...]:
        """The best passages for a question, best first."""
        if not len(self) or not query.whole:
            return ()
        vector = self._encoder.encode_queries([query.whole[0].text])[0]
        scores = self._vectors.scores(vector) + np.float32(LEXICAL) * self._shares(query)
        scores[~self._here] = -1.0
        best = [int(at) for at in np.argsort(-scores, kind="stable")[:limit] if self._here[at]]
        return tuple(self._hit(at, float(scores[at])) for at in best)

    def _hit(self, at: int, score: float) -> PassageHit:
        passage = self._passages[at]
        return PassageHit(passage, self._books[passage.handbook], score)

    def _shares(self, query: Query) -> Vectors:
        best = np.zeros(len(self), np.float32)
        for reading in query.whole:
            np.maximum(best, self._lexical.shares(weighted_terms(reading.words)), out=best)
        return best
