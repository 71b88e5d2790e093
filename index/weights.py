"""The weights of the ranking: few, readable, versioned data. Imported by index.

Tested by tests/unit/index/test_weights.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from index.talk import TalkWeights
from knowledge.errors import MotCuaError

FILE = Path(__file__).with_name("ranking.yaml")


class WeightsError(MotCuaError):
    """The weights file does not have the form."""


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Which candidates are compared with each other, and how (index/contrast.py).

    At most `candidates`, `within` so much of the first one's score; `ridge` regularises, `words` is the share of words
    against vectors; `weight` is that of the result.
    """

    candidates: int
    within: float
    ridge: float
    words: float
    weight: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight a signal; a score is the sum of weight times signal. `talk` weighs what was talked of before."""

    version: int
    by_signal: Mapping[str, float]
    talk: TalkWeights
    second_look: SecondLook


def load_weights(path: Path = FILE) -> Weights:
    """Reads the weights. Raises WeightsError naming the file and the mend."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        talk = content["talk"]
        same, new = _numbers(talk["same_topic"]), _numbers(talk["new_topic"])
        if set(same) != set(new):
            raise ValueError("same_topic, new_topic")
        between = TalkWeights(same, new, float(talk["border"]), float(talk["width"]), float(talk["back"]))
        look = _numbers(content["second_look"])
        second = SecondLook(int(look.pop("candidates")), **look)
        return Weights(int(content["version"]), _numbers(content["weights"]), between, second)
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise WeightsError(f"{path.name}: cần «version», «weights: tín hiệu: số», «talk» (xem bản gốc).") from exc


def _numbers(content: Mapping[str, object]) -> dict[str, float]:
    return {str(name): float(str(value)) for name, value in content.items()}
