"""Tests of index/encoder.py and of the bundled encoder."""

import numpy as np
import pytest

from index.encoder import load_encoder


def test_the_bundled_encoder_gives_unit_vectors_and_knows_what_is_alike() -> None:
    encoder = load_encoder("")
    vectors = encoder.encode_queries(["giấy khai sinh", "khai sinh cho con", "giá vàng hôm nay"])
    assert vectors.shape == (3, encoder.dimension) == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-3)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert encoder.encode_passages([]).shape == (0, 384)


def test_any_text_is_survived() -> None:
    vectors = load_encoder("").encode_queries(["", "\x00\x00", "😀" * 5000])
    assert np.isfinite(vectors).all()
