"""Tests of knowledge/recent.py: what changed since a day, over imports of hand-made records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.recent import Dates, Kind, Recent, dates, last_change, last_import, read_versions, recent_changes
from knowledge.records import Procedure
from knowledge.store import Store
from knowledge.store_writes import StoredFile, apply_import, stored_record

FIRST, SECOND, THIRD = (f"2026-08-{day}T00:00:00+00:00" for day in ("01", "10", "12"))
SINCE = "2026-08-05T00:00:00+00:00"
TEXT, AUTHORED = "portal-text", "authored"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "knowledge.db")
    yield opened
    opened.close()


def put(store: Store, now: str, titles: dict[str, str], source: str = TEXT) -> None:
    """Imports records of `source`, code to title, as all that there is."""
    files = []
    for code, title in titles.items():
        record = stored_record(Procedure(code, title, as_of="2026-07", source=source), ())
        files.append(StoredFile(code, record.digest, "2026-07", (record,)))
    apply_import(store, source, files, present=(), whole=True, now=now)


def told(store: Store, since: str = SINCE) -> list[tuple[str, Kind]]:
    return [(one.code, one.kind) for one in recent_changes(store, since)]


def test_a_first_import_brings_nothing_new(store: Store) -> None:
    put(store, SECOND, {"1.000001": "Một"})
    assert told(store) == []


def test_changed_new_and_gone(store: Store) -> None:
    put(store, FIRST, {"1.000001": "Một", "1.000002": "Hai", "1.000003": "Ba"})
    put(store, SECOND, {"1.000001": "Một khác", "1.000002": "Hai", "1.000004": "Bốn"})
    assert told(store) == [("1.000001", Kind.CHANGED), ("1.000004", Kind.NEW), ("1.000003", Kind.GONE)]
    before, after = read_versions(store, recent_changes(store, SINCE)[0])
    assert before is not None
    assert after is not None
    assert (before.title, after.title) == ("Một", "Một khác")
    assert read_versions(store, recent_changes(store, SINCE)[1])[0] is None


def test_the_first_import_is_what_later_ones_are_held_against(store: Store) -> None:
    put(store, SECOND, {"1.000001": "Một"})
    put(store, THIRD, {"1.000001": "Một khác", "1.000002": "Hai"})
    assert told(store) == [("1.000001", Kind.CHANGED), ("1.000002", Kind.NEW)]


def test_what_changed_before_that_day_or_back_again_has_not_changed(store: Store) -> None:
    put(store, FIRST, {"1.000001": "Một", "1.000002": "Hai"})
    put(store, SECOND, {"1.000001": "Một khác", "1.000002": "Hai khác"})
    put(store, THIRD, {"1.000001": "Một", "1.000002": "Hai khác"})
    assert told(store) == [("1.000002", Kind.CHANGED)]
    assert told(store, THIRD) == []


def test_a_record_that_came_and_went_is_neither(store: Store) -> None:
    put(store, FIRST, {"1.000001": "Một"})
    put(store, SECOND, {"1.000001": "Một", "1.000002": "Hai"})
    put(store, THIRD, {"1.000001": "Một"})
    assert told(store) == []


def test_a_record_that_is_back_is_not_gone(store: Store) -> None:
    put(store, FIRST, {"1.000001": "Một", "1.000002": "Hai"})
    put(store, SECOND, {"1.000001": "Một"})
    put(store, THIRD, {"1.000001": "Một", "1.000002": "Hai"})
    assert told(store) == []


def test_only_the_source_that_speaks_counts(store: Store) -> None:
    put(store, FIRST, {"1.000001": "Một"})
    put(store, FIRST, {"1.000001": "Một", "1.000002": "Hai"}, AUTHORED)
    put(store, SECOND, {"1.000001": "Một tự viết", "1.000002": "Hai khác"}, AUTHORED)
    assert told(store) == [("1.000002", Kind.CHANGED)]


def test_own_texts_are_no_earlier_version_and_keep_nothing_from_being_gone(store: Store) -> None:
    put(store, FIRST, {"1.000001": "Một", "1.000003": "Ba"})
    put(store, FIRST, {"1.000001": "Một tự viết", "1.000002": "Hai tự viết"}, AUTHORED)
    put(store, SECOND, {"1.000002": "Hai", "1.000003": "Ba"})
    assert told(store) == [("1.000002", Kind.NEW), ("1.000001", Kind.GONE)]


def test_only_the_codes_asked_for_the_latest_first(store: Store) -> None:
    put(store, FIRST, {"1.000001": "Một", "1.000002": "Hai", "1.000003": "Ba"})
    put(store, SECOND, {"1.000001": "Một khác", "1.000002": "Hai", "1.000003": "Ba khác"})
    put(store, THIRD, {"1.000001": "Một khác", "1.000002": "Hai khác", "1.000003": "Ba khác"})
    found = recent_changes(store, SINCE, {"1.000002", "1.000003"})
    assert [(one.code, one.at) for one in found] == [("1.000002", THIRD), ("1.000003", SECOND)]
    assert all(isinstance(one, Recent) for one in found)


def test_dates_say_when_the_last_import_was_even_if_nothing_changed(store: Store, tmp_path: Path) -> None:
    assert dates(store) == Dates("", "")
    put(store, FIRST, {"1.000001": "Một"})
    put(store, SECOND, {"1.000001": "Một"})
    put(store, THIRD, {"1.000001": "Một"}, AUTHORED)
    assert dates(store) == Dates(SECOND, "2026-07")
    assert last_import(tmp_path / "knowledge.db") == SECOND
    assert last_import(tmp_path / "none.db") == ""


def test_the_last_change_of_a_record_is_its_version_against_the_one_before(store: Store) -> None:
    put(store, FIRST, {"1.000001": "Một", "1.000002": "Hai"})
    assert last_change(store, "1.000001") is None
    put(store, SECOND, {"1.000001": "Một khác", "1.000002": "Hai", "1.000003": "Ba"})
    put(store, THIRD, {"1.000001": "Một khác nữa", "1.000002": "Hai", "1.000003": "Ba"})
    last = last_change(store, "1.000001")
    assert last is not None
    assert last.at == THIRD
    assert [one and one.title for one in read_versions(store, last)] == ["Một khác", "Một khác nữa"]
    assert last_change(store, "1.000002") is None
    assert last_change(store, "1.000003") is None
    assert last_change(store, "9.999999") is None


def test_the_projects_own_text_is_no_version_before(store: Store) -> None:
    put(store, FIRST, {"1.000001": "Của mình"}, AUTHORED)
    put(store, FIRST, {"1.000002": "Hai"})
    put(store, SECOND, {"1.000001": "Một", "1.000002": "Hai"})
    assert last_change(store, "1.000001") is None
