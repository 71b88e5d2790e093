"""Personal data in a message: found by format and check, not by any long number, and masked before anything is kept.

A procedure's code, a decision's number, money, dates alone and hotlines are none. A name counts beside a date of birth,
an illness or a number of the person's. Patterns are data (personal_data.yaml). Imported by bot.
Tested by tests/unit/bot/understanding/test_personal_data.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.understanding.personal_names import find_names
from knowledge.text import fold_accents

FILE = Path(__file__).with_name("personal_data.yaml")
LONGEST = 8_000  # characters that are read; Telegram sends 4,096 at most
BEFORE = 40  # characters before a number within which the word that names it stands
AFTER = 20  # characters after it
UNLESS = 24  # characters before it within which a word says that it is something else


class DataKind(StrEnum):
    """What was found."""

    IDENTITY = "identity"
    TELEPHONE = "telephone"
    ACCOUNT = "account"
    INSURANCE = "insurance"
    EMAIL = "email"
    SECRET = "secret"
    NAME = "name"
    BIRTH = "birth"


@dataclass(frozen=True, slots=True)
class Finding:
    """Where it stands: characters `start` to `end`."""

    kind: DataKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: DataKind
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None
    identity: bool

    def fits(self, folded: str, match: re.Match[str]) -> bool:
        """Whether the words around a match speak for it."""
        start, end = match.span("data")
        if self.unless and self.unless.search(folded[max(0, start - UNLESS) : start]):
            return False
        if self.unless_after and self.unless_after.match(folded[end:]):
            return False
        named = bool(self.before and self.before.search(folded[max(0, start - BEFORE) : start]))
        if self.identity:
            return named or _is_identity(re.sub(r"\D", "", match["data"]))
        followed = bool(self.after and self.after.search(folded[end : end + AFTER]))
        return named or followed or self.before is None


def find_personal_data(text: str) -> tuple[Finding, ...]:
    """What is personal in the first `LONGEST` characters of a message, in order, no two overlapping."""
    folded, places = _folded(text[:LONGEST])
    found: list[Finding] = []
    for kind, start, end in (*_numbers(folded), *_birth(folded)):
        if not any(start < other.end and other.start < end for other in found):
            found.append(Finding(kind, start, end))
    numbers = [finding for finding in found if finding.kind is not DataKind.BIRTH]
    names = find_names(text[:LONGEST], folded, places, _content())
    if not names:
        found = numbers
    if names and (found or _content()["health"].search(folded)):
        found += [
            Finding(DataKind.NAME, start, end)
            for start, end in names
            if not any(start < other.end and other.start < end for other in found)
        ]
    return tuple(
        Finding(finding.kind, places[finding.start], places[finding.end - 1] + 1)
        for finding in sorted(found, key=lambda finding: finding.start)
    )


def mask(text: str, findings: tuple[Finding, ...], label: str = "[…]") -> str:
    """The message with each finding replaced by `label`. What lies beyond `LONGEST`, not looked at, is dropped."""
    text = text[:LONGEST]
    for finding in reversed(findings):
        text = text[: finding.start] + label + text[finding.end :]
    return text


def _numbers(folded: str) -> Iterator[tuple[DataKind, int, int]]:
    for rule in _rules():
        for match in rule.pattern.finditer(folded):
            if rule.fits(folded, match):
                yield (rule.kind, *match.span("data"))


def _birth(folded: str) -> Iterator[tuple[DataKind, int, int]]:
    for match in _content()["birth"].finditer(folded):
        yield (DataKind.BIRTH, *match.span("data"))


def _is_identity(digits: str) -> bool:
    """Twelve digits: province 001 to 096, century and sex 0 to 3, year of birth (Circular 59/2021/TT-BCA)."""
    return len(digits) == 12 and 1 <= int(digits[:3]) <= 96 and digits[3] in "0123"


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded, one character for one, and the place of each in the text; combining marks are left out."""
    pairs = [(_fold(char), place) for place, char in enumerate(text)]
    return "".join(char for char, _ in pairs if char), [place for char, place in pairs if char]


@cache
def _fold(char: str) -> str:
    return "" if "\u0300" <= char <= "\u036f" else (fold_accents(char) or char)[:1]


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return content | {key: re.compile(content[key]) for key in ("birth", "health", "introduced")}


@cache
def _rules() -> tuple[_Rule, ...]:
    content = _content()

    def words(rule: dict[str, Any], key: str) -> re.Pattern[str] | None:
        return re.compile(rf"(?<!\w)(?:{rule[key]})(?!\w)") if key in rule else None

    return tuple(
        _Rule(
            DataKind(rule["kind"]),
            re.compile(rule["pattern"].replace("{gap}", content["gap"])),
            words(rule, "before"),
            words(rule, "after"),
            words(rule, "unless"),
            re.compile(rf"(?:{rule['unless_after']})(?!\w)") if "unless_after" in rule else None,
            bool(rule.get("identity")),
        )
        for rule in content["rules"]
    )
