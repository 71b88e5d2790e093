"""Personal data in a message: found by format and check, not by any long number, and masked before anything is kept.

A procedure's code, a decision's number, money, dates alone and hotlines are none. Patterns are data
(personal_data.yaml). Imported by bot. Tested by tests/unit/bot/understanding/test_personal_data.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from knowledge.text import fold_accents

FILE = Path(__file__).with_name("personal_data.yaml")
LONGEST = 2_000  # characters that are read
NEAR = 40  # characters before a number within which the word that names it stands


class DataKind(StrEnum):
    """What was found."""

    IDENTITY = "identity"
    TELEPHONE = "telephone"
    ACCOUNT = "account"
    INSURANCE = "insurance"
    EMAIL = "email"
    SECRET = "secret"


@dataclass(frozen=True, slots=True)
class Finding:
    """Where it stands: characters `start` to `end`."""

    kind: DataKind
    start: int
    end: int


def find_personal_data(text: str) -> tuple[Finding, ...]:
    """What is personal in a message, in order, no two overlapping."""
    read = text[:LONGEST]
    folded = _same_length(read)
    found: list[Finding] = []
    for kind, pattern, word, check in _rules():
        for match in pattern.finditer(folded):
            start, end = match.span("data")
            if any(start < other.end and other.start < end for other in found):
                continue
            if word is not None and not word.search(folded[max(0, start - NEAR) : start]):
                continue
            if check and not _is_identity(re.sub(r"\D", "", match["data"])):
                continue
            found.append(Finding(kind, start, end))
    return tuple(sorted(found, key=lambda finding: finding.start))


def mask(text: str, findings: tuple[Finding, ...], label: str = "[…]") -> str:
    """The message with each finding replaced by `label`."""
    for finding in reversed(findings):
        text = text[: finding.start] + label + text[finding.end :]
    return text


def _is_identity(digits: str) -> bool:
    """Twelve digits: province 001 to 096, century and sex 0 to 3, year of birth (Circular 59/2021/TT-BCA)."""
    return len(digits) == 12 and 1 <= int(digits[:3]) <= 96 and digits[3] in "0123"


def _same_length(text: str) -> str:
    """Folded character by character, so that places stay."""
    return "".join((fold_accents(char) or char)[:1] for char in text)


@cache
def _rules() -> list[tuple[DataKind, re.Pattern[str], re.Pattern[str] | None, bool]]:
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [
        (
            DataKind(rule["kind"]),
            re.compile(rule["pattern"]),
            re.compile(rule["word"]) if "word" in rule else None,
            bool(rule.get("identity")),
        )
        for rule in content["rules"]
    ]
