"""The authored handbooks (knowledge/content/handbooks): dated, long enough, every record that they cite is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.raw_records import RawRecord, read_records
from tests.content.test_procedures import archive

FOLDER = Path(__file__).resolve().parents[2] / "knowledge" / "content" / "handbooks"
FILES = sorted(FOLDER.glob("*.md"))
WANTED = {
    *("trung-tam-hanh-chinh-cong", "tu-phap-ho-tich", "dat-dai-xay-dung", "van-hoa-xa-hoi"),
    *("kinh-te-ho-kinh-doanh", "van-phong-hdnd-ubnd", "so-hoa-cong-nghe", "noi-vu"),
}
CODE = re.compile(r"\b\d\.\d{6}\b")
SHORTEST, LONGEST = 2_500, 5_500  # words between blanks
COPIED = 14  # words in a row that are no coincidence


@cache
def parts(path: Path) -> tuple[dict[str, Any], str]:
    """The front matter and the text."""
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), text


@pytest.fixture(scope="module")
def records() -> dict[str, RawRecord]:
    if not archive().is_file():
        pytest.skip(f"corpus not present: {archive()}")
    return read_records(archive(), sorted({code for path in FILES for code in CODE.findall(parts(path)[1])}))


def test_every_post_has_its_handbook() -> None:
    assert {path.stem for path in FILES} >= WANTED


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_says_for_whom_when_and_by_what(path: Path) -> None:
    front, text = parts(path)
    assert set(front) == {"title", "post", "as_of", "sources"}
    assert re.fullmatch(r"\d{4}-\d{2}", front["as_of"])
    assert SHORTEST <= len(text.split()) <= LONGEST
    assert len(re.findall(r"^## ", text, re.MULTILINE)) >= 5
    cited = set(CODE.findall(text))
    named = {source["code"] for source in front["sources"] if "code" in source}
    assert cited - named == set()
    assert text.count("[") >= 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_it_cites_is_there_and_is_not_copied(path: Path, records: dict[str, RawRecord]) -> None:
    _, text = parts(path)
    codes = sorted(set(CODE.findall(text)))
    assert [code for code in codes if code not in records] == []
    said = re.findall(r"\w+", text.lower())
    runs = {tuple(said[at : at + COPIED]) for at in range(len(said) - COPIED + 1)}
    for code in codes:
        official = re.findall(r"\w+", records[code].text.lower())
        shared = [
            official[at : at + COPIED] for at in range(len(official)) if tuple(official[at : at + COPIED]) in runs
        ]
        assert [" ".join(run) for run in shared] == [], code
