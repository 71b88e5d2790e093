"""Any sentence-transformers model, by hub name or folder. Used through index.encoder only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.encoder import ModelUnavailable, Vectors

# The E5 family was trained with these prefixes; a model that brings its own prompts uses those instead.
E5_PREFIXES = {"query": "query: ", "passage": "passage: "}


class SentenceTransformersEncoder:
    """A model of sentence-transformers, on the CPU or whatever device the library picks."""

    def __init__(self, model: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as exc:
            raise ModelUnavailable(model, "thiếu gói sentence-transformers") from exc
        try:
            self._model = SentenceTransformer(model)
        except Exception as exc:  # the library raises OSError, ValueError and hub errors alike
            reason = str(exc).splitlines()[0] if str(exc) else type(exc).__name__
            raise ModelUnavailable(model, reason) from exc
        self._name = model if not Path(model).is_dir() else f"folder:{_folder_digest(Path(model))}"
        own_prompts = {kind: text for kind, text in (self._model.prompts or {}).items() if text}
        self._prefixes = own_prompts or (E5_PREFIXES if "e5" in Path(model).name.lower() else {})

    @property
    def name(self) -> str:
        """The hub name, or a digest of the folder's weights."""
        return f"sentence-transformers/{self._name}"

    @property
    def dimension(self) -> int:
        """As the model says."""
        size = self._model.get_sentence_embedding_dimension()
        return int(size or 0)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        return self._encode(texts, self._prefixes.get("query", ""))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        return self._encode(texts, self._prefixes.get("passage", self._prefixes.get("document", "")))

    def _encode(self, texts: Sequence[str], prefix: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        vectors = self._model.encode(
            [prefix + text for text in texts], prompt="", normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def _folder_digest(folder: Path) -> str:
    """Names and sizes and times of a model folder's files, so that new weights are another model."""
    import hashlib

    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        stat = path.stat()
        digest.update(f"{path.relative_to(folder)}:{stat.st_size}:{stat.st_mtime_ns};".encode())
    return digest.hexdigest()[:16]
