"""Readings as JSON and back: for the cache, and for the worker's pipe.

Pure functions. Imported by cache, worker and isolated. Tested by tests/unit/knowledge/handbooks/test_cache.py.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from knowledge.handbooks.reading import Reading
from knowledge.handbooks.records import Handbook, HandbookKind, Passage, Refusal

Outcome = Reading | Refusal


def encode(outcome: Outcome) -> str:
    """The outcome on one line."""
    if isinstance(outcome, Refusal):
        return json.dumps({"name": outcome.name, "reason": outcome.reason}, ensure_ascii=False)
    value = asdict(outcome)
    value["handbook"]["kind"] = outcome.handbook.kind.value
    for passage in value["passages"]:
        del passage["handbook"]
    return json.dumps(value, ensure_ascii=False)


def decode(line: str) -> Outcome:
    """The outcome of a line that `encode` wrote. Raises ValueError or KeyError for any other."""
    value: dict[str, Any] = json.loads(line)
    if "reason" in value:
        return Refusal(value["name"], value["reason"])
    handbook = Handbook(**{**value["handbook"], "kind": HandbookKind(value["handbook"]["kind"])})
    passages = tuple(
        Passage(handbook.name, tuple(item["heading"]), item["page"], item["text"], item["ocr"])
        for item in value["passages"]
    )
    return Reading(handbook, passages, value["ocr_pages"], tuple(value["notes"]), value["lasting"])


def renamed(outcome: Outcome, name: str) -> Outcome:
    """The outcome for a file of the same content and another name."""
    if isinstance(outcome, Refusal):
        return replace(outcome, name=name)
    passages = tuple(replace(passage, handbook=name) for passage in outcome.passages)
    return replace(outcome, handbook=replace(outcome.handbook, name=name), passages=passages)
