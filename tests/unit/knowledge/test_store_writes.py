from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.importers.provincial_list import Offer
from knowledge.records import Overlay, PlainText, Procedure
from knowledge.report import Changed, Changes, Cleaned
from knowledge.store import Store
from knowledge.store_writes import (
    KnownFile,
    StoredFile,
    apply_import,
    apply_links,
    apply_offers,
    apply_plain,
    known_files,
    stored_record,
)  # fmt: skip

NOW = "2026-08-01T00:00:00+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "knowledge.db")
    yield opened
    opened.close()


def file(code: str, steps: str = "một", mark: str = "d1", *, unchanged: bool = False) -> StoredFile:
    record = stored_record(Procedure(code, f"Mẫu {code}", steps=steps), [Cleaned.HTML_TAG])
    return StoredFile(f"{code}.txt", mark, "2026-07-20", None if unchanged else (record,))


def write(store: Store, *files: StoredFile, present: tuple[str, ...] = (), whole: bool = True) -> Changes:
    return apply_import(store, "portal-text", files, present=present, whole=whole, now=NOW)


def test_added_changed_unchanged_gone(store: Store) -> None:
    assert write(store, file("1.000001"), file("1.000002"), file("1.000003")) == Changes(
        ("1.000001", "1.000002", "1.000003"), (), 0, ()
    )
    assert write(store, file("1.000001", unchanged=True), file("1.000002", "hai", "d2"), file("1.000004")) == Changes(
        ("1.000004",), (Changed("1.000002", ("steps",)),), 1, ("1.000003",)
    )
    assert store.codes() == ["1.000001", "1.000002", "1.000004"]
    assert len(store.versions("1.000003")) == 1
    assert write(store, file("1.000003"), whole=False).added == ("1.000003",)
    assert [version.number for version in store.versions("1.000003")] == [1, 2]


def test_nothing_is_gone_unless_the_source_was_seen_whole(store: Store) -> None:
    write(store, file("1.000001"), file("1.000002"))
    assert write(store, file("1.000001"), whole=False).gone == ()
    assert write(store, file("1.000001"), present=("1.000002.txt",)) == Changes((), (), 2, ())
    assert store.codes() == ["1.000001", "1.000002"]


def test_sources_do_not_touch_each_other(store: Store) -> None:
    write(store, file("1.000001"))
    changes = apply_import(store, "portal-json", [file("1.000002")], present=(), whole=True, now=NOW)
    assert changes.gone == ()
    assert store.codes() == ["1.000001", "1.000002"]


def test_files_are_remembered(store: Store) -> None:
    write(store, file("1.000001"))
    assert known_files(store, "portal-text") == {
        "1.000001.txt": KnownFile("d1", ("1.000001",), {"1.000001": (Cleaned.HTML_TAG,)})
    }
    write(store, file("1.000002"))
    assert list(known_files(store, "portal-text")) == ["1.000002.txt"]


def test_links(store: Store) -> None:
    assert apply_links(store, "l", [("1.000001", "a"), ("1.000002", "b")]).added == ("1.000001", "1.000002")
    assert apply_links(store, "l", [("1.000001", "c")]) == Changes(
        (), (Changed("1.000001", ("link",)),), 0, ("1.000002",)
    )
    assert apply_links(store, "l", [("1.000003", "d")], whole=False).gone == ()


def test_plain_texts_are_replaced_as_a_whole(store: Store) -> None:
    first, second = (PlainText(code, "", "", "tên", "lời", ()) for code in ("1.000001", "1.000002"))
    apply_plain(store, [first, second], whole=True)
    apply_plain(store, [first], whole=False)
    assert store.plain("1.000002") == second
    apply_plain(store, [first], whole=True)
    assert store.plain("1.000002") is None


def test_offers_are_replaced(store: Store) -> None:
    apply_offers(
        store, [Offer("1.000001", Overlay(fee="1")), Offer("1.000002", Overlay()), Offer("1.000003", Overlay())]
    )
    changes = apply_offers(store, [Offer("1.000001", Overlay(fee="2")), Offer("1.000002", Overlay())])
    assert changes == Changes((), (Changed("1.000001", ("fee",)),), 1, ("1.000003",))
    assert store.offered("1.000003") is False
