"""Whether authored messages nearly repeat questions that the assistant is measured on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from index.query.syllables import folded, words

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = Path(os.environ.get("MOTCUA_QUESTIONS", ROOT.parent / "shared" / "questions"))
NEAR = 0.8  # share of three-word runs of a question from which a message counts as nearly the same
FEWEST = 4  # runs that must be shared


def near_copies(messages: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Of messages (where they stand, text): those nearly the same as a question, with that question.

    Skips the test aloud where the questions are not present.
    """
    files = sorted(QUESTIONS.glob("dev_*.jsonl"))
    if not files:
        pytest.skip(f"questions not present: {QUESTIONS}")
    asked: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            asked += [(turn["query"], _runs(turn["query"])) for turn in item.get("turns") or [item]]
    by_run: dict[tuple[str, ...], list[int]] = {}
    for number, (_, pieces) in enumerate(asked):
        for piece in pieces:
            by_run.setdefault(piece, []).append(number)
    copies = []
    for where, text in messages:
        shared: dict[int, int] = {}
        for piece in _runs(text):
            for number in by_run.get(piece, []):
                shared[number] = shared.get(number, 0) + 1
        copies += [
            (where, text, asked[number][0])
            for number, count in shared.items()
            if count >= FEWEST and count / len(asked[number][1]) >= NEAR
        ]
    return copies


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    bare = [folded(word) for word in words(text)]
    return frozenset(zip(bare, bare[1:], bare[2:], strict=False))
