"""The authored reasons for return: codes exist, and every reason rests on words of the record or of a handbook."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from knowledge.phrasings import load_phrasings
from knowledge.returns import Reason, load_returns
from knowledge.text import fold_accents
from tests.content.raw_records import RawRecord, read_records
from tests.content.test_procedures import archive

CONTENT = Path(__file__).resolve().parents[2] / "knowledge" / "content"
RETURNS = load_returns(CONTENT / "returns")
HEADINGS = {
    "documents": "Thành phần hồ sơ",
    "steps": "Trình tự thực hiện",
    "conditions": "Yêu cầu, điều kiện thực hiện",
    "methods": "Cách thức thực hiện",
    "audience": "Đối tượng thực hiện",
    "description": "Mô tả",
}
# As many as are written; this number only rises.
WANTED = 218


@pytest.fixture(scope="module")
def records() -> dict[str, RawRecord]:
    path = archive()
    if not path.is_file():
        pytest.skip(f"corpus not present: {path}")
    return read_records(path, RETURNS)


def test_there_are_enough_and_their_procedures_are_known() -> None:
    assert len(RETURNS) >= WANTED
    known = set(load_phrasings(CONTENT / "phrasings")) | {path.stem for path in (CONTENT / "procedures").glob("*.yaml")}
    assert sorted(set(RETURNS) - known) == []


@pytest.mark.parametrize("code", sorted(RETURNS))
def test_reasons_are_short_told_apart_and_nfc(code: str) -> None:
    reasons = RETURNS[code].reasons
    assert len({reason.why for reason in reasons}) == len(reasons)
    for reason in reasons:
        for text in (reason.why, reason.mend):
            assert unicodedata.is_normalized("NFC", text)
            assert text[0].isupper() or text[0].isdigit()


@pytest.mark.parametrize("code", sorted(RETURNS))
def test_reasons_that_rest_on_a_handbook_stand_there(code: str) -> None:
    rests = [reason for reason in RETURNS[code].reasons if reason.ground.handbook]
    assert [reason.ground for reason in rests if not _stands(reason)] == []


@pytest.mark.parametrize("code", sorted(RETURNS))
def test_reasons_that_rest_on_the_record_stand_there(code: str, records: dict[str, RawRecord]) -> None:
    assert code in records, "no such record in the corpus"
    fields = records[code].fields
    assert RETURNS[code].field == fields["Lĩnh vực"]
    missing = [
        (reason.ground.section, reason.ground.words)
        for reason in RETURNS[code].reasons
        if reason.ground.section and bare(reason.ground.words) not in bare(fields[HEADINGS[reason.ground.section]])
    ]
    assert missing == []


def _stands(reason: Reason) -> bool:
    section = sections(reason.ground.handbook).get(reason.ground.heading, "")
    return bare(reason.ground.words) in bare(section)


@cache
def sections(handbook: str) -> dict[str, str]:
    """The text under each heading of an authored handbook, without that of the headings below it."""
    text = (CONTENT / "handbooks" / handbook).read_text(encoding="utf-8")
    parts = re.split(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {parts[at].strip(): parts[at + 1] for at in range(1, len(parts) - 1, 2)}


def bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold_accents(text)))
