from pathlib import Path

import numpy as np

from index.embedding_cache import BATCH, EmbeddingCache
from tests.unit.index.hand_encoder import HandEncoder


def test_only_what_is_new_is_embedded_and_order_is_kept(tmp_path: Path) -> None:
    encoder = HandEncoder()
    cache = EmbeddingCache(tmp_path / "e.db", encoder)
    first = cache.embed(["khai sinh", "đất", "khai sinh"])
    assert sorted(encoder.embedded) == ["khai sinh", "đất"]
    assert np.array_equal(first[0], first[2])
    cache.close()
    again = EmbeddingCache(tmp_path / "e.db", encoder)
    second = again.embed(["đất", "kết hôn"])
    again.close()
    assert encoder.embedded[2:] == ["kết hôn"]
    assert np.array_equal(second[0], first[1])


def test_vectors_of_another_model_are_not_taken(tmp_path: Path) -> None:
    other = HandEncoder()
    other.name = "other"
    for encoder in (HandEncoder(), other):
        cache = EmbeddingCache(tmp_path / "e.db", encoder)
        cache.embed(["đất"])
        cache.close()
    assert other.embedded == ["đất"]


def test_forgets_what_is_no_longer_wanted(tmp_path: Path) -> None:
    encoder = HandEncoder()
    cache = EmbeddingCache(tmp_path / "e.db", encoder)
    cache.embed(["đất", "khai sinh"])
    cache.keep_only(["đất"])
    cache.embed(["đất", "khai sinh"])
    cache.close()
    assert sorted(encoder.embedded) == ["khai sinh", "khai sinh", "đất"]


def test_progress_counts_what_is_computed(tmp_path: Path) -> None:
    cache = EmbeddingCache(tmp_path / "e.db", HandEncoder())
    seen: list[tuple[int, int]] = []
    cache.embed([f"đất {i}" for i in range(BATCH + 2)], lambda done, total: seen.append((done, total)))
    cache.close()
    assert seen == [(BATCH, BATCH + 2), (BATCH + 2, BATCH + 2)]


def test_a_damaged_file_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "e.db").write_bytes(b"this is no database at all, but long enough to be read as one" * 20)
    cache = EmbeddingCache(tmp_path / "e.db", HandEncoder())
    assert cache.embed(["đất"]).shape == (1, HandEncoder.dimension)
    cache.close()
    assert (tmp_path / "e.damaged").exists()
