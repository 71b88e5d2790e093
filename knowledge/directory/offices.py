"""The kinds of offices that people ask for, and how a table may call them: content/directory/offices.yaml.

Imported by knowledge.importers.contacts and bot. Tested by tests/unit/knowledge/directory/test_offices.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import yaml

from knowledge.errors import ContentError
from knowledge.text import fold_accents, one_line


class Office(StrEnum):
    """A kind of office of a commune, a ward, or of the province."""

    CENTRE = "centre"  # public administrative service centre
    COMMITTEE = "committee"
    POLICE = "police"
    HEALTH = "health"
    TAX = "tax"
    INSURANCE = "insurance"
    LAND = "land"
    MILITARY = "military"
    COURT = "court"
    NOTARY = "notary"
    POST = "post"
    DEPARTMENT = "department"  # of the province


def load_offices(path: Path) -> Mapping[str, Office]:
    """What the name of an office may begin with, without accents. Raises ContentError."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {name: Office(kind) for kind, names in content.items() if kind != "version" for name in names}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, TypeError, ValueError) as exc:
        raise ContentError(
            path.name, [f"cần «loại: [tên, ...]» với loại là một trong {', '.join(Office)} ({exc})"]
        ) from exc


def office_of(text: str, names: Mapping[str, Office]) -> Office | None:
    """The kind of office that a cell names, by the longest name it begins with."""
    bare = one_line(fold_accents(text)) + " "
    fitting = [name for name in names if bare.startswith(name) and not bare[len(name.rstrip())].isalnum()]
    return names[max(fitting, key=len)] if fitting else None
