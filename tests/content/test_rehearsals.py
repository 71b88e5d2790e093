"""The authored rehearsals (knowledge/content/rehearsals): every step is true by the official record."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from knowledge.records import Level
from knowledge.rehearsals import Held, Scenario, Trap, Verdict, load_rehearsals
from tests.content.raw_records import RawRecord, read_records, squeeze

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "knowledge" / "content"
SCENARIOS = load_rehearsals(CONTENT / "rehearsals")
POSTS = {path.stem for path in (CONTENT / "handbooks").glob("*.md")}
# As many as are written; this number only rises.
WANTED = 113
LEVELS = {"Cấp Xã": Level.COMMUNE, "Cấp Tỉnh": Level.PROVINCE, "Cấp Bộ/Trung ương": Level.MINISTRY}
PAPERS, SURPLUS, OTHERS, WORDS = (2, 6), (2, 3), (2, 3), (2, 10)  # at least, at most
SHARES = {  # of all scenarios: at least, at most
    Trap.NONE: (0.15, 0.35),
    Trap.WRONG_OFFICE: (0.08, 0.35),
    Trap.MISSING_PAPER: (0.15, 0.40),
    Trap.EXPIRED_PAPER: (0.04, 0.30),
    Trap.SIBLING: (0.10, 0.35),
}

each = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))


def archive() -> Path:
    """The corpus archive: the file or folder MOTCUA_CORPUS names, or the folder beside the repository."""
    place = Path(os.environ.get("MOTCUA_CORPUS") or ROOT.parent / "shared" / "corpus")
    return place / "portal-text.tar.xz" if place.is_dir() else place


@pytest.fixture(scope="module")
def records() -> dict[str, RawRecord]:
    path = archive()
    if not path.is_file():
        pytest.skip(f"corpus not present: {path}")
    return read_records(path, [code for one in SCENARIOS.values() for code in (one.code, *one.others)])


def folded(text: str) -> str:
    return squeeze(text).casefold()


def dossier(record: RawRecord) -> str:
    return folded(record.fields["Thành phần hồ sơ"])


def due(scenario: Scenario) -> Verdict:
    """What follows from the office and from what the resident has at hand."""
    if scenario.trap is Trap.WRONG_OFFICE:
        return Verdict.REDIRECT
    return Verdict.ACCEPT if all(paper.held is Held.YES for paper in scenario.papers) else Verdict.RETURN


def test_there_are_enough_scenarios() -> None:
    assert len(SCENARIOS) >= WANTED


def test_traps_are_spread() -> None:
    counts = Counter(scenario.trap for scenario in SCENARIOS.values())
    shares = {trap: counts[trap] / len(SCENARIOS) for trap in Trap}
    assert {trap: share for trap, share in shares.items() if not SHARES[trap][0] <= share <= SHARES[trap][1]} == {}


def test_a_procedure_is_rehearsed_once_for_each_trap() -> None:
    counts = Counter((scenario.code, scenario.trap) for scenario in SCENARIOS.values())
    assert [pair for pair, count in counts.items() if count > 1] == []


@each
def test_posts_have_a_handbook(scenario: Scenario) -> None:
    assert scenario.posts
    assert set(scenario.posts) <= POSTS


@each
def test_counts_and_texts(scenario: Scenario) -> None:
    assert PAPERS[0] <= len(scenario.papers) <= PAPERS[1]
    assert SURPLUS[0] <= len(set(scenario.surplus)) <= SURPLUS[1]
    assert OTHERS[0] <= len(set(scenario.others) - {scenario.code}) <= OTHERS[1]
    assert len({paper.name for paper in scenario.papers} | set(scenario.surplus)) == len(
        [*scenario.papers, *scenario.surplus]
    )
    for paper in scenario.papers:
        assert WORDS[0] <= len(paper.official.split()) <= WORDS[1], paper.official
    texts = (scenario.says, scenario.why, *scenario.surplus, *(paper.name for paper in scenario.papers))
    assert [text for text in texts if not text or not unicodedata.is_normalized("NFC", text)] == []


@each
def test_the_decision_follows_from_papers_and_office(scenario: Scenario) -> None:
    assert scenario.decision is due(scenario)


@each
def test_the_trap_is_what_the_papers_show(scenario: Scenario) -> None:
    held = {paper.held for paper in scenario.papers}
    wanted = {Trap.MISSING_PAPER: {Held.MISSING}, Trap.EXPIRED_PAPER: {Held.EXPIRED}}.get(scenario.trap, set())
    assert wanted <= held
    if scenario.trap in (Trap.NONE, Trap.WRONG_OFFICE):
        assert held == {Held.YES}


@each
def test_codes_are_of_records_with_different_titles(scenario: Scenario, records: dict[str, RawRecord]) -> None:
    codes = (scenario.code, *scenario.others)
    assert [code for code in codes if code not in records] == []
    assert len({records[code].fields["Tên thủ tục"] for code in codes}) == len(codes)


@each
def test_level_is_that_of_the_record(scenario: Scenario, records: dict[str, RawRecord]) -> None:
    assert LEVELS.get(records[scenario.code].fields["Cấp thực hiện"]) is scenario.level


@each
def test_papers_are_in_the_record_and_surplus_is_not(scenario: Scenario, records: dict[str, RawRecord]) -> None:
    asked = dossier(records[scenario.code])
    assert [paper.official for paper in scenario.papers if folded(paper.official) not in asked] == []
    assert [text for text in scenario.surplus if folded(text) in asked] == []
