"""The authored phrasings and the thesaurus: form, and no near copy of a question of the development set."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest

from index.query.syllables import folded, words
from index.query.thesaurus import Thesaurus
from knowledge.phrasings import load_phrasings

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "knowledge" / "content"
QUESTIONS = Path(os.environ.get("MOTCUA_QUESTIONS", ROOT.parent / "shared" / "questions"))
NEAR = 0.8  # share of three-word runs of a question from which a phrasing counts as nearly the same
LEAST = 12


def runs(text: str) -> frozenset[tuple[str, ...]]:
    bare = [folded(word) for word in words(text)]
    return frozenset(zip(bare, bare[1:], bare[2:], strict=False))


def test_every_entry_says_how_it_differs_and_has_enough_phrasings() -> None:
    entries = load_phrasings(CONTENT / "phrasings")
    assert len(entries) > 1000
    thin = [e.code for e in entries.values() if len(e.phrasings) < (3 if e.same_as else LEAST)]
    assert thin == []
    assert [e.code for e in entries.values() if not e.differs] == []
    assert [e.code for e in entries.values() if e.same_as == e.code] == []


def test_phrasings_are_nfc_and_said_once_by_a_code() -> None:
    for entry in load_phrasings(CONTENT / "phrasings").values():
        assert len(set(entry.phrasings)) == len(entry.phrasings), entry.code
        for text in entry.phrasings:
            assert unicodedata.is_normalized("NFC", text), (entry.code, text)


def test_no_phrasing_is_nearly_a_question() -> None:
    files = sorted(QUESTIONS.glob("dev_*.jsonl"))
    if not files:
        pytest.skip(f"questions not present: {QUESTIONS}")
    asked: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            asked += [(turn["query"], runs(turn["query"])) for turn in item.get("turns") or [item]]
    by_run: dict[tuple[str, ...], list[int]] = {}
    for number, (_, pieces) in enumerate(asked):
        for piece in pieces:
            by_run.setdefault(piece, []).append(number)
    copies = []
    for entry in load_phrasings(CONTENT / "phrasings").values():
        for text in entry.phrasings:
            shared: dict[int, int] = {}
            for piece in runs(text):
                for number in by_run.get(piece, []):
                    shared[number] = shared.get(number, 0) + 1
            copies += [
                (entry.code, text, asked[number][0])
                for number, count in shared.items()
                if count >= 4 and count / len(asked[number][1]) >= NEAR
            ]
    assert copies == []


def test_the_thesaurus_loads_and_covers_every_kind() -> None:
    entries = Thesaurus.load(CONTENT / "thesaurus").entries
    kinds = {kind: sum(entry.kind == kind for entry in entries) for kind in {entry.kind for entry in entries}}
    assert len(kinds) == 7
    assert min(kinds.values()) >= 100
    assert all(entry.evidence for entry in entries)
