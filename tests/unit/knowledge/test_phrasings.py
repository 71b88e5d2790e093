"""Tests of knowledge/phrasings.py."""

from pathlib import Path

import pytest

from knowledge.phrasings import Phrasings, PhrasingsError, load_phrasings


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        '"1.000001":\n  popularity: 2\n  differs: khác\n  same_as: "1.000002"\n  phrasings: [một, " hai "]\n',
        encoding="utf-8",
    )
    assert load_phrasings(tmp_path) == {
        "1.000001": Phrasings("1.000001", 2, "khác", ("một", "hai"), "1.000002"),
    }
    assert load_phrasings(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.000001: {phrasings: [a]}", "ngoặc kép"),
        ('"1.000001": {phrasings: []}', "phrasings"),
        ('"1.000001": {phrasings: [a], popularity: 9}', "popularity"),
        ('"1.000001": {phrasings: [a], other: 1}', "other|khóa"),
        ("[", "YAML"),
        ("- a", "mục"),
    ],
)
def test_another_form_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PhrasingsError, match=said):
        load_phrasings(tmp_path)
