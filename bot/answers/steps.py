"""The steps of a procedure in short: each with its own mark and the first sentence of it, as the record parts them.

The record's outermost marks part the steps: "Bước 1", else the kind of mark that its first marked line has (1., a),
a dash, a plus sign), else its lines. Pure functions. Imported by bot.answers.card. Tested by
tests/unit/bot/answers/test_steps.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answers.shaping import sentences, tidy, without_bullet

_NAMED = re.compile(
    r"\W*(?:(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)]\s*)?(?P<mark>bước\s*(?:\d{1,2}|một|hai|ba|bốn|năm))\b[\s.:)–-]*",
    re.IGNORECASE,
)
_KINDS = (
    re.compile(r"[*+•–-]?\s*(?P<mark>\d{1,2}(?:\.\d{1,2}){0,2}[.)])\s*(?=\D)"),
    re.compile(r"[*+•–-]?\s*(?P<mark>[a-zđ][.)])\s*", re.IGNORECASE),
    re.compile(r"(?P<mark>[-–—])\s*"),
    re.compile(r"(?P<mark>[+*•●○▪■])\s*"),
)

_BELOW = re.compile(
    r"\A(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[ivx]{1,4})[.)]\s*)+(?=\D)|\A\([a-zđivx\d]{1,4}\)\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its mark in the record ("Bước 1", "a)"), "" for a mere bullet, and its first sentence."""

    mark: str
    text: str


def step_heads(text: str) -> tuple[Step, ...]:
    """The steps that the record's own marks part; () for none."""
    lines = [line for line in tidy(text).split("\n") if line.strip()]
    pattern = _outermost(lines)
    if pattern is None:
        return tuple(Step("", _first(line)) for line in lines if _first(line))
    found: list[Step] = []
    for at, line in enumerate(lines):
        if mark := pattern.match(line):
            following = lines[at + 1] if at + 1 < len(lines) and not pattern.match(lines[at + 1]) else ""
            name = mark["mark"]
            found.append(Step(name if re.search(r"\w", name) else "", _head(line[mark.end() :], following)))
    return tuple(step for step in found if step.text)


def _outermost(lines: list[str]) -> re.Pattern[str] | None:
    if any(_NAMED.match(line) for line in lines):
        return _NAMED
    for line in lines:
        for kind in _KINDS:
            if kind.match(line) and sum(bool(kind.match(other)) for other in lines) > 1:
                return kind
    return None


def _head(line: str, following: str) -> str:
    """The first sentence; where that only announces what follows ("thực hiện:"), with the first of the next line."""
    said = _first(line)
    if not said:
        return _first(following)
    more = _first(following) if _sentence(line).endswith(":") else ""
    return f"{said}: {more[:1].lower()}{more[1:]}" if more else said


def _first(line: str) -> str:
    """The first sentence without the mark that ends it."""
    return _sentence(line).rstrip(" .;:,")


def _sentence(line: str) -> str:
    """The first sentence of a line without bullets and the numbers of what is below a step."""
    return next(iter(sentences(_BELOW.sub("", without_bullet(line)))), "")
