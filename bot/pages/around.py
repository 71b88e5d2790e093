"""What stands around a procedure on its page: what changed since the version before, and what it is often taken for.

Imported by bot.pages. Tested by tests/unit/bot/pages/test_around.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.changes_replies import change_lines, day_text
from knowledge.changes import changes
from knowledge.recent import last_change, read_versions
from knowledge.siblings import Family
from knowledge.store import Store


@dataclass(frozen=True, slots=True)
class Changed:
    """The last change of a record: the day it came in, and what differs, in the markup of a reply."""

    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Sibling:
    """A procedure that is taken for another one: its code, and what it is in everyday words."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Siblings:
    """A family of near-identical procedures: the question that tells them apart, what this one is, and the others."""

    question: str
    this: str
    others: tuple[Sibling, ...]


def changed(store: Store, code: str, language: str) -> Changed | None:
    """What changed of a record since its version before; None where there is none."""
    last = last_change(store, code)
    if last is None:
        return None
    before, after = read_versions(store, last)
    if before is None or after is None:
        return None
    return Changed(day_text(last.at), "\n".join(change_lines(changes(before, after), language)))


def siblings(
    families: Iterable[Family], code: str, known: Callable[[str], bool], language: str
) -> tuple[Siblings, ...]:
    """The families of a procedure; members that are not known are left out, and a family of nobody else."""
    found = (
        Siblings(
            family.ask(language),
            family.label(code, language),
            tuple(Sibling(one, family.label(one, language)) for one in family.members if one != code and known(one)),
        )
        for family in families
        if code in family.members
    )
    return tuple(one for one in found if one.others)
