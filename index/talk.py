"""What was talked of before, as evidence for what a message means now: "còn lệ phí?" names no procedure at all.

A message is ranked alone and joined to the text that opened the topic; the procedure in talk, those of its field and
earlier ones get a bonus. How much, depends on how well the message stands alone: `apart` is how far the best
procedure of all lies above the best of the field in talk. In dialogues it is under 0.35 for nine messages in ten, in a
message on a new subject above 0.42 for three in four (docs/measurements.md). Weights are data (ranking.yaml). Imported
by index.searcher. Tested by tests/unit/index/test_talk.py.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.catalogue import Row
from knowledge.text import fold_accents

Scores = npt.NDArray[np.float32]
ABOVE = 0.5  # a margin at which an answer is as good as sure
# "quay lại cái lúc nãy": the person goes back to what was talked of before the present topic.
BACK = re.compile(
    r"(?<!\w)(?:quay (?:lai|ve)|tro lai (?:chuyen|viec|cai|luc)|luc nay|luc dau|hoi nay|ban dau|dau tien|viec truoc"
    r"|cai truoc|back to|earlier one|first one|вернемся|вернёмся|вернуться к)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Talk:
    """The topic in talk: the text that opened it and its procedure; `earlier` procedures, latest first."""

    text: str
    code: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkWeights:
    """Weights of a message that goes on with the topic (`same_topic`) and of one that stands apart (`new_topic`).

    Between them lies a logistic curve over `apart` with its middle at `border` and this `width`.
    """

    same_topic: Mapping[str, float]
    new_topic: Mapping[str, float]
    border: float
    width: float
    back: float

    def at(self, apart: float) -> dict[str, float]:
        """The weights for a message that lies `apart` from the field in talk."""
        share = 1 / (1 + math.exp(min(50.0, (apart - self.border) / self.width)))
        return {name: share * self.same_topic[name] + (1 - share) * self.new_topic[name] for name in self.same_topic}


def goes_back(text: str) -> bool:
    """Whether the person says that they go back to an earlier topic."""
    return BACK.search(fold_accents(text).lower()) is not None


def same_topic(talk: Talk, alone: Scores, joined: Scores, rows: Sequence[Row]) -> Scores:
    """What makes the scores those of the message joined to the topic, the procedure in talk above all others.

    For a message that names nothing: what it shares with procedures by itself is chance.
    """
    scores = np.asarray(joined, np.float32).copy()
    current = [place for place, row in enumerate(rows) if row.code == talk.code]
    scores[current] = scores.max() + ABOVE
    return np.asarray(scores - alone, np.float32)


def talk_bonus(
    talk: Talk, alone: Scores, joined: Scores, rows: Sequence[Row], weights: TalkWeights, back: bool
) -> Scores:
    """What the talk adds to the scores of a message ranked `alone`, shape (procedures,)."""
    at = {row.code: place for place, row in enumerate(rows)}
    if talk.code not in at:
        return np.zeros(len(rows), np.float32)
    field = np.asarray([row.field == rows[at[talk.code]].field for row in rows])
    weight = weights.at(float(alone.max() - alone[field].max()))
    bonus = np.asarray(weight["joined"] * joined, np.float32)
    bonus += np.float32(weight["field"]) * field
    bonus[at[talk.code]] += weight["current"]
    for code in talk.earlier:
        if code in at:
            bonus[at[code]] += weights.back if back else weight["earlier"]
    if back and talk.earlier:
        bonus[at[talk.code]] -= weight["current"]
    return bonus
