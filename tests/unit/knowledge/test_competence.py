"""Tests of knowledge/competence.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.competence import BODIES, CompetenceError, Decision, load_competence
from knowledge.records import LegalBasis, Level, Procedure


def entry(**changes: Any) -> dict[str, Any]:
    known = {
        "name": "giay-phep",
        "task": {"vi": "xin giấy", "en": "a permit", "ru": "разрешение"},
        "codes": ["1.000001"],
        "level": "commune",
        "before": ["district_committee"],
        "now": ["commune_chair"],
        "since": "2025-07-01",
        "decisions": [{"number": "120/2025/NĐ-CP", "article": "Điều 4"}],
        "sources": ["Luật 72/2025/QH15, Điều 51"],
        "unchecked": [],
    }
    return {**known, **changes}


def write(folder: Path, *entries: dict[str, Any], name: str = "ho-tich") -> Path:
    content = {"competence": name, "as_of": "2026-07", "entries": list(entries)}
    (folder / f"{name}.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder


def test_an_entry_is_found_by_each_of_its_codes(tmp_path: Path) -> None:
    known = load_competence(write(tmp_path, entry(codes=["1.000001", "2.000002"])))
    found = known.of("2.000002")
    assert found is not None
    assert found is known.of("1.000001")
    assert (found.level, found.since, found.as_of) == (Level.COMMUNE, "2025-07-01", "2026-07")
    assert found.decisions == (Decision("120/2025/NĐ-CP", "Điều 4", ""),)
    assert (found.stayed, found.disagrees) == (False, False)
    assert known.of("1.000009") is None


def test_what_did_not_move_is_known(tmp_path: Path) -> None:
    found = load_competence(write(tmp_path, entry(before=["commune_chair"], since=""))).of("1.000001")
    assert found is not None
    assert found.stayed


def test_no_folder_is_empty(tmp_path: Path) -> None:
    known = load_competence(tmp_path / "none")
    assert (known.entries, known.decrees) == ((), {})


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"codes": ["12"]}, "'12'"),
        ({"codes": []}, "«now», «codes»"),
        ({"now": []}, "«now», «codes»"),
        ({"now": ["king"]}, "'king'"),
        ({"before": ["king"]}, "'king'"),
        ({"since": "1/7/2025"}, "«since»"),
        ({"level": "district"}, "'district'"),
        ({"unchecked": ["all"]}, "'all'"),
        ({"task": {"vi": "một"}}, "«task»"),
        ({"more": 1}, "«disagrees»"),
    ],
)
def test_another_form_is_named_with_its_mend(tmp_path: Path, changes: dict[str, Any], named: str) -> None:
    with pytest.raises(CompetenceError, match=r"ho-tich\.yaml, mục 1") as caught:
        load_competence(write(tmp_path, entry(**changes)))
    assert named in str(caught.value)


def test_a_code_stands_in_one_entry(tmp_path: Path) -> None:
    write(tmp_path, entry())
    write(tmp_path, entry(name="giay-khac"), name="dat-dai")
    with pytest.raises(CompetenceError, match=r"1\.000001 có trong cả «giay-khac» và «giay-phep»"):
        load_competence(tmp_path)


def test_the_file_names_itself(tmp_path: Path) -> None:
    write(tmp_path, entry()).joinpath("ho-tich.yaml").rename(tmp_path / "khac.yaml")
    with pytest.raises(CompetenceError, match=r"khac\.yaml"):
        load_competence(tmp_path)


def test_decrees_are_found_among_legal_bases_however_they_are_written(tmp_path: Path) -> None:
    register = write(tmp_path, entry()) / "register"
    register.mkdir()
    decrees = {
        "120/2025/NĐ-CP": {"moves": "district", "title": "tư pháp"},
        "151/2025/NĐ-CP": {"moves": "both", "title": "đất đai"},
        "124/2025/NĐ-CP": {"moves": "unknown", "title": ""},
    }
    text = yaml.safe_dump({"in_force": "2025-07-01", "decrees": decrees}, allow_unicode=True, sort_keys=False)
    (register / "decrees.yaml").write_text(text, encoding="utf-8")
    bases = (LegalBasis("Nghị định số 151/2025/NĐ-CP ngày 12/6/2025", ""), LegalBasis("Tư pháp", "120/2025/NĐ-C"))
    cited = load_competence(tmp_path).cited(Procedure("1.000001", "Giấy", legal_bases=bases))
    assert [(decree.number, decree.in_force) for decree in cited] == [
        ("120/2025/NĐ-CP", "2025-07-01"),
        ("151/2025/NĐ-CP", "2025-07-01"),
    ]


def test_bodies_of_the_district_have_no_level_of_today() -> None:
    assert {level for body, level in BODIES.items() if body.startswith("district")} == {Level.UNSTATED}
