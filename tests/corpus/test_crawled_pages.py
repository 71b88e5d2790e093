"""The crawled pages against the text export, where both describe a procedure: what the pages' importer claims to
have told apart must agree with what the export says.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.importers import portal_json, portal_text
from knowledge.importers.archive import iterate
from knowledge.importers.forms import match_forms
from knowledge.importers.members import Member
from knowledge.records import Channel, Procedure
from tests.corpus import raw

Pages = tuple[dict[str, Procedure], dict[str, portal_json.CrawledRecord]]


@pytest.fixture(scope="module")
def pages() -> Pages:
    folder = raw.corpus_folder()
    if not (folder / "portal-json.tar.xz").is_file():
        pytest.skip(f"corpus not present: {folder / 'portal-json.tar.xz'}")
    crawled = {
        page.parsed.procedure.code: page
        for item in members(folder / "portal-json.tar.xz")
        for page in portal_json.parse(item.name, item.data)
    }
    texts = {
        Path(item.name).stem: portal_text.parse(item.name, item.data).procedure
        for item in members(folder / "portal-text.tar.xz")
        if Path(item.name).stem in crawled
    }
    return texts, crawled


def members(path: Path) -> list[Member]:
    items = list(iterate(path))
    assert all(isinstance(item, Member) for item in items)
    return [item for item in items if isinstance(item, Member)]


def test_counts(pages: Pages) -> None:
    texts, crawled = pages
    assert (len(texts), len(crawled)) == (2573, 2642)


def test_methods_agree(pages: Pages) -> None:
    """Where page and export carry the same decision, and the page's table could be told apart at all."""
    texts, crawled = pages
    compared = agree = 0
    for code, text in texts.items():
        page = crawled[code].parsed.procedure
        if page.decision != text.decision or any(method.channel is Channel.OTHER for method in page.methods):
            continue
        compared += 1
        agree += rows(page) == rows(text)
    assert compared > 2000
    assert agree >= 0.98 * compared


def rows(procedure: Procedure) -> list[tuple[str, float, str]]:
    return sorted(
        (method.channel.value, method.time_limit.value or 0, method.time_limit.unit.value)
        for method in procedure.methods
    )


def test_every_form_stands_in_the_page_behind_its_paper(pages: Pages) -> None:
    texts, crawled = pages
    forms = {code: match_forms(text.documents, crawled[code].documents_text) for code, text in texts.items()}
    assert sum(len(found) for found in forms.values()) == 1974
    for found in forms.values():
        assert all("bản chính" not in form and "\n" not in form for form in found.values())
