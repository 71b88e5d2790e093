"""Tests of knowledge/directory/offices.py and of content/directory/offices.yaml."""

from pathlib import Path

import pytest

from knowledge.directory.offices import Office, load_offices, office_of
from knowledge.errors import ContentError
from tests.unit.knowledge.directory.sample import FOLDER

NAMES = load_offices(FOLDER / "offices.yaml")


@pytest.mark.parametrize(
    ("cell", "office"),
    [
        ("Trung tâm Phục vụ hành chính công xã Gia Hiệp", Office.CENTRE),
        ("TTPVHCC", Office.CENTRE),
        ("Bộ phận Một cửa", Office.CENTRE),
        ("UBND xã", Office.COMMITTEE),
        ("Uỷ ban nhân dân", Office.COMMITTEE),
        ("Công an phường", Office.POLICE),
        ("Công chứng số 1", Office.NOTARY),
        ("Trung tâm y tế", Office.HEALTH),
        ("Sở Tư pháp", Office.DEPARTMENT),
        ("police", Office.POLICE),
        ("Công an", Office.POLICE),
        ("Công ty", None),
        ("", None),
        ("Soạn thảo", None),
    ],
)
def test_the_kind_of_an_office(cell: str, office: Office | None) -> None:
    assert office_of(cell, NAMES) is office


def test_every_kind_can_be_written() -> None:
    assert set(NAMES.values()) == set(Office)


@pytest.mark.parametrize("text", ["- a", "shop: [x]", "centre: [", "centre: 1"])
def test_a_file_without_the_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "offices.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="offices.yaml"):
        load_offices(path)
