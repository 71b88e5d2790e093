"""Figures of a question set: was an acceptable procedure first, or among the first three, and why not.

S@k is the share of questions for which one of the first k codes is acceptable. Imported by bot. Tested by
tests/unit/index/test_evaluation.py with figures done by hand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from knowledge.text import fold_accents


class Cause(StrEnum):
    """Why a question was missed."""

    MISSING = "candidate missing"  # no acceptable code among the candidates
    RANKED_LOW = "ranked low"  # there, but below the third place
    VARIANT = "variant beat plain"  # a procedure of the same family stands first
    SIBLING = "gold sibling"  # an acceptable one stands second or third
    NOT_ANSWERED = "not answered"  # right candidate, but the outcome was no answer


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with its acceptable codes and the codes that came, best first."""

    id: str
    style: str
    query: str
    gold: Set[str]
    codes: Sequence[str]
    later_turn: bool = False

    @property
    def rank(self) -> int | None:
        """Place of the first acceptable code, 0-based; None where there is none."""
        return next((place for place, code in enumerate(self.codes) if code in self.gold), None)


@dataclass(frozen=True, slots=True)
class Figures:
    """S@1 and S@3 over n questions."""

    n: int
    s1: float
    s3: float


def figures(judged: Iterable[Judged]) -> dict[str, Figures]:
    """Figures by style, and under "all" for single questions and first turns together."""
    groups: dict[str, list[int | None]] = defaultdict(list)
    for item in judged:
        groups["dialogue-later" if item.later_turn else item.style].append(item.rank)
        if not item.later_turn:
            groups["all"].append(item.rank)
    return {
        name: Figures(
            n=len(ranks),
            s1=sum(rank == 0 for rank in ranks) / len(ranks),
            s3=sum(rank is not None and rank < 3 for rank in ranks) / len(ranks),
        )
        for name, ranks in groups.items()
    }


def cause(item: Judged, titles: Mapping[str, str]) -> Cause:
    """Why the first code is not acceptable."""
    if item.rank is None:
        return Cause.MISSING
    first = titles.get(item.codes[0], "") if item.codes else ""
    if any(same_family(first, titles.get(code, "")) for code in item.gold):
        return Cause.VARIANT
    return Cause.SIBLING if item.rank < 3 else Cause.RANKED_LOW


def same_family(first: str, second: str) -> bool:
    """Whether two titles share most of their words."""
    a, b = (set(re.findall(r"\w+", fold_accents(title))) for title in (first, second))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.7
