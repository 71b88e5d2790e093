"""Tests of knowledge/directory/loading.py and of the facts in content/directory."""

import shutil
from pathlib import Path

import pytest

from knowledge.directory import District, OldUnit, Province, Unit, load_directory
from knowledge.directory.loading import parted
from knowledge.directory.records import Kind
from knowledge.errors import ContentError
from tests.unit.knowledge.directory.sample import DIRECTORY, FOLDER


def test_the_units_of_the_resolution() -> None:
    kinds = [unit.kind for unit in DIRECTORY.units]
    assert (len(kinds), kinds.count(Kind.COMMUNE), kinds.count(Kind.WARD), kinds.count(Kind.ZONE)) == (124, 103, 20, 1)
    assert len({unit.code for unit in DIRECTORY.units}) == len({unit.name for unit in DIRECTORY.units}) == 124


def test_every_former_unit_has_its_pair() -> None:
    last = [old for old in DIRECTORY.old_units if not old.earlier]
    assert len(last) == 329
    assert sum(len(old.successors) for old in last) == 331
    assert {old.name for old in last if len(old.successors) == 2} == {"Xã Phong Phú", "Xã Hòa Thắng"}
    assert sorted({old.province for old in last}) == ["Tỉnh Bình Thuận", "Tỉnh Lâm Đồng", "Tỉnh Đắk Nông"]


def test_every_unit_was_formed_from_something_by_a_clause_of_its_own() -> None:
    clauses = [unit.clause for unit in DIRECTORY.units]
    assert sorted(map(int, clauses)) == [*range(1, 121), 121, 121, 121, 121]
    for unit in DIRECTORY.units:
        assert DIRECTORY.formed_from(unit), unit.name
    unchanged = [unit for unit in DIRECTORY.units if unit.clause in ("120", "121")]
    assert all(len(DIRECTORY.formed_from(unit)) == 1 for unit in unchanged)


def test_spot_checks() -> None:
    units = {unit.code: unit for unit in DIRECTORY.units}
    assert [old.name for old in DIRECTORY.formed_from(units["25015"])] == ["Xã Gia Hiệp", "Xã Tam Bố"]
    assert [old.name for old in DIRECTORY.formed_from(units["25000"])] == [
        "Thị trấn Di Linh",
        "Xã Tân Châu",
        "Xã Liên Đầm",
        "Xã Gung Ré",
    ]
    assert units["25015"].clause == "27"


def test_historic_names_and_those_without_a_known_successor() -> None:
    historic = {old.name: old for old in DIRECTORY.old_units if old.earlier}
    assert historic["Xã Mỹ Lâm"].successors == ("25159",)
    assert {name for name, old in historic.items() if not old.successors} == {
        "Xã Đạ Tồn",
        "Xã Đoàn Kết",
        "Xã Phước Lộc",
        "Xã Triệu Hải",
    }
    # Two more names went on under another code, so that their successor is known after all.
    assert not {"Xã Quảng Lập", "Phường Bình Hưng"} & set(historic)


def test_keys_lead_to_their_places() -> None:
    kinds = {"25015": Unit, "o25021": OldUnit, "h-pro": OldUnit, "d-huyen-di-linh": District, "68": Province}
    for key, kind in kinds.items():
        place = DIRECTORY.place(key)
        assert isinstance(place, kind)
        assert place.key == key
    assert DIRECTORY.place("o99999") is None
    places = [*DIRECTORY.units, *DIRECTORY.old_units, *DIRECTORY.districts, *DIRECTORY.provinces]
    assert len({place.key for place in places}) == len(places)


def test_districts_hold_their_units_and_provinces_theirs() -> None:
    districts = {district.name: district for district in DIRECTORY.districts}
    assert [unit.name for unit in DIRECTORY.now(districts["Huyện Cát Tiên"])] == [
        "Xã Cát Tiên",
        "Xã Cát Tiên 3",
        "Xã Cát Tiên 2",
    ]
    assert len(DIRECTORY.now(districts["Thành phố Đà Lạt"])) == 5
    provinces = {province.short: province for province in DIRECTORY.provinces}
    assert {name: len(DIRECTORY.now(one)) for name, one in provinces.items()} == {
        "Lâm Đồng": 124,
        "Bình Thuận": 45,
        "Đắk Nông": 28,
    }
    assert [name for name, one in provinces.items() if one.current] == ["Lâm Đồng"]


def test_a_name_is_parted_into_kind_and_rest() -> None:
    assert parted("Thị trấn Di Linh") == (Kind.TOWN, "Di Linh")
    assert parted("Đặc khu Phú Quý") == (Kind.ZONE, "Phú Quý")
    with pytest.raises(ContentError, match="Di Linh"):
        parted("Di Linh")


@pytest.mark.parametrize(
    ("file", "change", "named"),
    [
        ("units.tsv", ("code\tname", "mã\ttên"), "dòng đầu"),
        ("units.tsv", ("Phường Mũi Né\t110", "Phường Mũi Né"), "Mũi Né"),
        ("units.tsv", ("25015\tXã", "99999\tXã"), "25015"),
        ("old_to_new.tsv", ("Tỉnh Lâm Đồng\t25015", "Tỉnh Lâm Đồng\t"), "Gia Hiệp"),
        ("historic_alias.tsv", ("25159", "11111"), "Mỹ Lâm"),
        ("cues.yaml", ("ordinary:", "ordinaries:"), "ordinary"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, file: str, change: tuple[str, str], named: str) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=named):
        load_directory(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="units.tsv"):
        load_directory(tmp_path)
