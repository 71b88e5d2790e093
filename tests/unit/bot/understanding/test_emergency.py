"""Tests of bot/understanding/emergency.py and its patterns."""

import pytest

from bot.understanding.emergency import FILE, EmergencyKind, find_emergency
from bot.understanding.patterns import Patterns
from tests.unit.bot.understanding.examples import examples, ordinary, phrasings

TIERS = ("{}_now", "{}", "{}_word")


@pytest.mark.parametrize(("kind", "text"), examples("emergency"))
def test_what_is_an_emergency_and_what_only_sounds_like_one(kind: str, text: str) -> None:
    emergency = find_emergency(text)
    if kind == "none":
        assert emergency is None
    else:
        assert emergency is not None
        assert kind in ("any", emergency.kind)


@pytest.mark.parametrize(
    ("text", "number"),
    [("cháy nhà rồi", "114"), ("con tôi mất tích", "111"), ("có trộm trong nhà", "113"), ("bố tôi đột quỵ", "115")],
)
def test_the_number_to_call(text: str, number: str) -> None:
    emergency = find_emergency(text)
    assert emergency is not None
    assert emergency.number == number


def test_no_ordinary_question_is_an_emergency() -> None:
    assert [text for text in ordinary() if find_emergency(text)] == []


def test_false_alarms_over_the_phrasings() -> None:
    texts = phrasings()
    caught = [text for text in texts if find_emergency(text)]
    # Some phrasings do tell of violence against a child that goes on.
    assert len(caught) <= 0.003 * len(texts), caught


def test_every_list_has_its_place() -> None:
    patterns = Patterns(FILE)
    assert set(patterns.values) == {"numbers"}
    assert set(patterns.values["numbers"]) == {kind.value for kind in EmergencyKind}
    assert set(patterns.values["numbers"].values()) == {"111", "113", "114", "115"}
    tiers = {tier.format(kind.value) for kind in EmergencyKind for tier in TIERS}
    assert set(patterns.lists) <= tiers | {"harmless", "office", "past", "errand"}
    assert {kind.value for kind in EmergencyKind} <= set(patterns.lists)
