"""A question before it is finished: what its maker found, and why nothing was made where nothing was.

`finish` words a draft, holds it to what a quiz poll takes, and puts its choices into an order that only its id decides.
Imported by everything in bot.quiz. Tested by tests/unit/bot/quiz/test_draft.py.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.quiz.question import Question, QuestionKind
from bot.wording import notice
from knowledge.text import one_line

# Limits of a Telegram quiz poll.
LONGEST_QUESTION = 300
LONGEST_CHOICE = 100
LONGEST_EXPLANATION = 200
MOST_CHOICES = 4

_NO_WORD = re.compile(r"[\W_]+")


class Reason(StrEnum):
    """Why no question was made of a fact."""

    SILENT = "silent"
    DOUBTED = "doubted"
    QUALIFIED = "qualified"
    SEVERAL = "several"
    OPEN = "open"
    UNCLEAR = "unclear"
    OUTDATED = "outdated"
    GIVEN_AWAY = "given_away"
    TOO_LONG = "too_long"
    FEW_WRONG = "few_wrong"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that was not made."""

    kind: QuestionKind
    reason: Reason


@dataclass(frozen=True, slots=True)
class Draft:
    """What a maker found. `wording` is a key of bot/locale/quiz.yaml that `values` and the procedure's name fill;
    `wrong` are choices that the record proves wrong, best first; `fact` is what the explanation states.
    """

    kind: QuestionKind
    wording: str
    right: str
    wrong: tuple[str, ...]
    section: str
    fact: str
    values: Mapping[str, str] = field(default_factory=dict)
    fewest: int = MOST_CHOICES  # choices without which the question is not asked


@dataclass(frozen=True, slots=True)
class Named:
    """What a question calls its procedure: names to try in turn, until one fits."""

    code: str
    decision: str
    names: tuple[str, ...]


def finish(draft: Draft, named: Named) -> Question | LeftOut:
    """The question of a draft; left out where it fits under no name or has too few choices."""
    choices = _different((draft.right, *draft.wrong))[:MOST_CHOICES]
    if len(choices) < draft.fewest:
        return LeftOut(draft.kind, Reason.FEW_WRONG)
    text = next((text for text in (_asked(draft, name) for name in named.names) if len(text) <= LONGEST_QUESTION), None)
    if text is None or any(len(choice) > LONGEST_CHOICE for choice in choices):
        return LeftOut(draft.kind, Reason.TOO_LONG)
    mark = digest(named.code, draft.kind.value, text, draft.section, draft.fact, draft.right, *sorted(choices))
    ordered = tuple(sorted(choices, key=lambda choice: digest(mark, choice)))
    return Question(
        id=mark[:12],
        code=named.code,
        kind=draft.kind,
        text=text,
        choices=ordered,
        key=ordered.index(choices[0]),
        section=draft.section,
        explanation=_explained(draft, named),
    )


def say(key: str, **values: str) -> str:
    """The wording under `key` with its {marks} filled in."""
    spoken = notice("quiz", key)
    return spoken.format(**values) if values else spoken


def digest(*parts: str) -> str:
    """Hexadecimal digits that stand for `parts` in their order."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def drawn(candidates: Iterable[str], *seed: str) -> list[str]:
    """`candidates` in an order that `seed` decides; one more or less moves none of the others."""
    mark = digest(*seed)
    return sorted(candidates, key=lambda candidate: digest(mark, candidate))


def folded(text: str) -> str:
    """`text` without case, blanks and punctuation: equal where two choices would read alike."""
    return _NO_WORD.sub("", text.lower())


def capital(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def _asked(draft: Draft, name: str) -> str:
    return capital(one_line(say(draft.wording, name=name, **draft.values)))


def _different(choices: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for choice in choices:
        seen.setdefault(folded(choice), capital(choice))
    return list(seen.values())


def _explained(draft: Draft, named: Named) -> str:
    values = {"code": named.code, "section": draft.section, "fact": draft.fact.rstrip("."), "decision": named.decision}
    keys = (
        ("explain", "explain_undated", "explain_bare", "explain_barest")
        if named.decision
        else ("explain_undated", "explain_barest")
    )
    told = [say(key, **values) for key in keys]
    return next((text for text in told if len(text) <= LONGEST_EXPLANATION), told[-1])
