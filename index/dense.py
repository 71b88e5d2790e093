"""Everything of a generation that is made from vectors: titles, phrasings and centroids, the metric, the kinds.

Imported by index.build alone. Tested by tests/unit/index/test_reuse.py and test_searcher.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedding_cache import EmbeddingCache
from index.encoder import Encoder, Vectors
from index.handbooks import Shelf, write_handbooks
from index.kinds import ASKS, KindModel
from index.metric import Metric, centroids
from index.passages import Passage
from index.reuse import METRIC, VECTORS
from index.vectors import VectorIndex
from knowledge.kinds import KindMessage

Progress = Callable[[str, int, int], None]
SHELF_CACHE = "handbooks.db"
SAMPLE = (
    14_000  # phrasings that kinds are learnt beside; with all of them it takes four times as long and gives no more
)


@dataclass(frozen=True, slots=True)
class Texts:
    """What is embedded: titles, one for each procedure; phrasings; messages that ask for no procedure; handbooks."""

    titles: Sequence[Passage]
    phrasings: Sequence[Passage]
    kinds: Sequence[KindMessage]
    shelf: Shelf

    def fresh(self) -> list[str]:
        """The texts whose vectors every build needs: titles."""
        return [title.text for title in self.titles]

    def learnt_from(self) -> list[str]:
        """The texts that give the same where they are the same: phrasings, then messages of other kinds."""
        return [*(one.text for one in self.phrasings), *(one.text for one in self.kinds)]


def write_dense(
    building: Path, cache: Path, encoder: Encoder, texts: Texts, taken_over: bool, progress: Progress
) -> None:
    """Embeds what is not in the file `cache` and writes the dense files; `taken_over` ones are there already.

    Pieces of handbooks have a cache of their own beside it.
    """
    shelf = [piece for _, piece in texts.shelf.embedded()]
    own_cache = EmbeddingCache(cache.with_name(SHELF_CACHE), encoder, passages=True)
    write_handbooks(building, texts.shelf, _embedded(own_cache, shelf, len(shelf), progress))
    fresh, learnt = texts.fresh(), texts.learnt_from()
    wanted = len(fresh) + (0 if taken_over else len(learnt))
    vectors = _embedded(EmbeddingCache(cache, encoder), [*fresh, *learnt], wanted, progress)
    titles, rest = vectors[: len(fresh)], vectors[len(fresh) :]
    row = {title.code: number for number, title in enumerate(texts.titles)}
    owners = np.asarray([row[passage.code] for passage in texts.phrasings], np.int64)
    if taken_over:
        metric = Metric.load(building / METRIC)
        phrasings = VectorIndex.load(building / VECTORS).rows()
    else:
        raw, others = rest[: len(texts.phrasings)], rest[len(texts.phrasings) :]
        metric = Metric.learn(raw, owners)
        metric.save(building / METRIC)
        phrasings = metric.apply(raw)
        VectorIndex.build(phrasings).save(building / VECTORS)
        progress("kinds", 0, 1)
        _kinds(raw, others, texts).save(building)
        progress("kinds", 1, 1)
    VectorIndex.build(titles).save(building / "titles.faiss")
    VectorIndex.build(centroids(phrasings, owners, metric.apply(titles))).save(building / "centroids.faiss")


def _embedded(cache: EmbeddingCache, every: Sequence[str], wanted: int, progress: Progress) -> Vectors:
    """The vectors of the first `wanted` texts; of the rest what is known is kept. Closes the cache."""
    try:
        vectors = cache.embed(every[:wanted], lambda done, total: progress("embed", done, total))
        cache.keep_only(every)
    finally:
        cache.close()
    return vectors


def _kinds(phrasings: Vectors, others: Vectors, texts: Texts) -> KindModel:
    step = max(1, -(-len(texts.phrasings) // SAMPLE))
    sample = texts.phrasings[::step]
    labels = [(ASKS, "")] * len(sample) + [(message.kind, message.sort) for message in texts.kinds]
    said = [*(passage.text for passage in sample), *(message.text for message in texts.kinds)]
    return KindModel.learn(np.concatenate([phrasings[::step], others]), labels, said)
