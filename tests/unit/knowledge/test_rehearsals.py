"""Tests of knowledge/rehearsals.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.records import Level
from knowledge.rehearsals import Held, Paper, RehearsalError, Trap, Verdict, load_rehearsals


def content(**changes: Any) -> dict[str, Any]:
    paper = {"name": "giấy chứng sinh", "official": "Giấy chứng sinh", "held": "missing"}
    known = {"scenario": "khai-sinh", "posts": ["tu-phap-ho-tich"], "as_of": "2026-07", "says": "Chị ơi,\n em hỏi."}
    asked = {"code": "1.000001", "others": ["1.000002"], "level": "commune", "trap": "missing_paper"}
    judged = {"papers": [paper], "surplus": ["sổ hộ khẩu giấy"], "decision": "return", "why": "Thiếu giấy."}
    return {**known, **asked, **judged, **changes}


def write(folder: Path, *scenarios: Any, file: str = "ho-tich.yaml") -> Path:
    (folder / file).write_text(yaml.safe_dump(list(scenarios), allow_unicode=True), encoding="utf-8")
    return folder


def test_a_scenario_is_read_with_its_closed_words(tmp_path: Path) -> None:
    scenario = load_rehearsals(write(tmp_path, content()))["khai-sinh"]
    assert (scenario.says, scenario.posts, scenario.others) == ("Chị ơi, em hỏi.", ("tu-phap-ho-tich",), ("1.000002",))
    assert (scenario.level, scenario.trap, scenario.decision) == (Level.COMMUNE, Trap.MISSING_PAPER, Verdict.RETURN)
    assert scenario.papers == (Paper("giấy chứng sinh", "Giấy chứng sinh", Held.MISSING),)
    assert scenario.surplus == ("sổ hộ khẩu giấy",)


def test_a_bare_yes_is_a_paper_at_hand(tmp_path: Path) -> None:
    paper = {"name": "tờ khai", "official": "Tờ khai", "held": True}
    assert load_rehearsals(write(tmp_path, content(papers=[paper])))["khai-sinh"].papers[0].held is Held.YES


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert load_rehearsals(tmp_path / "none") == {}


def test_a_name_is_unique_over_all_files(tmp_path: Path) -> None:
    write(tmp_path, content(), file="a.yaml")
    write(tmp_path, content(), file="b.yaml")
    with pytest.raises(RehearsalError, match="trùng tên: khai-sinh"):
        load_rehearsals(tmp_path)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"unknown": 1}, "decision"),
        ({"scenario": "Khai sinh"}, "Khai sinh"),
        ({"code": 1.000001}, "1.001193"),
        ({"others": ["1.2"]}, "1.001193"),
        ({"level": "district"}, "district"),
        ({"trap": "rain"}, "rain"),
        ({"decision": "refuse"}, "refuse"),
        ({"papers": [{"name": "tờ khai", "held": "yes"}]}, "official"),
        ({"papers": [{"name": "tờ khai", "official": "Tờ khai", "held": "lost"}]}, "lost"),
        ({"papers": 3}, "khai-sinh"),
    ],
)
def test_another_form_is_named(tmp_path: Path, changes: dict[str, Any], named: str) -> None:
    with pytest.raises(RehearsalError, match=rf"ho-tich\.yaml.*{named}"):
        load_rehearsals(write(tmp_path, content(**changes)))


@pytest.mark.parametrize("text", ["a: [", "a: 1", "- just words", "- {scenario: khai-sinh}"])
def test_a_file_of_another_form_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "dat-dai.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RehearsalError, match=r"dat-dai\.yaml"):
        load_rehearsals(tmp_path)
