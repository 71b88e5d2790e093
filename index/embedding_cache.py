"""Vectors already computed, by model and text, so that only what changed is embedded again.

Phrasings and titles are embedded as questions are: they are alike, and e5 wants alike texts encoded alike. What
holds the answer to a question, pieces of handbooks, is embedded as passages are: a cache holds the one or the other.

A SQLite file beside the generations. Batches are committed as they are computed: a build that is killed goes on
where it stopped. Imported by index alone. Tested by tests/unit/index/test_embedding_cache.py.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sqlite_utils import Database

from index.encoder import Encoder, Vectors

BATCH = 128
LOOKUP = 500  # bound variables a statement
Progress = Callable[[int, int], None]


class EmbeddingCache:
    """`embed` returns the vectors of texts, computing those it has not seen with this encoder."""

    def __init__(self, path: Path, encoder: Encoder, *, passages: bool = False) -> None:
        self._encoder = encoder
        self._encode = encoder.encode_passages if passages else encoder.encode_queries
        self._database = Database(_open(path))
        self._database.table("embeddings").create(
            {"key": bytes, "vector": bytes}, pk="key", if_not_exists=True, strict=False
        )

    def embed(self, texts: Sequence[str], progress: Progress = lambda done, total: None) -> Vectors:
        """Float32 array of shape (len(texts), dimension); `progress` gets (computed, to compute)."""
        keys = [self._key(text) for text in texts]
        known = self._known(set(keys))
        missing = list({key: text for key, text in zip(keys, texts, strict=True) if key not in known}.items())
        missing.sort(key=lambda item: len(item[1]))  # alike lengths batch well, for a model that takes batches
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            vectors = self._encode([text for _, text in batch])
            rows = [{"key": key, "vector": row.tobytes()} for (key, _), row in zip(batch, vectors, strict=True)]
            self._database.table("embeddings").insert_all(rows, replace=True)
            known.update({key: row for (key, _), row in zip(batch, vectors, strict=True)})
            progress(min(start + BATCH, len(missing)), len(missing))
        if not keys:
            return np.zeros((0, self._encoder.dimension), np.float32)
        return np.stack([known[key] for key in keys])

    def keep_only(self, texts: Sequence[str]) -> None:
        """Forgets every vector but those of `texts` with this encoder."""
        wanted = {self._key(text) for text in texts}
        connection = self._database.conn
        gone = [(row[0],) for row in connection.execute("select key from embeddings") if row[0] not in wanted]
        with connection:
            connection.executemany("delete from embeddings where key = ?", gone)

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    def _key(self, text: str) -> bytes:
        return hashlib.blake2b(f"{self._encoder.name}\n{text}".encode(), digest_size=16).digest()

    def _known(self, keys: set[bytes]) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        ordered = list(keys)
        for start in range(0, len(ordered), LOOKUP):
            part = ordered[start : start + LOOKUP]
            marks = ",".join("?" * len(part))
            rows = self._database.execute(f"select key, vector from embeddings where key in ({marks})", part)
            found.update({key: np.frombuffer(vector, np.float32) for key, vector in rows})
        return found


def _open(path: Path) -> sqlite3.Connection:
    """A damaged cache holds nothing that cannot be computed again: it is put aside and begun anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(path)
        connection.execute("pragma journal_mode = wal")
        connection.execute("select count(*) from sqlite_master")
    except sqlite3.DatabaseError:
        path.replace(path.with_suffix(".damaged"))
        connection = sqlite3.connect(path)
    return connection
