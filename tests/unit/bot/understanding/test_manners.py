"""Tests of bot/understanding/manners.py and its patterns."""

import re

import pytest

from bot.understanding.manners import FILE, SmalltalkKind, smalltalk
from bot.understanding.patterns import Patterns
from tests.unit.bot.understanding.examples import examples, ordinary, phrasings


@pytest.mark.parametrize(("kind", "text"), examples("manners"))
def test_manners_alone(kind: str, text: str) -> None:
    found = smalltalk(text)
    assert (found.kind.value if found else "none") == kind


@pytest.mark.parametrize("text", ["", "   ", "làm khai sinh", "chào " * 30])
def test_what_is_none(text: str) -> None:
    assert smalltalk(text) is None


def test_no_question_about_a_procedure_is_manners() -> None:
    assert [text for text in [*ordinary(), *phrasings()] if smalltalk(text)] == []


def test_every_list_has_its_place() -> None:
    patterns = Patterns(FILE)
    assert set(patterns.values) == {"most_words", "order", "symbols"}
    assert set(patterns.values["order"].values()) == {kind.value for kind in SmalltalkKind}
    assert set(patterns.lists) == set(patterns.values["order"]) | {"around"}
    for kind, line in patterns.values["symbols"].items():
        assert SmalltalkKind(kind)
        assert re.compile(line)
