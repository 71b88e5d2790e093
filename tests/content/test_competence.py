"""The authored entries on who decides: against the records where the corpus is there, and in themselves."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from knowledge.competence import BODIES, LANGUAGES, Entry, load_competence
from knowledge.records import Level
from tests.content.raw_records import RawRecord, read_records
from tests.content.test_procedures import archive

FOLDER = Path(__file__).resolve().parents[2] / "knowledge" / "content" / "competence"
KNOWN = load_competence(FOLDER)
LEVELS = {"Cấp Xã": "commune", "Cấp Tỉnh": "province", "Cấp Bộ/Trung ương": "ministry"}
TASK = 80  # characters
DISTRICT_ENDED = "Luật 72/2025/QH15, Điều 51"
# As many as are written; these numbers only rise.
ENTRIES, CODES = 126, 274
NAMED = {
    *("ho-tich", "chung-thuc", "dat-dai", "xay-dung", "kinh-doanh", "xa-hoi", "nguoi-co-cong", "giao-duc", "van-hoa"),
    *("noi-vu", "nong-nghiep", "cong-an", "y-te"),
}


@pytest.fixture(scope="module")
def records() -> dict[str, RawRecord]:
    path = archive()
    if not path.is_file():
        pytest.skip(f"corpus not present: {path}")
    return read_records(path, KNOWN.by_code)


def test_there_are_enough_tasks_of_every_field() -> None:
    assert (len(KNOWN.entries), len(KNOWN.by_code)) >= (ENTRIES, CODES)
    assert {path.stem for path in FOLDER.glob("*.yaml")} == NAMED
    assert len({entry.name for entry in KNOWN.entries}) == len(KNOWN.entries)


@pytest.mark.parametrize("entry", KNOWN.entries, ids=[entry.name for entry in KNOWN.entries])
def test_an_entry_agrees_with_itself(entry: Entry) -> None:
    for language in LANGUAGES:
        assert 0 < len(entry.task[language]) <= TASK
        assert unicodedata.is_normalized("NFC", entry.task[language])
    assert entry.level.value in {BODIES[body].value for body in entry.now} or {BODIES[b] for b in entry.now} == {
        Level.UNSTATED
    }
    assert bool(entry.before) != ("before" in entry.unchecked)
    moved = not entry.stayed
    assert ("decision" in entry.unchecked) == (moved and not entry.decisions)
    assert ("article" in entry.unchecked) == any(not one.article for one in entry.decisions)
    assert ("since" in entry.unchecked) == (moved and not entry.since)
    if entry.before and entry.since and any(body.startswith("district") for body in entry.before):
        assert DISTRICT_ENDED in entry.sources
        assert entry.since == "2025-07-01"


@pytest.mark.parametrize("entry", KNOWN.entries, ids=[entry.name for entry in KNOWN.entries])
def test_an_entry_agrees_with_its_records(entry: Entry, records: dict[str, RawRecord]) -> None:
    for code in entry.codes:
        assert code in records, f"{code}: no such record"
        stated = LEVELS.get(records[code].fields["Cấp thực hiện"], "")
        assert (stated != entry.level.value) == entry.disagrees, f"{code}: {stated}, the entry has {entry.level.value}"
        for decision in entry.decisions:
            named = decision.number in records[code].text
            assert named or decision.source, f"{code}: {decision.number} is not in the record"


def test_decrees_are_named_by_records_with_their_titles(records: dict[str, RawRecord]) -> None:
    texts = [record.text for record in records.values()]
    named = {number for number in KNOWN.decrees if any(number in text for text in texts)}
    # Of procedures with no entry: 122, 133, 139, 146, 150, 152; found in the whole corpus when they were written.
    assert len(named) >= 15
    for number, decree in KNOWN.decrees.items():
        assert re.fullmatch(r"1\d\d/2025/NĐ-CP", number)
        assert decree.in_force == "2025-07-01"
        assert decree.moves in {"district", "ministry", "both", "desk", "unknown"}
        assert bool(decree.title) == (decree.moves != "unknown")
