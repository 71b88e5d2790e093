"""Tests of bot/understanding/scope.py and its patterns."""

import re

import pytest

from bot.understanding.patterns import Patterns
from bot.understanding.scope import FILE, outside, vague
from tests.unit.bot.understanding.examples import examples, ordinary, phrasings

LISTS = {
    "injection",
    "procedure",
    "not_word",
    "offtopic_sure",
    "not_offtopic_sure",
    "offtopic",
    "offtopic_word",
    "elsewhere",
    "not_elsewhere",
    "set_phrases",
    "too_general",
}


@pytest.mark.parametrize(("kind", "text"), examples("outside"))
def test_what_lies_outside(kind: str, text: str) -> None:
    found = outside(text)
    assert found is not None
    assert kind in ("any", found.kind)


@pytest.mark.parametrize(("kind", "text"), examples("vague"))
def test_what_is_too_general(kind: str, text: str) -> None:
    assert vague(text) is (kind == "vague")


@pytest.mark.parametrize(
    "text", ["", " ", "cccd", "1.001193", "GCNQSDĐ", "1 001193", "BHXH", "12/3/2020", "0912 345 678"]
)
def test_what_is_short_is_not_noise(text: str) -> None:
    assert outside(text) is None
    assert not vague(text)


def test_no_ordinary_question_is_outside_or_vague() -> None:
    assert [text for text in ordinary() if outside(text) or vague(text)] == []


def test_false_alarms_over_the_phrasings() -> None:
    texts = phrasings()
    for guard in (outside, vague):
        caught = [text for text in texts if guard(text)]
        assert len(caught) <= 0.003 * len(texts), caught


def test_every_list_has_its_place() -> None:
    patterns = Patterns(FILE)
    assert set(patterns.lists) == LISTS
    assert set(patterns.values) == {"raw", "sum", "keyboard", "vague_words"}
    for line in (*patterns.values["raw"], patterns.values["sum"], patterns.values["keyboard"]):
        assert re.compile(line)
