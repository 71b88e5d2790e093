"""Which levels of government a record's own words name, and where they do not agree with one another.

How bodies are named is data (content/competence/register/bodies.yaml). Nothing is corrected: what disagrees is
said with the words of the record. Pure functions over what `load_bodies` read. Imported by bot. Tested by
tests/unit/knowledge/test_levels.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import yaml

from knowledge.competence import Entry
from knowledge.records import Level, Procedure
from knowledge.text import one_line

DISTRICT, SECTOR = "district", "sector"
_ANYWHERE = re.compile(r"không phụ thuộc (?:vào )?(?:nơi cư trú|địa giới)|phi địa giới", re.IGNORECASE)
_LEVELS = (Level.COMMUNE.value, Level.PROVINCE.value, Level.MINISTRY.value)


class Clash(StrEnum):
    """How the sources disagree."""

    DISTRICT = "district"  # a body of the former district is still named
    OTHER = "other"  # the bodies named are of another level than the record's
    SECTOR = "sector"  # the body named for a task of the commune belongs to a ministry's own branch
    SEVERAL = "several"  # bodies of several levels are named
    ENTRY = "entry"  # the authored entry gives another level than the record


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One disagreement; `words` are the record's own, `where` the field they stand in ("agency", "steps", ...)."""

    clash: Clash
    where: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bodies:
    """How bodies are named, by level; `aside` is set aside first, `apart` arrange for themselves where to hand in."""

    aside: re.Pattern[str]
    apart: re.Pattern[str]
    levels: Mapping[str, re.Pattern[str]]

    def named(self, text: str) -> dict[str, tuple[str, ...]]:
        """The words of a text that name a body, by level, each once, in their order."""
        plain = self.aside.sub(" · ", one_line(text))
        found = {level: tuple(dict.fromkeys(_words(pattern, plain))) for level, pattern in self.levels.items()}
        return {level: words for level, words in found.items() if words}


def load_bodies(path: Path) -> Bodies:
    """Reads bodies.yaml."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    levels = {level: _pattern(lines) for level, lines in content["levels"].items()}
    return Bodies(_pattern(content["aside"]), _pattern(content["apart"]), levels)


def disagreements(procedure: Procedure, entry: Entry | None, bodies: Bodies) -> tuple[Disagreement, ...]:
    """Where the record's level, the bodies it names and the authored entry do not agree."""
    found = [
        Disagreement(Clash.DISTRICT, where, words)
        for where, text in _fields(procedure)
        if (words := bodies.named(text).get(DISTRICT, ()))
    ]
    clash = _clash(procedure, bodies)
    levels = {entry.level, procedure.level} if entry else set()
    # Bodies of another level say the same in the record's own words.
    if len(levels - {Level.UNSTATED}) > 1 and not (clash and clash.clash is Clash.OTHER):
        found.append(Disagreement(Clash.ENTRY, "level", ()))
    if clash:
        found.append(clash)
    return tuple(found)


def handed_in_anywhere(procedure: Procedure) -> bool:
    """Whether the record itself says that it is taken in whatever the boundary."""
    text = one_line(" ".join((procedure.steps, procedure.conditions, *(method.note for method in procedure.methods))))
    return _ANYWHERE.search(text) is not None


def of_the_province(procedure: Procedure, bodies: Bodies) -> bool:
    """Whether the province's own bodies handle it: no branch of a ministry, no police, no army."""
    text = f"{procedure.agency} ; {procedure.authority}"
    if procedure.level is not Level.PROVINCE or bodies.apart.search(text):
        return False
    named = bodies.named(text)
    return SECTOR not in named and Level.MINISTRY.value not in named


def _clash(procedure: Procedure, bodies: Bodies) -> Disagreement | None:
    """What the agencies named say against the record's level."""
    named = bodies.named(f"{procedure.agency} ; {procedure.authority}")
    levels = [level for level in _LEVELS if level in named]
    if procedure.level is Level.UNSTATED:
        return None
    if procedure.level is Level.COMMUNE and SECTOR in named and procedure.level.value not in named:
        return Disagreement(Clash.SECTOR, "agency", named[SECTOR])
    if procedure.level is Level.PROVINCE and SECTOR in named:  # a ministry's branch in the province is of both
        return None
    if not levels:
        return None
    words = tuple(word for level in levels for word in named[level])
    if len(levels) > 1:
        return Disagreement(Clash.SEVERAL, "agency", words)
    return Disagreement(Clash.OTHER, "agency", words) if levels[0] != procedure.level.value else None


def _fields(procedure: Procedure) -> list[tuple[str, str]]:
    notes = [method.note for method in procedure.methods]
    notes += [fee.note or fee.raw for method in procedure.methods for fee in method.fees]
    return [
        ("title", procedure.title),
        ("agency", procedure.agency),
        ("authority", procedure.authority),
        ("delegated", procedure.delegated),
        ("receiving_address", procedure.receiving_address),
        ("steps", procedure.steps),
        ("methods", " ; ".join(notes)),
        ("result", procedure.result),
    ]


def _words(pattern: re.Pattern[str], text: str) -> list[str]:
    return [found[0].strip(" ,;.") for found in pattern.finditer(text)]


def _pattern(lines: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE)
