from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import store as store_module
from knowledge.errors import StoreBusyError, StoreError
from knowledge.importers.provincial_list import Offer
from knowledge.records import (
    Channel,
    Document,
    DocumentGroup,
    Fee,
    Flag,
    Overlay,
    PlainText,
    Procedure,
    SubmissionMethod,
    TimeLimit,
    TimeUnit,
)  # fmt: skip
from knowledge.store import SourceCount, Store
from knowledge.store_writes import (
    StoredFile,
    apply_import,
    apply_links,
    apply_offers,
    apply_plain,
    apply_supplements,
    stored_record,
)  # fmt: skip

NOW = "2026-08-01T00:00:00+00:00"
METHOD = SubmissionMethod(
    Channel.DIRECT,
    TimeLimit(5.0, TimeUnit.DAY, "5 ngày"),
    (Fee(10.0, "VNĐ", "", "10 VNĐ", (Flag.FEE_TOO_SMALL,)),),
    "",
)
OFFICIAL = Procedure(
    "1.000001", "Chính thức", "10/QĐ", as_of="2026-07-20", source="portal-text", methods=(METHOD,),
    documents=(DocumentGroup("", (Document("Đơn đề nghị", 1, 0), Document("Ảnh", 2, 0))),),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "home" / "knowledge.db")
    yield opened  # type: ignore[misc]
    opened.close()


def put(store: Store, source: str, *procedures: Procedure) -> None:
    files = [StoredFile(item.code, item.code, item.as_of, (stored_record(item, ()),)) for item in procedures]
    apply_import(store, source, files, present=(), whole=True, now=NOW)


def test_empty_store(store: Store) -> None:
    assert store.get("1.000001") is None
    assert store.all_procedures() == [] and store.codes() == [] and store.counts() == ()
    assert store.offered("1.000001") is None
    assert store.overlay("1.000001") is None and store.plain("1.000001") is None
    assert store.content_digest("1.000001") == ""
    assert store.versions("1.000001") == ()


def test_the_first_source_speaks(store: Store) -> None:
    put(store, "authored", replace(OFFICIAL, title="Của dự án", source="authored"), Procedure("1.000009", "Chỉ ở đây"))
    put(store, "portal-json", replace(OFFICIAL, title="Trang web", source="portal-json", link="https://a.gov.vn/x"))
    assert [item.title for item in store.all_procedures()] == ["Trang web", "Chỉ ở đây"]
    put(store, "portal-text", OFFICIAL)
    assert [item.title for item in store.all_procedures()] == ["Chính thức", "Chỉ ở đây"]
    assert store.get("1.000001") == OFFICIAL
    assert store.counts() == (SourceCount("portal-text", 1), SourceCount("portal-json", 1), SourceCount("authored", 2))
    put(store, "portal-text")
    assert [item.title for item in store.all_procedures()] == ["Trang web", "Chỉ ở đây"]


def test_supplements_are_laid_over_the_text_record(store: Store) -> None:
    put(store, "portal-text", OFFICIAL)
    before = store.content_digest("1.000001")
    apply_links(store, "portal-json", [("1.000001", "https://a.gov.vn/json")])
    apply_links(store, "portal-links", [("1.000001", "https://a.gov.vn/list")])
    apply_supplements(store, {"1.000001": ({"Đơn đề nghị": "mau.docx"}, [10.0])})
    record = store.get("1.000001")
    assert record is not None and record == store.all_procedures()[0]
    assert record.link == "https://a.gov.vn/list"
    assert [item.form for item in record.documents[0].documents] == ["mau.docx", ""]
    assert record.methods[0].fees[0].flags == (Flag.FEE_FOREIGN_CURRENCY,)
    assert store.content_digest("1.000001") != before


def test_date_is_outside_the_digest(store: Store) -> None:
    put(store, "portal-text", OFFICIAL)
    before = store.content_digest("1.000001")
    put(store, "portal-text", replace(OFFICIAL, as_of="2026-10-01"))
    assert store.content_digest("1.000001") == before
    assert len(store.versions("1.000001")) == 1
    record = store.get("1.000001")
    assert record is not None and record.as_of == "2026-10-01"


def test_versions_stay(store: Store) -> None:
    put(store, "portal-text", OFFICIAL)
    put(store, "portal-text", replace(OFFICIAL, decision="11/QĐ", as_of="2026-08-20"))
    first, second = store.versions("1.000001")
    assert (first.number, first.decision, first.current, first.procedure) == (1, "10/QĐ", False, OFFICIAL)
    assert (second.number, second.decision, second.current, second.as_of) == (2, "11/QĐ", True, "2026-08-20")
    assert second.imported_at == NOW


def test_plain_text_and_when_it_is_stale(store: Store) -> None:
    plain = PlainText("1.000001", "10/QĐ", "2026-07", "tên", "lời", ("mẹo",))
    apply_plain(store, [plain], whole=True)
    assert store.plain("1.000001") == plain
    assert not store.plain_is_stale("1.000001")
    put(store, "portal-text", OFFICIAL)
    assert not store.plain_is_stale("1.000001")
    put(store, "portal-text", replace(OFFICIAL, decision="11/QĐ"))
    assert store.plain_is_stale("1.000001")


def test_offers(store: Store) -> None:
    overlay = Overlay("99/QĐ-UBND", "2026-08-05", fee="8.000 đồng")
    apply_offers(store, [Offer("1.000001", overlay), Offer("1.000002", Overlay())])
    assert [store.offered(code) for code in ("1.000001", "1.000002", "1.000003")] == [True, True, False]
    assert store.overlay("1.000001") == overlay
    assert store.overlay("1.000002") is None
    assert store.offered_codes() == {"1.000001", "1.000002"}


def test_reading_from_other_threads_sees_only_whole_imports(store: Store) -> None:
    put(store, "portal-text", OFFICIAL)
    seen: list[str] = []

    def look() -> None:
        record = store.get("1.000001")
        seen.append(record.decision if record else "")

    with store.writing() as db:
        db.conn.execute("update record set payload = replace(payload, '10/QĐ', 'half')")
        thread = threading.Thread(target=look)
        thread.start()
        thread.join(10)
    look()
    assert seen == ["10/QĐ", "half"]


def test_threads_that_ended_leave_no_file_open(store: Store) -> None:
    put(store, "portal-text", OFFICIAL)

    def opened() -> int:
        return len(list(Path("/dev/fd").iterdir()))

    before = opened()
    for _ in range(20):
        thread = threading.Thread(target=store.get, args=("1.000001",))
        thread.start()
        thread.join(10)
    assert opened() <= before + 4  # SQLite itself puts off closing a file while another connection may hold a lock


def test_an_error_rolls_back(store: Store) -> None:
    put(store, "portal-text", OFFICIAL)
    with pytest.raises(KeyboardInterrupt), store.writing() as db:
        db.conn.execute("delete from record")
        raise KeyboardInterrupt
    assert store.codes() == ["1.000001"]


def test_library_errors_are_mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.db").write_bytes(b"this is no database, but it is long enough" * 50)
    with pytest.raises(StoreError, match="motcua build"):
        Store(tmp_path / "bad.db")
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        Store(tmp_path / "file" / "k.db")
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.01)
    store = Store(tmp_path / "k.db")
    other = sqlite3.connect(tmp_path / "k.db", isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(StoreBusyError), store.writing():
        pass
    other.rollback()
    other.close()
    with store.writing() as db:
        assert db.conn.in_transaction
    store.close()
