"""Tests of knowledge/siblings.py."""

from pathlib import Path

import pytest

from knowledge.siblings import SiblingsError, load_families, standing

GOOD = """
- family: thẻ
  question: Lần đầu hay bị mất?
  question_en: First or lost?
  plain: "1.000001"
  members:
    "1.000001": {vi: lần đầu, en: first}
    "1.000002": {vi: bị mất}
- family: mất giấy
  question: Mất thẻ hay mất sổ?
  plain: "1.000002"
  members: {"1.000002": thẻ, "1.000003": sổ}
"""


def write(folder: Path, text: str) -> Path:
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    return folder


def test_families_are_read_with_their_words_by_language(tmp_path: Path) -> None:
    card, lost = load_families(write(tmp_path, GOOD))
    assert card.ask("en") == "First or lost?"
    assert card.ask("ru") == "Lần đầu hay bị mất?"
    assert card.label("1.000001", "en") == "first"
    assert card.label("1.000002", "en") == "bị mất"
    assert lost.label("1.000003", "vi") == "sổ"


def test_the_plain_one_stands_above_its_variants(tmp_path: Path) -> None:
    assert standing(load_families(write(tmp_path, GOOD))) == {"1.000001": 1, "1.000002": 1, "1.000003": -1}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (('plain: "1.000001"', 'plain: "1.000009"'), "plain"),
        (("question: Lần đầu hay bị mất?", "question: ''"), "question"),
        (("family: thẻ", "famly: thẻ"), "family"),
        (('"1.000002": {vi: bị mất}', ""), "members"),
        (("{vi: bị mất}", "{en: lost}"), "1.000002"),
    ],
)
def test_a_wrong_form_is_named(tmp_path: Path, change: tuple[str, str], named: str) -> None:
    with pytest.raises(SiblingsError, match=named):
        load_families(write(tmp_path, GOOD.replace(*change, 1)))


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert load_families(tmp_path / "none") == ()
