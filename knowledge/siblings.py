"""Families of near-identical procedures: how they differ in one question, authored; content/siblings/*.yaml.

    - family: thẻ căn cước
      question: Mình làm thẻ lần đầu, đổi thẻ cũ, hay làm lại thẻ bị mất?
      question_en: ...            # and question_ru
      plain: "1.014061"           # the one that a question without any mark falls to
      members:
        "1.014061": {vi: làm thẻ lần đầu, en: first card, ru: первая карта}

Imported by index and bot. Tested by tests/unit/knowledge/test_siblings.py and tests/content/test_siblings.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import MotCuaError
from knowledge.texts import LANGUAGES

KEYS = {"family", "question", "question_en", "question_ru", "plain", "members"}
FEWEST, MOST = 2, 8


class SiblingsError(MotCuaError):
    """A file of families does not have the form; the message names file, family and mend."""


@dataclass(frozen=True, slots=True)
class Family:
    """One family. `question` by language, `members` codes with a label by language; Vietnamese is always there."""

    name: str
    question: Mapping[str, str]
    plain: str
    members: Mapping[str, Mapping[str, str]]

    def ask(self, language: str) -> str:
        """The question that tells the members apart."""
        return self.question.get(language) or self.question["vi"]

    def label(self, code: str, language: str) -> str:
        """What a member is in everyday words."""
        labels = self.members[code]
        return labels.get(language) or labels["vi"]


def load_families(folder: Path) -> tuple[Family, ...]:
    """Every family of the *.yaml files of `folder`. Raises SiblingsError; a missing folder is empty."""
    return tuple(family for path in sorted(folder.glob("*.yaml")) for family in _read(path))


def standing(families: Iterable[Family]) -> dict[str, int]:
    """1 for the plain procedure of a family, -1 for one that is only ever a variant, by code."""
    said: dict[str, int] = {}
    for family in families:
        for code in family.members:
            said[code] = max(said.get(code, -1), 1 if code == family.plain else -1)
    return said


def _read(path: Path) -> Iterator[Family]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise SiblingsError(f"{path.name}: không phải YAML hợp lệ: {exc}") from exc
    if not isinstance(content, list):
        raise SiblingsError(f"{path.name}: cần một danh sách các nhóm «- family: ...».")
    for item in content:
        yield _family(path.name, item)


def _family(file: str, item: Any) -> Family:
    name = str(item.get("family") or "") if isinstance(item, Mapping) else ""
    where = f"{file}, nhóm «{name}»"
    if not name or set(item) - KEYS:
        raise SiblingsError(f"{where}: chỉ nhận các khóa {', '.join(sorted(KEYS))}; «family» không được trống.")
    members = item.get("members")
    if not isinstance(members, Mapping) or not FEWEST <= len(members) <= MOST:
        raise SiblingsError(f"{where}: «members» cần {FEWEST} đến {MOST} mã.")
    labels = {code: _label(where, code, label) for code, label in members.items()}
    plain = item.get("plain")
    if plain not in labels:
        raise SiblingsError(f"{where}: «plain» phải là một mã của nhóm.")
    question = {"vi": item.get("question"), "en": item.get("question_en"), "ru": item.get("question_ru")}
    said = {language: str(text).strip() for language, text in question.items() if text}
    if "vi" not in said:
        raise SiblingsError(f"{where}: thiếu «question».")
    return Family(name, said, plain, labels)


def _label(where: str, code: object, label: object) -> Mapping[str, str]:
    said = {"vi": label} if isinstance(label, str) else label
    if not isinstance(code, str) or not isinstance(said, Mapping) or set(said) - set(LANGUAGES) or not said.get("vi"):
        raise SiblingsError(f"{where}, mã {code}: mã trong ngoặc kép, nhãn là {{vi: ..., en: ..., ru: ...}}.")
    return {str(language): str(text).strip() for language, text in said.items()}
