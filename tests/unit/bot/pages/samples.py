"""What the tests of pages share: a library of hand-made records, and pages over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.helping.places import Places
from bot.library import Opened
from bot.messages import Role
from bot.pages import Pages
from index.browse import Browse
from index.catalogue import catalogue_rows
from knowledge.directory.contacts import Contact, Contacts
from knowledge.directory.offices import Office
from knowledge.journeys import Journey, Step
from knowledge.records import Level, Procedure
from knowledge.siblings import Family
from knowledge.store import Store
from knowledge.store_writes import StoredFile, apply_import, stored_record
from tests.unit.bot.answers.samples import FULL
from tests.unit.knowledge.directory.sample import DIRECTORY

FIRST, SECOND = "2026-08-01T02:00:00+00:00", "2026-08-10T02:00:00+00:00"
OTHER = replace(FULL, code="1.000200", title="Cấp lại thẻ mượn sách", level=Level.PROVINCE)
FOREIGN = replace(FULL, code="1.000300", title="Cấp thẻ ở nơi khác", jurisdiction="Bắc Ninh")
RECORDS = (FULL, OTHER, FOREIGN, replace(FULL, code="1.000400", title="Mở kho sách", field="Kho", level=Level.MINISTRY))
HOTLINE = "1800 1096"
CONTACTS = Contacts([Contact("25015", Office.CENTRE, "Thôn 1 <A&B>", "0263 3540 616", "", "2026-08-05")])
PLACES = Places(DIRECTORY, CONTACTS, HOTLINE)
JOURNEY = Journey(
    "doc-sach",
    {"vi": "Muốn đọc sách", "en": "Wish to read", "ru": "Хочу читать"},
    {"vi": "Làm thẻ rồi mượn.", "en": "Get a card.", "ru": "Получите карту."},
    "2026-07",
    (),
    (
        Step("1.000123", {"vi": "làm thẻ"}, {"vi": "có thẻ <mới> mượn được"}, {}),
        Step("1.000200", {"vi": "làm lại thẻ"}, {"vi": "thẻ cũ không dùng được"}, {"vi": "nếu mất thẻ"}),
        Step("9.999999", {"vi": "việc không còn"}, {"vi": "không có"}, {}),
    ),
)
FAMILY = Family(
    "thẻ mượn sách",
    {"vi": "Làm lần đầu hay làm lại?"},
    "1.000123",
    {"1.000123": {"vi": "làm lần đầu"}, "1.000200": {"vi": "làm lại"}, "9.999999": {"vi": "không còn"}},
)


def put(store: Store, now: str, *records: Procedure) -> None:
    """Imports records as all that the portal has."""
    files = []
    for one in records:
        record = stored_record(one, ())
        files.append(StoredFile(one.code, record.digest, "2026-07", (record,)))
    apply_import(store, "portal-text", files, present=(), whole=True, now=now)


@dataclass(frozen=True, slots=True)
class FakeLibrary:
    """The same generation always."""

    opened: Opened

    @property
    def searcher(self) -> Any:
        """What browses the catalogue."""
        return self.opened.searcher

    def current(self) -> Opened:
        """The generation."""
        return self.opened


def open_store(folder: Path, *records: Procedure) -> Store:
    """A store of records that came in one import."""
    store = Store(folder / "knowledge.db")
    put(store, FIRST, *records)
    return store


def pages_over(store: Store, roles: Mapping[str, Role] | None = None) -> Pages:
    """Pages over what a store has."""
    searcher: Any = SimpleNamespace(browse=Browse(catalogue_rows(store.all_procedures(), {}, {})))
    library: Any = FakeLibrary(Opened(searcher, store))
    granted = roles or {}
    known: Any = SimpleNamespace(of=lambda person: SimpleNamespace(role=granted.get(person, Role.CITIZEN)))
    return Pages(library, known, {JOURNEY.name: JOURNEY}, (FAMILY,), PLACES, lambda person: None)
