"""The authored families of siblings: codes exist, words fit a button, nothing said twice."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from knowledge.phrasings import load_phrasings
from knowledge.siblings import load_families

CONTENT = Path(__file__).resolve().parents[2] / "knowledge" / "content"
QUESTION, LABEL = 140, 50  # characters: one short question, one line on a button


def test_families_rest_on_procedures_that_have_phrasings() -> None:
    known = load_phrasings(CONTENT / "phrasings")
    families = load_families(CONTENT / "siblings")
    assert len(families) >= 100
    assert [(f.name, code) for f in families for code in f.members if code not in known] == []


def test_words_are_short_and_told_apart() -> None:
    for family in load_families(CONTENT / "siblings"):
        for language in ("vi", "en", "ru"):
            assert len(family.ask(language)) <= QUESTION, family.name
            labels = [family.label(code, language) for code in family.members]
            assert len(set(labels)) == len(labels), (family.name, language)
            assert all(0 < len(label) <= LABEL for label in labels), (family.name, language)
            assert all(unicodedata.is_normalized("NFC", label) for label in labels), family.name
