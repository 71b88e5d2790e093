"""The authored journeys: their procedures are in plain language, their words fit, their messages are nobody else's."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from index.query.syllables import folded, words
from knowledge.journeys import Journey, load_journeys
from knowledge.phrasings import load_phrasings
from knowledge.texts import LANGUAGES
from tests.content.near_copies import near_copies

CONTENT = Path(__file__).resolve().parents[2] / "knowledge" / "content"
JOURNEYS = load_journeys(CONTENT / "journeys")
WANTED = {
    *("sinh-con", "ket-hon", "chuyen-nha", "nguoi-than-qua-doi", "xay-nha", "mo-tiem", "mua-dat", "viec-lam-moi"),
    *("mat-giay-to", "tuoi-gia", "nguoi-khuyet-tat"),
}
TITLE, ABOUT, NAME, WHY, CONDITION = 60, 220, 45, 160, 90  # characters


def test_every_life_event_is_there() -> None:
    assert set(JOURNEYS) >= WANTED


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=list(JOURNEYS))
def test_every_step_works_in_a_checkout_without_the_corpus(journey: Journey) -> None:
    codes = [step.code for step in journey.steps]
    assert len(set(codes)) == len(codes)
    assert 4 <= len(codes) <= 9
    assert [code for code in codes if not (CONTENT / "procedures" / f"{code}.yaml").is_file()] == []


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=list(JOURNEYS))
def test_words_fit_and_are_nfc(journey: Journey) -> None:
    for language in LANGUAGES:
        texts = [(journey.title, TITLE), (journey.about, ABOUT)]
        texts += [(step.name, NAME) for step in journey.steps] + [(step.why, WHY) for step in journey.steps]
        texts += [(step.condition, CONDITION) for step in journey.steps if step.condition]
        for text, longest in texts:
            assert 0 < len(text[language]) <= longest, text
            assert unicodedata.is_normalized("NFC", text[language])


def test_a_message_tells_one_event_and_is_no_phrasing_of_a_procedure() -> None:
    told = Counter(bare(text) for journey in JOURNEYS.values() for text in journey.says)
    assert [text for text, count in told.items() if count > 1] == []
    phrased = {bare(text) for entry in load_phrasings(CONTENT / "phrasings").values() for text in entry.phrasings}
    assert sorted(phrased & set(told)) == []


def test_no_message_is_nearly_a_question() -> None:
    assert near_copies((journey.name, text) for journey in JOURNEYS.values() for text in journey.says) == []


def bare(text: str) -> str:
    return " ".join(folded(word) for word in words(text))
