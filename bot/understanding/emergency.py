"""Whether a message tells of an emergency that happens now, and the number to call.

The patterns are data (emergency.yaml). What sounds alike but is a matter of papers ("thẩm duyệt PCCC", "trợ cấp tai
nạn") or lies in the past is none. Imported by bot. Tested by tests/unit/bot/understanding/test_emergency.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.understanding.patterns import Patterns, to_line

FILE = Path(__file__).with_name("emergency.yaml")


class EmergencyKind(StrEnum):
    """What is happening. `UNCLEAR` is a cry for help that does not say."""

    SUICIDE = "suicide"
    CHILD = "child"
    FIRE = "fire"
    RESCUE = "rescue"
    MEDICAL = "medical"
    SCAM = "scam"
    CRIME = "crime"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Emergency:
    """An emergency and the number to call first."""

    kind: EmergencyKind
    number: str


def find_emergency(text: str) -> Emergency | None:
    """The emergency that a message tells of, None where it tells of none."""
    patterns = _patterns()
    said = to_line(text)
    line = patterns.without("harmless", said)
    numbers = patterns.values["numbers"]
    for kind, number in numbers.items():
        if patterns.found(f"{kind}_now", line):
            return Emergency(EmergencyKind(kind), number)
    if patterns.found("office", said) or patterns.found("past", said):
        return None
    tiers = ["{}"] if patterns.found("errand", said) else ["{}", "{}_word"]
    for tier in tiers:
        for kind, number in numbers.items():
            if patterns.found(tier.format(kind), line):
                return Emergency(EmergencyKind(kind), number)
    return None


@cache
def _patterns() -> Patterns:
    return Patterns(FILE)
