"""Tests of bot/pages/sheet.py."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.checklist import Checklist, checklist
from bot.answers.papers import PaperGroup, PaperLine
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.pages.sheet import SIZES, lines, sheet_of
from tests.unit.bot.answers.samples import FULL

SHEET = checklist(ProcedureView(FULL), wording("vi"))
NOTES = PaperGroup("Lưu ý", tuple(PaperLine("•", "x" * 300, "", "") for _ in range(30)))


def of(number: int, length: int = 60, mark: str = "1.") -> Checklist:
    return replace(SHEET, groups=(PaperGroup("", tuple(PaperLine(mark, "x" * length, "", "") for _ in range(number))),))


def test_few_papers_are_set_large_and_many_small() -> None:
    assert sheet_of(SHEET) == ("", True)
    sizes = [sheet_of(of(number))[0] for number in range(1, 90)]
    assert list(dict.fromkeys(sizes)) == ["", "small", "smaller", "smallest"]


def test_a_list_that_fits_no_sheet_is_set_as_small_as_it_may_be() -> None:
    assert sheet_of(of(500)) == ("smallest", True)


def test_long_notes_are_left_out_where_they_would_make_the_type_small() -> None:
    papers = of(5).groups
    assert sheet_of(replace(SHEET, groups=(*papers, NOTES))) == ("", False)
    assert sheet_of(replace(SHEET, groups=(NOTES,)))[1]


def test_lines_are_counted_by_their_length() -> None:
    width = SIZES[""][0]
    assert lines(of(10), width) - lines(of(9), width) == 1
    assert lines(of(10, 2 * width), width) - lines(of(9, 2 * width), width) == 3
