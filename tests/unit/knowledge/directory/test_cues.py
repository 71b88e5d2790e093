"""Tests of knowledge/directory/cues.py and of content/directory/cues.yaml."""

from pathlib import Path

import pytest

from knowledge.directory.cues import ends_with, load_cues, starts_with
from knowledge.directory.records import Kind
from knowledge.directory.spelling import read_words, tidy
from knowledge.errors import ContentError
from tests.unit.knowledge.directory.sample import DIRECTORY, FOLDER

CUES = load_cues(FOLDER / "cues.yaml")


def test_the_longest_phrase_beside_a_position_counts() -> None:
    words = read_words(tidy("ở thị xã La Gi"))
    assert ends_with(words, 3, CUES.before) == 2
    assert CUES.before[("thị", "xã")] is Kind.DISTRICT_TOWN
    assert ends_with(words, 1, CUES.before) == 0
    assert starts_with(words, 1, CUES.region) == 2
    assert starts_with(words, 5, CUES.region) == 0


def test_every_name_of_the_lists_is_a_name_of_the_directory() -> None:
    places = [*DIRECTORY.units, *DIRECTORY.old_units, *DIRECTORY.districts, *DIRECTORY.provinces]
    names = {place.short for place in places}
    tails = {name.removesuffix(tail) for name in names for tail in (" - Đà Lạt", " Lâm Hà")}
    assert CUES.ordinary - names - tails == set()
    assert CUES.bare - names - tails == set()
    assert set(CUES.also) - names - tails == set()


def test_phrases_are_in_lower_case_with_old_tones() -> None:
    for phrases in (CUES.before, CUES.after, CUES.office, CUES.old, CUES.otherwise, CUES.region):
        assert all(word == word.lower() for phrase in phrases for word in phrase)
        assert all(1 <= len(phrase) <= 3 for phrase in phrases)


@pytest.mark.parametrize("text", ["", "- a", "version: 1", "a: [", "version: 1\nbefore: {}"])
def test_a_file_without_the_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cues.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="cues.yaml"):
        load_cues(path)
