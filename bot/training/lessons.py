"""Lessons: a section of a handbook as pages, its tables as lines that a small telephone shows whole.

A table comes as rows of cells between bars under a first row of heads; each row becomes its first cell and, for every
other, head and cell. Pure functions. Imported by bot.training. Tested by tests/unit/bot/training/test_lessons.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from bot.answers.paging import paginate
from knowledge.handbooks.records import Passage
from knowledge.posts import Lesson

BAR = " |"
_BORDER = re.compile(r"\s*\|\s*")


def section(shelf: Iterable[Passage], lesson: Lesson) -> tuple[Passage, ...]:
    """The passages under the heading of a lesson; none where its handbook has that heading no more."""
    return tuple(one for one in shelf if one.handbook == lesson.handbook and lesson.heading in one.heading)


def lesson_pages(passages: Sequence[Passage], lesson: Lesson, foot: str) -> tuple[str, ...]:
    """The pages of a lesson, HTML; `foot` closes the last."""
    blocks = [f"<b>{escape(lesson.heading)}</b>"]
    heading: tuple[str, ...] = ()
    for passage in passages:
        below = passage.heading[passage.heading.index(lesson.heading) + 1 :]
        if below and below != heading:
            blocks.append(f"<b>{escape(below[-1])}</b>")
        heading = below
        blocks += _blocks(passage.text)
    return paginate([*blocks, foot])


def _blocks(text: str) -> Iterator[str]:
    lines: list[str] = []
    heads: list[str] = []
    for line in text.split("\n"):
        if BAR not in line:
            heads = []
            lines.append(escape(line))
        elif not heads:
            heads = _BORDER.split(line)
        else:
            if lines:
                yield "\n".join(lines)
                lines = []
            yield _row(heads, _BORDER.split(line))
    if lines:
        yield "\n".join(lines)


def _row(heads: Sequence[str], cells: Sequence[str]) -> str:
    first, *rest = cells
    named = [f"{escape(head)}: {escape(cell)}" for head, cell in zip(heads[1:], rest, strict=False) if cell.strip()]
    beyond = [escape(cell) for cell in rest[len(heads) - 1 :]]
    return "\n".join([f"<b>{escape(first)}</b>", *named, *beyond])
