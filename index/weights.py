"""The weights of the ranking: few, readable, versioned data. Imported by index.

Tested by tests/unit/index/test_weights.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.errors import MotCuaError

FILE = Path(__file__).with_name("ranking.yaml")


class WeightsError(MotCuaError):
    """The weights file does not have the form."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight a signal; a score is the sum of weight times signal."""

    version: int
    by_signal: Mapping[str, float]


def load_weights(path: Path = FILE) -> Weights:
    """Reads the weights. Raises WeightsError naming the file and the mend."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        weights = {str(name): float(value) for name, value in content["weights"].items()}
        return Weights(int(content["version"]), weights)
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise WeightsError(f"{path.name}: cần «version» và «weights: tín hiệu: số».") from exc
