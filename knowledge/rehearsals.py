"""Rehearsals: a resident at the counter with a situation, and what a good officer does; content/rehearsals/*.yaml.

    - scenario: khai-sinh-thieu-chung-sinh  # unique over all files
      posts: [tu-phap-ho-tich, trung-tam-hanh-chinh-cong]
      as_of: "2026-07"
      says: Chị ơi, em làm khai sinh cho cháu mới sinh ở nhà...     # the resident, no procedure named
      code: "1.001193"                      # the procedure that fits
      others: ["1.004884", "1.000689"]      # procedures that a newcomer might take for it
      level: commune                        # who handles it by the record: commune, province, ministry
      trap: missing_paper                   # none, wrong_office, missing_paper, expired_paper, sibling
      papers:                               # papers of the record, and whether the resident has them
        - {name: giấy chứng sinh, official: "Giấy chứng sinh", held: missing}      # yes, missing, expired
      surplus: [sổ hộ khẩu giấy]            # papers that the record does not ask for
      decision: return                      # accept, return (something is lacking), redirect (another office or place)
      why: Thiếu giấy chứng sinh...         # the reason of the decision, in the project's own words

`official` are words of the record's own name of the paper, by which the bank is checked against the record. Imported
by bot. Tested by tests/unit/knowledge/test_rehearsals.py and tests/content/test_rehearsals.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import MotCuaError
from knowledge.records import Level

NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,39}\Z", re.ASCII)
CODE = re.compile(r"\d\.\d{6}\Z", re.ASCII)
KEYS = {
    *("scenario", "posts", "as_of", "says", "code", "others", "level", "trap", "papers", "surplus", "decision", "why"),
}


class RehearsalError(MotCuaError):
    """A file of rehearsals does not have the form; the message names file, scenario and mend."""


class Trap(StrEnum):
    """What is not as it seems."""

    NONE = "none"
    WRONG_OFFICE = "wrong_office"
    MISSING_PAPER = "missing_paper"
    EXPIRED_PAPER = "expired_paper"
    SIBLING = "sibling"


class Held(StrEnum):
    """Whether the resident has a paper at hand."""

    YES = "yes"
    MISSING = "missing"
    EXPIRED = "expired"


class Verdict(StrEnum):
    """What to do with the dossier."""

    ACCEPT = "accept"
    RETURN = "return"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: what people call it, words of its official name, whether the resident has it."""

    name: str
    official: str
    held: Held


@dataclass(frozen=True, slots=True)
class Scenario:
    """One rehearsal; texts are Vietnamese."""

    name: str
    posts: tuple[str, ...]
    as_of: str
    says: str
    code: str
    others: tuple[str, ...]
    level: Level
    trap: Trap
    papers: tuple[Paper, ...]
    surplus: tuple[str, ...]
    decision: Verdict
    why: str


def load_rehearsals(folder: Path) -> dict[str, Scenario]:
    """Every scenario of the *.yaml files of `folder` by name. Raises RehearsalError; a missing folder is empty."""
    found = [scenario for path in sorted(folder.glob("*.yaml")) for scenario in _read(path)]
    twice = [name for name, count in Counter(scenario.name for scenario in found).items() if count > 1]
    if twice:
        raise RehearsalError(f"Tình huống trùng tên: {', '.join(twice)}; hãy đặt tên khác.")
    return {scenario.name: scenario for scenario in found}


def _read(path: Path) -> Iterator[Scenario]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise RehearsalError(f"{path.name}: không phải YAML hợp lệ: {exc}") from exc
    if not isinstance(content, list):
        raise RehearsalError(f"{path.name}: cần một danh sách các tình huống «- scenario: ...».")
    for item in content:
        yield _scenario(path.name, item)


def _scenario(file: str, item: Any) -> Scenario:
    where = f"{file}, tình huống «{item.get('scenario') if isinstance(item, Mapping) else ''}»"
    if not isinstance(item, Mapping) or set(item) != KEYS:
        raise RehearsalError(f"{where}: cần đúng các khóa {', '.join(sorted(KEYS))}.")
    codes = [item["code"], *item["others"]]
    if not NAME.match(str(item["scenario"])) or not all(isinstance(one, str) and CODE.match(one) for one in codes):
        raise RehearsalError(f'{where}: tên tới 40 ký tự thường không dấu; mã trong ngoặc kép, ví dụ "1.001193".')
    try:
        return Scenario(
            name=item["scenario"],
            posts=tuple(item["posts"]),
            as_of=str(item["as_of"]),
            says=_line(item["says"]),
            code=item["code"],
            others=tuple(item["others"]),
            level=Level(item["level"]),
            trap=Trap(item["trap"]),
            papers=tuple(_paper(where, paper) for paper in item["papers"]),
            surplus=tuple(_line(text) for text in item["surplus"]),
            decision=Verdict(item["decision"]),
            why=_line(item["why"]),
        )
    except (ValueError, TypeError) as exc:
        raise RehearsalError(f"{where}: {exc}") from exc


def _paper(where: str, paper: Any) -> Paper:
    if not isinstance(paper, Mapping) or set(paper) != {"name", "official", "held"}:
        raise RehearsalError(f"{where}: mỗi giấy tờ cần «name», «official», «held».")
    held = "yes" if paper["held"] is True else str(paper["held"])  # YAML reads a bare yes as true
    return Paper(_line(paper["name"]), _line(paper["official"]), Held(held))


def _line(text: object) -> str:
    return " ".join(str(text).split())
