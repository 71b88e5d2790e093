"""Tests of templates/web/procedure.html: what stands around the record, and what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.records import Document, DocumentGroup
from tests.unit.bot.answers.samples import FULL
from tests.unit.bot.channels.web.support_linked import Seen, client_of
from tests.unit.bot.pages.samples import RECORDS, SECOND, open_store, pages_over, put

CHANGED = replace(FULL, result="Thẻ <nhựa>")
NOTES = DocumentGroup("Lưu ý", tuple(Document("Điều dài " * 40) for _ in range(30)))


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Seen]:
    store = open_store(tmp_path, *RECORDS)
    put(store, SECOND, CHANGED, *RECORDS[1:])
    yield Seen(client_of(pages_over(store)).get("/thu-tuc/1.000123").text)
    store.close()


def test_the_page_is_whole_and_in_balance(page: Seen) -> None:
    assert page.faults == []
    assert [tag for tag, _ in page.tags].count("h1") == 1
    ids = [at["id"] for _, at in page.tags if at.get("id")]
    assert len(ids) == len(set(ids))
    assert set(page.values("label", "for")) <= set(ids)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(ids)


def test_what_it_is_often_taken_for_and_what_changed(page: Seen) -> None:
    assert "/thu-tuc/1.000200" in page.links
    assert "Làm lần đầu hay làm lại?" in page.text()
    assert "Bản mới nhập ngày 10/8/2026" in page.text()
    assert "Thẻ mượn sách → Thẻ <nhựa>" in page.text()


def test_counts_of_every_paper_and_its_form_are_shown(page: Seen) -> None:
    papers = page.text("giay-to")
    assert "Tờ khai theo mẫu <TV1>" in papers
    assert "(1 bản chính, 2 bản sao)" in papers
    assert "Mẫu: TV1.docx" in papers


def test_the_printed_sheet_says_fee_time_and_place(page: Seen) -> None:
    printed = page.text()
    for said in ("15.000 đồng – một thẻ", "5 ngày làm việc", "Thư viện xã", "12/QĐ-TV", "dữ liệu tháng 7/2026"):
        assert said in printed, said
    assert ("link", {"rel": "stylesheet", "media": "print"}) in [
        (tag, {key: value for key, value in at.items() if key != "href"}) for tag, at in page.tags
    ]


def test_long_notes_are_read_on_the_page_and_not_printed(tmp_path: Path) -> None:
    store = open_store(tmp_path, replace(FULL, documents=(FULL.documents[0], NOTES)))
    page = Seen(client_of(pages_over(store)).get("/thu-tuc/1.000123").text)
    store.close()
    assert "without-notes" in str(page.values("article", "class"))
    assert page.values("fieldset", "class") == ["group", "group notes"]
    assert "Các lưu ý của nguồn không in ở đây" in page.text()
