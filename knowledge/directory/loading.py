"""Reads the directory from content/directory: units.tsv, old_to_new.tsv, historic_alias.tsv, cues.yaml.

Imported by bot through knowledge.directory. Tested by tests/unit/knowledge/directory/test_loading.py.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.directory.cues import load_cues
from knowledge.directory.directory import Directory
from knowledge.directory.records import District, Kind, OldUnit, Province, Unit
from knowledge.errors import ContentError
from knowledge.provinces import HOME_PROVINCE
from knowledge.text import fold_accents

HOME_CODE = "68"  # Lâm Đồng, before and after
UNITS = ("code", "name", "clause")
OLD = ("old_code", "old_name", "old_district", "earlier_district", "old_province", "new_code")
HISTORIC = ("old_code", "old_name", "old_district", "old_province", "new_code")

Row = Mapping[str, str]


def load_directory(folder: Path) -> Directory:
    """The directory of `folder`. Raises ContentError where a file does not have the form."""
    units = list(_rows(folder / "units.tsv", UNITS))
    old = list(_rows(folder / "old_to_new.tsv", OLD))
    historic = list(_rows(folder / "historic_alias.tsv", HISTORIC))
    known = {row["code"] for row in units}
    for file, row in [*(("old_to_new.tsv", row) for row in old), *(("historic_alias.tsv", row) for row in historic)]:
        if row["new_code"] not in known and not (row["new_code"] == "" and file == "historic_alias.tsv"):
            raise ContentError(file, [f"«{row['old_name']}»: mã mới «{row['new_code']}» không có trong units.tsv"])
    former = [*_old_units(old), *_historic(historic, old)]
    return Directory(
        units=tuple(_unit(row, former) for row in units),
        old_units=tuple(former),
        districts=tuple(_districts(former)),
        provinces=tuple(_provinces(former)),
        cues=load_cues(folder / "cues.yaml"),
    )


def parted(name: str) -> tuple[Kind, str]:
    """The kind of a unit and its name without it: "Thị trấn Di Linh" -> (TOWN, "Di Linh")."""
    for kind in Kind:
        if name.lower().startswith(f"{kind.value} "):
            return kind, name[len(kind.value) + 1 :]
    raise ContentError(name, ["tên phải bắt đầu bằng xã, phường, thị trấn, đặc khu, huyện, thành phố, thị xã, tỉnh"])


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    except (OSError, UnicodeDecodeError) as exc:
        raise ContentError(path.name, [f"không đọc được ({exc})"]) from exc
    for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
        if number == 0:
            if tuple(row) != columns:
                raise ContentError(path.name, [f"dòng đầu phải là các cột {', '.join(columns)}"])
        elif len(row) != len(columns):
            raise ContentError(path.name, [f"dòng «{' '.join(row)[:60]}»: cần {len(columns)} cột"])
        else:
            yield dict(zip(columns, row, strict=True))


def _unit(row: Row, former: list[OldUnit]) -> Unit:
    kind, short = parted(row["name"])
    # A district that gave a corner of its land counts too: Phường 2 Bảo Lộc holds Lộc Tân of Bảo Lâm.
    districts = frozenset(key for old in former if row["code"] in old.successors for key in old.districts)
    return Unit(row["code"], row["name"], kind, short, row["clause"], districts)


def _old_units(rows: list[Row]) -> Iterator[OldUnit]:
    successors: dict[str, list[str]] = {}
    for row in rows:
        successors.setdefault(row["old_code"], []).append(row["new_code"])
    for code, row in {row["old_code"]: row for row in rows}.items():
        yield _old_unit(row, f"o{code}", tuple(successors[code]), row["earlier_district"], earlier=False)


def _historic(rows: list[Row], old: list[Row]) -> Iterator[OldUnit]:
    later = {(row["old_name"], row["old_district"]) for row in old}
    for row in rows:
        if (row["old_name"], row["old_district"]) in later:
            continue  # the name went on under another code, and that one's successor is known
        key = f"h{row['old_code']}" if row["old_code"] else f"h-{_slug(parted(row['old_name'])[1])}"
        yield _old_unit(row, key, (row["new_code"],) if row["new_code"] else (), "", earlier=True)


def _old_unit(row: Row, key: str, successors: tuple[str, ...], before: str, *, earlier: bool) -> OldUnit:
    kind, short = parted(row["old_name"])
    districts = frozenset(f"d-{_slug(name)}" for name in (row["old_district"], before) if name)
    return OldUnit(
        key=key,
        code=row["old_code"],
        name=row["old_name"],
        kind=kind,
        short=short,
        district=before or row["old_district"],
        districts=districts,
        province=row["old_province"],
        successors=successors,
        earlier=earlier,
    )


def _districts(former: list[OldUnit]) -> Iterator[District]:
    for name in dict.fromkeys(old.district for old in former):
        key = f"d-{_slug(name)}"
        units = sorted({code for old in former if key in old.districts for code in old.successors})
        kind, short = parted(name)
        yield District(key, name, kind, short, tuple(units))


def _provinces(former: list[OldUnit]) -> Iterator[Province]:
    for name in dict.fromkeys(old.province for old in former):
        short = parted(name)[1]
        districts = frozenset(key for old in former if old.province == name for key in old.districts)
        current = short == HOME_PROVINCE
        key = HOME_CODE if current else f"t-{_slug(short)}"
        everything = frozenset(key for old in former for key in old.districts)
        yield Province(key, name, short, current, everything if current else districts)


def _slug(name: str) -> str:
    return "-".join(fold_accents(name).replace("'", "").split())
