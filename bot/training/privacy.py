"""Which figures are not told because they would give one person away. Imported by bot.training.figures and
bot.training.report. Tested by tests/unit/bot/training/test_privacy.py.

A group of fewer than LEAST people is not told. Along each line of a table (all of it, or a row or column of it) the
groups kept back hold LEAST people together and are two at least, else the line's total less the groups that are told
would give them away: the smallest group told is kept back too, again and again until every line is so. This closes one
subtraction, not every chain of them, nor what pages of two weeks give away together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

LEAST = 3

Key = TypeVar("Key", bound=tuple[str, ...])


def whole(key: tuple[str, ...]) -> Sequence[Hashable]:
    """The one line of a list: all of it."""
    return ("",)


def cross(key: tuple[str, ...]) -> Sequence[Hashable]:
    """The lines of a cell of a table: one by each part of its key."""
    return tuple(enumerate(key))


def kept_back(
    sizes: Mapping[Key, int], lines: Callable[[tuple[str, ...]], Sequence[Hashable]] = whole
) -> frozenset[Key]:
    """The groups whose figures are not told, from the people in each and the `lines` that a group lies on."""
    members: defaultdict[Hashable, list[Key]] = defaultdict(list)
    for key in sizes:
        for line in lines(key):
            members[line].append(key)
    back = {key for key, size in sizes.items() if size < LEAST}
    while more := {key for line in members.values() for key in _next(line, back, sizes)}:
        back |= more
    return frozenset(back)


def _next(line: Sequence[Key], back: set[Key], sizes: Mapping[Key, int]) -> Sequence[Key]:
    """The group of a line to keep back next: none, or one."""
    hidden = [key for key in line if key in back]
    if not hidden or (len(hidden) > 1 and sum(sizes[key] for key in hidden) >= LEAST):
        return ()
    told = [key for key in line if key not in back]
    return (min(told, key=lambda key: (sizes[key], key)),) if told else ()
