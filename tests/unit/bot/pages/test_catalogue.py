"""Tests of bot/pages/catalogue.py, over a store of hand-made records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.messages import Role
from bot.pages import Pages
from knowledge.records import Level
from knowledge.store import Store
from tests.unit.bot.answers.samples import FULL
from tests.unit.bot.pages.samples import RECORDS, SECOND, open_store, pages_over, put


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path, *RECORDS)
    yield opened
    opened.close()


@pytest.fixture
def pages(store: Store) -> Pages:
    return pages_over(store, {"web:1": Role.OFFICER})


def test_a_procedure_with_its_siblings_and_what_changed(store: Store, pages: Pages) -> None:
    page = pages.procedure("1.000123", "vi")
    assert page is not None
    assert [one.code for family in page.siblings for one in family.others] == ["1.000200"]
    assert page.changed is None
    put(store, SECOND, replace(FULL, result="Thẻ nhựa"), *RECORDS[1:])
    page = pages.procedure("1.000123", "vi")
    assert page is not None
    assert page.changed is not None
    assert pages.procedure("9.999999", "vi") is None


def test_fields_events_and_titles(pages: Pages) -> None:
    assert [one.name for one in pages.fields(Level.MINISTRY).others] == ["Kho"]
    library = pages.fields(None).with_commune[0]
    field = pages.field(library.digest, None, 0, "vi")
    assert field is not None
    assert field.all == 3
    assert pages.field("00000000", None, 0, "vi") is None
    assert [one.name for one in pages.events("vi")] == ["doc-sach"]
    event = pages.event("doc-sach", "vi")
    assert event is not None
    assert len(event.steps) == 2
    assert pages.event("khong-co", "vi") is None
    found = pages.titles("kho sách")
    assert [one.code for one in found.entries] == ["1.000400"]
    assert pages.role("web:1") is Role.OFFICER


def test_addresses_are_those_of_pages_and_of_no_other_provinces_copies(pages: Pages) -> None:
    addresses = pages.addresses()
    assert len(addresses) == len(set(addresses))
    assert "/thu-tuc/1.000123" in addresses
    assert "/thu-tuc/1.000300" not in addresses
    assert {"/xa/25015", "/viec/doc-sach", "/linh-vuc"} <= set(addresses)
