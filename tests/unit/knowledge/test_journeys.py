"""Tests of knowledge/journeys.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.journeys import JourneyError, load_journeys


def content(**changes: Any) -> dict[str, Any]:
    three = {"vi": "một", "en": "one", "ru": "один"}
    step = {"code": "1.000001", "name": three, "why": three}
    known = {"journey": "sinh-con", "title": three, "about": three, "as_of": "2026-07"}
    steps = [step, {**step, "code": "1.000002", "if": three}]
    return {**known, "says": {"vi": ["em mới sinh"]}, "steps": steps, **changes}


def write(folder: Path, value: Any) -> None:
    (folder / "sinh-con.yaml").write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")


def test_steps_keep_their_order_and_say_for_whom(tmp_path: Path) -> None:
    write(tmp_path, content())
    journey = load_journeys(tmp_path)["sinh-con"]
    assert [step.code for step in journey.steps] == ["1.000001", "1.000002"]
    assert (journey.steps[0].condition, journey.steps[1].condition["vi"]) == ({}, "một")
    assert (journey.position("1.000002"), journey.position("9.999999")) == (1, None)
    assert journey.says == ("em mới sinh",)
    assert load_journeys(tmp_path / "none") == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"journey": "another"},
        {"title": {"vi": "một"}},
        {"says": {"en": ["born"]}},
        {"steps": []},
        {"steps": [{"code": "1.000001"}] * 2},
        {"unknown": 1},
    ],
)
def test_another_form_is_named(tmp_path: Path, changes: dict[str, Any]) -> None:
    write(tmp_path, content(**changes))
    with pytest.raises(JourneyError, match=r"sinh-con\.yaml"):
        load_journeys(tmp_path)
