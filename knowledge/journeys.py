"""Life events: the procedures that a person then meets, in their order, each with its why; content/journeys/*.yaml.

    journey: nguoi-than-qua-doi             # the file's name
    title: {vi: ..., en: ..., ru: ...}      # `about` too
    as_of: "2026-07"
    says: {vi: [bố tôi mới mất], en: [...], ru: [...]}      # messages that tell the event and ask for nothing exact
    steps:
      - {code: "1.000656", name: {vi: khai tử, ...}, why: {...}, if: {...}}      # `if`: only for some people

Imported by index and bot. Tested by tests/unit/knowledge/test_journeys.py and tests/content/test_journeys.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import MotCuaError
from knowledge.texts import Texts, read_texts

NAME = re.compile(r"[a-z][a-z-]{1,23}\Z", re.ASCII)
KEYS = {"journey", "title", "about", "as_of", "says", "steps"}
STEP_KEYS = {"code", "name", "why", "if"}


class JourneyError(MotCuaError):
    """A file of a life event does not have the form; the message names file and mend."""


@dataclass(frozen=True, slots=True)
class Step:
    """A procedure of a journey: what people call it, why now, and for whom where it is not for all (else empty)."""

    code: str
    name: Texts
    why: Texts
    condition: Texts


@dataclass(frozen=True, slots=True)
class Journey:
    """A life event. `title`, `about` by language; `says` the messages that tell it; `as_of` when it was true."""

    name: str
    title: Texts
    about: Texts
    as_of: str
    says: tuple[str, ...]
    steps: tuple[Step, ...]

    def position(self, code: str) -> int | None:
        """The place of a procedure among the steps, 0-based."""
        return next((at for at, step in enumerate(self.steps) if step.code == code), None)


def load_journeys(folder: Path) -> dict[str, Journey]:
    """Every journey of the *.yaml files of `folder` by name. Raises JourneyError; a missing folder is empty."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}


def _read(path: Path) -> Journey:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise JourneyError(f"{path.name}: không phải YAML hợp lệ: {exc}") from exc
    if not isinstance(content, Mapping) or set(content) != KEYS:
        raise JourneyError(f"{path.name}: cần đúng các khóa {', '.join(sorted(KEYS))}.")
    if content["journey"] != path.stem or not NAME.match(path.stem):
        raise JourneyError(
            f"{path.name}: «journey» phải trùng tên tệp, chữ thường không dấu và gạch nối, tới 24 ký tự."
        )
    says = content["says"]
    if not isinstance(says, Mapping) or not says.get("vi"):
        raise JourneyError(f"{path.name}: «says» cần câu theo tiếng (vi, en, ru).")
    steps = content["steps"]
    if not isinstance(steps, list) or len(steps) < 2:
        raise JourneyError(f"{path.name}: «steps» cần ít nhất hai việc.")
    return Journey(
        name=path.stem,
        title=read_texts(JourneyError, path.name, "title", content["title"]),
        about=read_texts(JourneyError, path.name, "about", content["about"]),
        as_of=str(content["as_of"]),
        says=tuple(str(text).strip() for texts in says.values() for text in texts),
        steps=tuple(_step(path.name, at, step) for at, step in enumerate(steps, 1)),
    )


def _step(file: str, at: int, step: Any) -> Step:
    where = f"bước {at}"
    if not isinstance(step, Mapping) or not {"code", "name", "why"} <= set(step) <= STEP_KEYS:
        raise JourneyError(f"{file}, {where}: cần «code», «name», «why», và «if» nếu không phải ai cũng cần.")
    return Step(
        code=str(step["code"]),
        name=read_texts(JourneyError, file, f"{where}, name", step["name"]),
        why=read_texts(JourneyError, file, f"{where}, why", step["why"]),
        condition=read_texts(JourneyError, file, f"{where}, if", step["if"]) if "if" in step else {},
    )
