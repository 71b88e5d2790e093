from __future__ import annotations

from knowledge.handbooks.outline import FREE, LAW, WRITTEN, Outline, Style


def levels(*styles: Style) -> list[int]:
    outline = Outline()
    return [outline.enter(style) for style in styles]


def test_law_ranks_nest_by_rank() -> None:
    part, chapter, article = Style(LAW, 1), Style(LAW, 2), Style(LAW, 5)
    assert levels(part, chapter, article, article, chapter, article, part) == [1, 2, 3, 3, 2, 3, 1]


def test_free_forms_nest_as_they_first_appear() -> None:
    roman, number, line = (Style(FREE, form=form) for form in ("roman", "number 0", "line"))
    assert levels(line, roman, number, roman, number, line) == [1, 2, 3, 2, 3, 1]


def test_a_number_ends_its_parts() -> None:
    one, part = Style(FREE, form="number 0"), Style(FREE, form="number 1")
    assert levels(part, one, part) == [1, 1, 2]


def test_a_written_heading_ends_unwritten_articles() -> None:
    assert levels(Style(WRITTEN, 1), Style(LAW, 5), Style(WRITTEN, 2)) == [1, 2, 2]
    assert levels(Style(LAW, 5, written=2), Style(WRITTEN, 3), Style(LAW, 5, written=2)) == [1, 2, 1]


def test_an_annex_ends_everything() -> None:
    assert levels(Style(LAW, 2), Style(LAW, 5), Style(FREE, form="line"), Style(LAW, 0)) == [1, 2, 3, 1]
