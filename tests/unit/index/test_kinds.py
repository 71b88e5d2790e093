"""Tests of index/kinds.py."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.kinds import ASKS, KindModel

SAID = {
    (ASKS, ""): ["làm khai sinh cho bé", "đăng ký kết hôn cần gì", "đổi giấy phép lái xe"],
    ("smalltalk", "greeting"): ["chào em", "chào bạn nha", "xin chào"],
    ("smalltalk", "thanks"): ["cảm ơn em", "cảm ơn nhiều"],
    ("vague", "vague"): ["làm giấy", "xin giấy phép gì đó"],
}


def learnt() -> KindModel:
    labels = [label for label, texts in SAID.items() for _ in texts] * 5
    texts = [text for texts in SAID.values() for text in texts] * 5
    places = {kind: place for place, kind in enumerate(dict.fromkeys(kind for kind, _ in SAID))}
    vectors = np.asarray([np.eye(3)[places[kind]] for kind, _ in labels], np.float32)
    return KindModel.learn(vectors, labels, texts)


@pytest.fixture(scope="module")
def model() -> KindModel:
    return learnt()


def test_vector_and_words_tell_the_kind_and_the_sort(model: KindModel) -> None:
    kinds, sorts = model.of(np.asarray([0, 1, 0], np.float32), "cảm ơn")
    assert max(kinds, key=kinds.__getitem__) == "smalltalk"
    assert sorts == {"smalltalk": "thanks"}
    assert sum(kinds.values()) == pytest.approx(1)


def test_words_count_without_their_accents(model: KindModel) -> None:
    middle = np.full(3, 1 / 3, np.float32)
    assert model.of(middle, "chao ban")[0]["smalltalk"] == pytest.approx(model.of(middle, "chào bạn")[0]["smalltalk"])


def test_a_sort_is_told_even_where_a_question_is_likelier(model: KindModel) -> None:
    kinds, sorts = model.of(np.asarray([1, 0, 0], np.float32), "đăng ký kết hôn cần gì, làm khai sinh cho bé, cảm ơn")
    assert max(kinds, key=kinds.__getitem__) == ASKS
    assert sorts["smalltalk"] == "thanks"


def test_what_is_saved_says_the_same(model: KindModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    vector = np.asarray([0.2, 0.5, 0.3], np.float32)
    assert KindModel.load(tmp_path).of(vector, "xin chào") == model.of(vector, "xin chào")


def test_unknown_words_and_no_words_are_survived(model: KindModel) -> None:
    for text in ("", "zzz", "🙂" * 50):
        kinds, _ = model.of(np.zeros(3, np.float32), text)
        assert sum(kinds.values()) == pytest.approx(1)
