"""Tests of bot/pages/procedure.py."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers.view import ProcedureView
from bot.pages.around import Changed
from bot.pages.procedure import procedure_page
from tests.unit.bot.answers.samples import EVERYTHING, FULL, SILENT


def test_the_projects_own_words_with_a_warning_where_the_record_moved_on() -> None:
    page = procedure_page(EVERYTHING, "vi")
    assert page.plain is not None
    assert (page.plain.summary, page.plain.tips) == ("Để mượn sách về nhà.", ("Mang theo ảnh.",))
    assert "11/QĐ-TV" in page.plain.stale
    assert procedure_page(replace(EVERYTHING, plain_stale=False), "vi").plain is not None
    assert procedure_page(ProcedureView(FULL), "vi").plain is None


def test_what_the_province_publishes_stands_at_the_head() -> None:
    page = procedure_page(EVERYTHING, "vi")
    assert page.published == (
        "Tỉnh công bố: 10.000 đồng",
        "Tỉnh công bố: 36 đường Sách, 0263 000",
    )
    assert page.warnings[0].startswith("Đây là bản của Bắc Ninh")
    assert procedure_page(ProcedureView(FULL), "vi").published == ()


def test_the_head_says_what_the_parts_say() -> None:
    page = procedure_page(ProcedureView(FULL), "vi")
    texts = {section.name: section.text for section in page.sections}
    assert "5 ngày làm việc" in page.time
    assert "5 ngày làm việc" in texts["time"]
    assert "15.000 đồng" in page.fee
    assert "15.000 đồng" in texts["fee"]
    assert page.agency == "Thư viện xã"
    assert "Thư viện xã" in texts["where"]


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_a_silent_record_has_a_page(language: str) -> None:
    page = procedure_page(ProcedureView(SILENT), language)
    assert page.papers == ()
    assert page.field_digest == ""
    assert all(section.text for section in page.sections)
    assert page.in_short.size == ""


def test_what_stands_around_is_passed_on() -> None:
    change = Changed("10/8/2026", "• x")
    assert procedure_page(ProcedureView(FULL), "vi", changed=change).changed == change


def test_a_case_that_is_none_shows_all() -> None:
    assert procedure_page(ProcedureView(FULL), "vi", 7).case is None
