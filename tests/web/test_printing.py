"""The page of a procedure on paper has every paper that the record has."""

from __future__ import annotations

import contextlib
import unicodedata

import pypdfium2
import pytest
from playwright.sync_api import Page

from index.generation import Generations
from knowledge.store import Store
from tests.web.pages import BIRTH
from tests.web.process import Served

pytestmark = pytest.mark.xdist_group("home")


def joined(text: str) -> str:
    """Letters and digits alone: lines of a sheet break where they like."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum()).lower()


def test_the_printed_page_names_every_paper(page: Page, site: Served) -> None:
    with contextlib.closing(Store(Generations(site.home / "index").current() / "knowledge.db")) as store:
        record = store.get(BIRTH)
    assert record is not None
    names = [paper.name for group in record.documents for paper in group.documents]
    assert names
    page.goto(f"/thu-tuc/{BIRTH}")
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as pdf:
        text = joined("".join(one.get_textpage().get_text_bounded() for one in pdf))
    assert [name for name in names if joined(name) not in text] == []
    assert joined(BIRTH) in text
