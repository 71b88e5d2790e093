"""Whether a ranking is answered, by thresholds that are data (decision.yaml).

Imported by bot.assistant. Tested by tests/unit/bot/test_assistant.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from index.searcher import Ranking

FILE = Path(__file__).with_name("decision.yaml")


class Decision(StrEnum):
    """What to do with a ranking."""

    ANSWER = "answer"
    ABSTAIN = "abstain"
    UNKNOWN_CODE = "unknown_code"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Cosine and lexical share below which, both together, the best procedure is not answered with."""

    least_dense: float
    least_lexical: float


@cache
def load_thresholds(path: Path = FILE) -> Thresholds:
    """Reads the thresholds."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Thresholds(float(content["least_dense"]), float(content["least_lexical"]))


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
    if first.dense < thresholds.least_dense and first.lexical < thresholds.least_lexical:
        return Decision.ABSTAIN
    return Decision.ANSWER
