"""Tests of index/weights.py and of the weights file itself."""

from pathlib import Path

import pytest

from index.weights import WeightsError, load_weights


def test_the_file_is_versioned_and_punishes_what_should_be_punished() -> None:
    weights = load_weights()
    assert weights.version >= 3
    assert weights.by_signal["elsewhere"] < 0 > weights.by_signal["unwanted"]
    assert weights.by_signal["named"] == max(weights.by_signal.values())


def test_another_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text("weights: 3", encoding="utf-8")
    with pytest.raises(WeightsError, match="w.yaml"):
        load_weights(tmp_path / "w.yaml")
