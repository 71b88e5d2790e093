"""Whether a person has to see to a message: a human is wanted, an own dossier's status, a complaint, account trouble.

A question about a procedure ("thủ tục khiếu nại", "tra cứu kết quả ở đâu") is none of these. The patterns are data
(handoff.yaml). Imported by bot. Tested by tests/unit/bot/understanding/test_handoff.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.understanding.patterns import LONGEST, Patterns, to_line

FILE = Path(__file__).with_name("handoff.yaml")


class HandoffKind(StrEnum):
    """What a person has to see to."""

    ACCOUNT = "account"
    STATUS = "status"
    COMPLAINT = "complaint"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Handoff:
    """A message that a person has to see to."""

    kind: HandoffKind


def handoff(text: str) -> Handoff | None:
    """What a person has to see to in a message, None where the assistant may answer."""
    if _receipt().search(text[:LONGEST].lower()):
        return Handoff(HandoffKind.STATUS)
    patterns = _patterns()
    line = patterns.without("harmless", to_line(text))
    kinds = patterns.values["order"]
    for kind in kinds:
        if patterns.found(f"{kind}_sure", line):
            return Handoff(HandoffKind(kind))
    for kind in kinds:
        if patterns.found(kind, line) and not patterns.found(f"not_{kind}", line):
            return Handoff(HandoffKind(kind))
    return None


@cache
def _patterns() -> Patterns:
    return Patterns(FILE)


@cache
def _receipt() -> re.Pattern[str]:
    return re.compile(_patterns().values["receipt"])
