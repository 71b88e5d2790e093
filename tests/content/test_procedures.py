"""Authored procedures (knowledge/content/procedures): their shape, and their facts against the records."""

from __future__ import annotations

import csv
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.facts import fact_problems
from tests.content.raw_records import RawRecord, read_records
from tests.content.shape import shape_problems

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "knowledge" / "content" / "procedures"
FILES = sorted(FOLDER.glob("*.yaml"))
# As many as are written; this number only rises.
WANTED = 155


@cache
def content(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def archive() -> Path:
    """The corpus archive: the file or folder MOTCUA_CORPUS names, or the folder beside the repository."""
    place = Path(os.environ.get("MOTCUA_CORPUS") or ROOT.parent / "shared" / "corpus")
    return place / "portal-text.tar.xz" if place.is_dir() else place


@pytest.fixture(scope="module")
def records() -> dict[str, RawRecord]:
    path = archive()
    if not path.is_file():
        pytest.skip(f"corpus not present: {path}")
    return read_records(path, [file.stem for file in FILES])


@pytest.fixture(scope="module")
def links() -> dict[str, str]:
    path = archive().with_name("portal-links.tsv")
    if not path.is_file():
        pytest.skip(f"corpus not present: {path}")
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row["url"] for row in csv.DictReader(lines, delimiter="\t")}


def test_there_are_enough_procedures() -> None:
    assert len(FILES) >= WANTED


def test_codes_are_unique_and_name_their_files() -> None:
    codes = [content(path)["code"] for path in FILES]
    assert codes == [path.stem for path in FILES]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not re.fullmatch(r"\d\.\d{6}", code)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shape(path: Path) -> None:
    assert shape_problems(content(path)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_facts_agree_with_the_record(path: Path, records: dict[str, RawRecord], links: dict[str, str]) -> None:
    assert path.stem in records, "no such record in the corpus"
    assert fact_problems(content(path), records[path.stem], links.get(path.stem, "")) == []
