"""A path as a row of items, and how far somebody is on it. Pure functions.

An item is a lesson to read, a procedure to look at, or the round of questions that closes a module. Its key does not
depend on its place, so that what was done stays done when a path is rearranged. Imported by bot.training. Tested by
tests/unit/bot/training/test_path.py.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from knowledge.posts import Module, Post

CELLS = 10  # of a progress bar


class Step(StrEnum):
    """What an item asks of the officer."""

    LESSON = "lesson"
    PROCEDURE = "procedure"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its key, and where it stands: module and place within it (0-based; of a round always 0)."""

    key: str
    step: Step
    module: int
    place: int


def items(post: Post) -> tuple[Item, ...]:
    """Every item of a path in its order."""
    return tuple(item for at, module in enumerate(post.modules) for item in module_items(module, at))


def module_items(module: Module, at: int) -> tuple[Item, ...]:
    """The items of the module at a place: its lessons, its procedures, its round."""
    lessons = (
        Item(f"{lesson.handbook}#{lesson.heading}", Step.LESSON, at, place)
        for place, lesson in enumerate(module.lessons)
    )
    procedures = (Item(code, Step.PROCEDURE, at, place) for place, code in enumerate(module.procedures))
    return (*lessons, *procedures, Item(round_key(module), Step.ROUND, at, 0))


def round_key(module: Module) -> str:
    """The key of a module's round; the same whatever records there are of its procedures."""
    return "round:" + sha256(module.title["vi"].encode()).hexdigest()[:12]


def next_item(post: Post, learnt: Collection[str]) -> Item | None:
    """The first item that is not done; None at the end of the path."""
    return next((item for item in items(post) if item.key not in learnt), None)


def share(of: Collection[Item], learnt: Collection[str]) -> float:
    """How much of some items is done, 0 to 1; of none, all."""
    return sum(item.key in learnt for item in of) / len(of) if of else 1.0


def modules_done(post: Post, learnt: Collection[str]) -> int:
    """How many modules are done whole."""
    return sum(share(module_items(module, at), learnt) == 1 for at, module in enumerate(post.modules))


def bar(done: float) -> str:
    """A progress bar of CELLS cells with its share in words: "▓▓▓░░░░░░░ 34 %"; full only when all is done."""
    filled = int(done * CELLS)
    return f"{'▓' * filled}{'░' * (CELLS - filled)} {int(done * 100)} %"
