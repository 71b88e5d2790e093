from pathlib import Path

import pytest

from index.query.accents import AccentModel
from index.query.syllables import folded, words

TEXTS = [
    "giấy khai sinh bị mất",
    "làm lại giấy khai sinh",
    "đăng ký kết hôn",
    "mặt bằng cho thuê",
    "bị mất giấy tờ",
]


@pytest.fixture
def model() -> AccentModel:
    return AccentModel.learn((words(text), 5) for text in TEXTS)


def bare(text: str) -> list[str]:
    return [folded(word) for word in words(text)]


def test_every_learnt_sentence_comes_back(model: AccentModel) -> None:
    for text in TEXTS:
        best, probability = model.readings(bare(text))[0]
        assert " ".join(best) == " ".join(words(text))
        assert 0 < probability <= 1


def test_neighbours_decide_between_forms(model: AccentModel) -> None:
    assert model.readings(["bi", "mat"])[0][0] == ("bị", "mất")
    assert model.readings(["mat", "bang"])[0][0] == ("mặt", "bằng")


def test_words_with_accents_and_strange_words_stay(model: AccentModel) -> None:
    assert model.readings(["mặt", "khai", "visa", "zzz"])[0][0] == ("mặt", "khai", "visa", "zzz")


def test_the_best_few_readings_share_one(model: AccentModel) -> None:
    readings = model.readings(["mat"], best=3)
    assert {path for path, _ in readings} == {("mất",), ("mặt",)}
    assert sum(probability for _, probability in readings) == pytest.approx(1.0)


def test_no_words_give_an_empty_reading(model: AccentModel) -> None:
    assert model.readings([]) == [((), 1.0)]


def test_saved_and_loaded_reads_the_same(model: AccentModel, tmp_path: Path) -> None:
    model.save(tmp_path / "a.json")
    again = AccentModel.load(tmp_path / "a.json")
    assert again.readings(bare(TEXTS[1])) == model.readings(bare(TEXTS[1]))
    assert again.knows("mat")
    assert not again.knows("zzz")
