"""What is done with a ranking: answered, asked back, or not guessed at. Weights and thresholds are data.

The probability that the first procedure is right is a logistic function of what the ranking shows: how far the first
lies above the next one that is another need, how high it lies, and what comparing it with the next ones gave. It is
fitted on messages with known procedures that are not among the phrasings (scripts/calibrate, docs/calibration.md).
Imported by bot.assistant. Tested by tests/unit/bot/test_decision.py.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

import yaml

from index.searcher import Hit, Ranking
from knowledge.text import fold_accents

FILE = Path(__file__).with_name("decision.yaml")
FEATURES = ("margin", "score", "contrast")
OFFERED = 5
HIGH = 1.6  # scores above come from short, exact questions, which the messages it was fitted on hardly hold


class Decision(StrEnum):
    """What to do with a ranking."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    ABSTAIN = "abstain"
    UNKNOWN_CODE = "unknown_code"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`weights` by feature and "bias"; at `answer_at` it is answered; below `known_at` nothing is like the message."""

    weights: Mapping[str, float]
    answer_at: float
    known_at: float


@cache
def load_thresholds(talking: bool = False, path: Path = FILE) -> Thresholds:
    """Reads the thresholds for a message alone, or for one within a talk: that rests on less."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    part = content["talking" if talking else "alone"]
    weights = {name: float(part["weights"][name]) for name in (*FEATURES, "bias")}
    return Thresholds(weights, float(part["answer_at"]), float(content["known_at"]))


def distinct(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that stand for different needs: of those with one title, or said to be the same, the first."""
    seen: set[str] = set()
    kept = []
    for hit in hits:
        names = {hit.row.code, _folded(hit.row.title)} | ({hit.row.same_as} - {""})
        if not names & seen:
            kept.append(hit)
        seen |= names
    return kept


@lru_cache(maxsize=1 << 14)
def _folded(title: str) -> str:
    """A title as it is compared with others; the same few thousand come again with every question."""
    return fold_accents(title).strip(" .")


def features(ranking: Ranking) -> dict[str, float]:
    """What the probability is made from; the ranking has a hit."""
    first, *rest = distinct(ranking.hits)
    margin = first.score - rest[0].score if rest else 1.0
    return {
        "margin": min(margin, 1.0),
        "score": min(alone(first), HIGH),
        "contrast": first.score - alone(first),
    }


def alone(hit: Hit) -> float:
    """The score of a hit before it was compared with those next to it: how alike it is, whatever else is."""
    return hit.score - dict(hit.signals).get("contrast", 0.0)


def probability(ranking: Ranking, thresholds: Thresholds) -> float:
    """How likely the first procedure is the right one, 0 to 1."""
    weights = thresholds.weights
    total = weights["bias"] + sum(weights[name] * value for name, value in features(ranking).items())
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def decide(ranking: Ranking, thresholds: Thresholds) -> Decision:
    """The decision: a code that is not known is said to be so, a question that resembles nothing is not guessed at."""
    query = ranking.query
    if not ranking.hits:
        return Decision.UNKNOWN_CODE if query.codes else Decision.ABSTAIN
    first = ranking.hits[0]
    known = any(hit.row.code in query.codes for hit in ranking.hits)
    if query.codes and not known and len(query.whole[0].words if query.whole else ()) <= len(query.codes) * 3 + 3:
        return Decision.UNKNOWN_CODE
    if known or first.row.decision.upper() in query.decisions:
        return Decision.ANSWER
    if alone(first) < thresholds.known_at:
        return Decision.ABSTAIN
    return Decision.ANSWER if probability(ranking, thresholds) >= thresholds.answer_at else Decision.CLARIFY
