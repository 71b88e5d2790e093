"""The page of a procedure on paper has every paper that the record has; its notes are left out, and it says so."""

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
    listed = [joined(paper.name) for group in record.documents for paper in group.documents]
    page.goto(f"/thu-tuc/{BIRTH}")
    shown = [joined(text) for text in page.locator(".ticks label, .ticks .note").all_text_contents()]
    assert [name for name in listed if not any(name in text for text in shown)] == []
    names = page.locator(".ticks label").all_text_contents()
    assert names
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as pdf:
        text = joined("".join(one.get_textpage().get_text_bounded() for one in pdf))
    assert [name for name in names if joined(name) not in text] == []
    assert joined("Các lưu ý của nguồn không in ở đây") in text
    assert joined(BIRTH) in text
