"""Every published record as a page of the web: nothing of it is lost, nothing of it is markup, the head agrees with the
parts.

The oracle reads the source files by its own regular expressions (rendering_oracle.py); the page is read as a browser
reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.pages.procedure import ProcedurePage, procedure_page
from tests.corpus import rendering_oracle as oracle
from tests.corpus.test_rendering import OTHER_LANGUAGES_EVERY, SLICES, slice_of
from tests.unit.bot.channels.web.support_linked import Seen, client_of

TEMPLATE = {
    "html", "head", "meta", "title", "link", "body", "a", "header", "div", "strong", "span", "nav", "main", "article",
    "h1", "p", "code", "dl", "dt", "dd", "section", "h2", "ul", "li", "fieldset", "legend", "input", "label", "button",
    "footer", "figure", "img", "figcaption", "br", "em", "u", "s", "q", "form", "script", "small", "time",
}  # fmt: skip
_FIGURE = re.compile(r"\d+(?:[.,]\d+)* (?:đồng|USD|ngày làm việc|ngày|giờ|tháng|năm)")


class RecordPages:
    """The pages of some records alone."""

    def __init__(self, views: Mapping[str, ProcedureView]) -> None:
        self._views = views

    def procedure(self, code: str, language: str, case: int | None = None) -> ProcedurePage | None:
        """The page of a record."""
        return procedure_page(self._views[code], language, case)


@pytest.mark.parametrize("number", range(SLICES))
def test_nothing_of_a_record_is_lost_on_its_page_or_is_markup(number: int) -> None:
    records = slice_of(number)
    pages: Any = RecordPages({view.procedure.code: view for _, _, view in records})
    client = client_of(pages)
    lost: list[tuple[str, str, str]] = []
    for at, (name, data, view) in enumerate(records):
        text = oracle.read(data)
        for language in ("vi", "en", "ru") if at % OTHER_LANGUAGES_EVERY == 0 else ("vi",):
            client.cookies.set("motcua_ngon_ngu", language)
            response = client.get(f"/thu-tuc/{view.procedure.code}")
            page = Seen(response.text)
            missing = [*page.faults]
            missing += [] if response.status_code == 200 else [str(response.status_code)]
            missing += sorted({tag for tag, _ in page.tags} - TEMPLATE)
            missing += twice(page)
            if language == "vi":
                missing += missed(text, page)
            else:
                missing += [paper for paper in names(view) if paper not in oracle.words(page.text("giay-to"))]
            lost += [(name, language, want[:80]) for want in missing]
    assert lost == []


@pytest.mark.parametrize("number", range(SLICES))
def test_the_head_says_no_figure_that_the_parts_do_not(number: int) -> None:
    wrong = []
    silent = wording("vi").text("silent")
    for name, _, view in slice_of(number):
        page = procedure_page(view, "vi")
        parts = {section.name: section.text for section in page.sections}
        for said, part in ((page.time, "time"), (page.fee, "fee")):
            wrong += [(name, part, figure) for figure in _FIGURE.findall(said) if figure not in parts[part]]
        for groups, part in ((page.in_short.times, "time"), (page.in_short.fees, "fee")):
            texts = " ".join(line for group in groups for line in group.lines)
            wrong += [(name, part, figure) for figure in _FIGURE.findall(texts) if figure not in parts[part]]
        if page.fee == silent and _FIGURE.search(parts["fee"]):
            wrong.append((name, "fee", "silent"))
        if page.agency and oracle.words(page.agency) not in oracle.words(parts["agency"]):
            wrong.append((name, "agency", page.agency))
    assert wrong == []


def missed(text: str, page: Seen) -> list[str]:
    """What of a source file does not stand in its section of the page."""
    papers, fees, times, steps = (oracle.words(page.text(name)) for name in ("giay-to", "fee", "time", "steps"))
    missing = oracle.missing_in_order(oracle.wanted_papers(text), papers)
    missing += oracle.missing_in_order(oracle.wanted_steps(text), steps)
    for limit, fee, note in oracle.methods(text):
        missing += [want for want in oracle.wanted_fees(fee) if want not in fees]
        missing += [want for want in oracle.wanted_times(limit, note) if want not in times]
    return missing


def twice(page: Seen) -> list[str]:
    """Ids that stand more than once, and labels of nothing."""
    ids = Counter(at["id"] for _, at in page.tags if at.get("id"))
    found = [f"#{one}" for one, number in ids.items() if number > 1]
    return found + [f"for {one}" for one in page.values("label", "for") if one not in ids]


def names(view: ProcedureView) -> list[str]:
    """The words of each paper of a record."""
    papers = (paper.name for group in view.procedure.documents for paper in group.documents)
    return [said for paper in papers if (said := oracle.words(paper)).strip()]
