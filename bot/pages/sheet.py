"""How large the type of a printed page may be for it to be one sheet of A4, judged by the lines that it will take.

The numbers were measured on pages printed with static/print.css. Imported by bot.pages.procedure. Tested by
tests/unit/bot/pages/test_sheet.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.answers.checklist import Checklist, Labelled
from bot.answers.papers import PaperGroup

# By size, the largest first: characters in a line of papers, and the lines that a sheet holds.
SIZES = {"": (86, 47), "small": (105, 56), "smaller": (124, 64), "smallest": (144, 76)}
READABLE = ("", "small")
NOTE = "•"  # the mark of a note among papers
_HEAD = 9  # lines of title, code and source, and of the room between parts


def sheet_of(printed: Checklist) -> tuple[str, bool]:
    """The name of the largest size at which a page is one sheet, the smallest for one that takes several; and whether
    the source's notes are printed, which they are where they do not make the type small.
    """
    whole = _size(printed)
    papers = tuple(group for group in printed.groups if not is_notes(group))
    if whole in READABLE or not papers or len(papers) == len(printed.groups):
        return whole, True
    return _size(replace(printed, groups=papers)), False


def is_notes(group: PaperGroup) -> bool:
    """Whether a group holds notes and no papers."""
    return all(paper.mark == NOTE for paper in group.papers)


def _size(printed: Checklist) -> str:
    return next((size for size, (width, most) in SIZES.items() if lines(printed, width) <= most), "smallest")


def lines(printed: Checklist, width: int) -> int:
    """The lines that a page takes in print with `width` characters in each."""
    texts = [printed.title, printed.everyday, *printed.warnings, *printed.hints, *printed.places]
    counted = _HEAD + sum(_rows(text, width) for text in texts if text)
    counted += sum(_rows(text, width) for one in (*printed.times, *printed.fees) for text in _said(one))
    return counted + sum(_rows(text, width) for text in _papers(printed.groups))


def _said(one: Labelled) -> Iterable[str]:
    first, *rest = one.lines
    return (f"{one.label}: {first}", *rest)


def _papers(groups: Iterable[PaperGroup]) -> Iterable[str]:
    for group in groups:
        yield group.case
        for paper in group.papers:
            yield f"     {paper.name} ({paper.counts})" if paper.counts else f"     {paper.name}"
            if paper.form:
                yield f"     {paper.form}"


def _rows(text: str, width: int) -> int:
    return sum(-(-len(line) // width) or 1 for line in text.split("\n"))
