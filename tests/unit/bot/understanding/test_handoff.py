"""Tests of bot/understanding/handoff.py and its patterns."""

import re

import pytest

from bot.understanding.handoff import FILE, HandoffKind, handoff
from bot.understanding.patterns import Patterns
from tests.unit.bot.understanding.examples import examples, ordinary, phrasings


@pytest.mark.parametrize(("kind", "text"), examples("handoff"))
def test_what_a_person_has_to_see_to(kind: str, text: str) -> None:
    found = handoff(text)
    if kind == "none":
        assert found is None
    else:
        assert found is not None
        assert kind in ("any", found.kind)


def test_no_ordinary_question_is_handed_over() -> None:
    assert [text for text in ordinary() if handoff(text)] == []


def test_false_alarms_over_the_phrasings() -> None:
    texts = phrasings()
    caught = [text for text in texts if handoff(text)]
    assert len(caught) <= 0.003 * len(texts), caught


def test_every_list_has_its_place() -> None:
    patterns = Patterns(FILE)
    assert set(patterns.values) == {"order", "receipt"}
    assert sorted(patterns.values["order"]) == sorted(HandoffKind)
    assert re.compile(patterns.values["receipt"])
    allowed = {
        f"{before}{kind}{after}" for kind in HandoffKind for before, after in (("", ""), ("", "_sure"), ("not_", ""))
    }
    assert set(patterns.lists) <= allowed | {"harmless"}
