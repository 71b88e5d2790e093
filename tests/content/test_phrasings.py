"""The authored phrasings and the thesaurus: form, and no near copy of a question of the development set."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from index.query.thesaurus import Thesaurus
from knowledge.phrasings import load_phrasings
from tests.content.near_copies import near_copies

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "knowledge" / "content"
LEAST = 12


def test_every_entry_says_how_it_differs_and_has_enough_phrasings() -> None:
    entries = load_phrasings(CONTENT / "phrasings")
    assert len(entries) > 1000
    thin = [e.code for e in entries.values() if len(e.phrasings) < (3 if e.same_as else LEAST)]
    assert thin == []
    assert [e.code for e in entries.values() if not e.differs] == []
    assert [e.code for e in entries.values() if e.same_as == e.code] == []


def test_phrasings_are_nfc_and_said_once_by_a_code() -> None:
    for entry in load_phrasings(CONTENT / "phrasings").values():
        assert len(set(entry.phrasings)) == len(entry.phrasings), entry.code
        for text in entry.phrasings:
            assert unicodedata.is_normalized("NFC", text), (entry.code, text)


def test_no_phrasing_is_nearly_a_question() -> None:
    entries = load_phrasings(CONTENT / "phrasings").values()
    assert near_copies((entry.code, text) for entry in entries for text in entry.phrasings) == []


def test_the_thesaurus_loads_and_covers_every_kind() -> None:
    entries = Thesaurus.load(CONTENT / "thesaurus").entries
    kinds = {kind: sum(entry.kind == kind for entry in entries) for kind in {entry.kind for entry in entries}}
    assert len(kinds) == 7
    assert min(kinds.values()) >= 100
    assert all(entry.evidence for entry in entries)


def test_the_words_of_the_shelf_load_and_none_stands_for_itself() -> None:
    entries = Thesaurus.load(CONTENT / "shelf-words").entries
    assert len(entries) >= 400
    said = [entry.say for entry in entries]
    assert [say for say in said if said.count(say) > 1] == []
    assert [entry.say for entry in entries if entry.say in entry.means and len(entry.means) == 1] == []
