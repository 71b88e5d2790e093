"""Units of administration and where a text names them, as frozen records.

`key` is unique over all places and stays the same over versions, so that a button can carry it; `short` is the name
without its kind. Imported by knowledge.directory and bot. Tested by tests/unit/knowledge/directory/test_loading.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """The kind of a unit, as its name begins."""

    COMMUNE = "xã"
    WARD = "phường"
    TOWN = "thị trấn"
    ZONE = "đặc khu"
    DISTRICT = "huyện"
    CITY = "thành phố"
    DISTRICT_TOWN = "thị xã"
    PROVINCE = "tỉnh"


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune, ward or special zone of today. `clause` is of Điều 1, Nghị quyết 1671/NQ-UBTVQH15.

    `districts` are the keys of the former districts that its land lay in.
    """

    code: str
    name: str
    kind: Kind
    short: str
    clause: str
    districts: frozenset[str]

    @property
    def key(self) -> str:
        """The code of the General Statistics Office."""
        return self.code


@dataclass(frozen=True, slots=True)
class OldUnit:
    """A commune, ward or town that is no more. `successors` are codes: several for a split one, none where unknown.

    `district` is the name of the district that people know it by, `districts` the keys of all that it belonged to.
    `earlier`: gone before the units of today were made.
    """

    key: str
    code: str
    name: str
    kind: Kind
    short: str
    district: str
    districts: frozenset[str]
    province: str
    successors: tuple[str, ...]
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class District:
    """A district, city or town that is no more, and the codes of the units that its land belongs to."""

    key: str
    name: str
    kind: Kind
    short: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Province:
    """A province; not `current`: merged into Lâm Đồng. `districts` are keys."""

    key: str
    name: str
    short: str
    current: bool
    districts: frozenset[str]
    kind: Kind = Kind.PROVINCE


Place = Unit | OldUnit | District | Province


class Certainty(IntEnum):
    """What speaks for a name being the name of a unit, the least first."""

    BARE = 0  # the letters alone
    KNOWN = 1  # a name that no other words look like
    ACCENTED = 2  # typed with its accents
    BESIDE = 3  # an office before it, "cũ" or its district after it
    KIND = 4  # its kind before it or after it


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that a text names; `start` and `end` are in `tidy(text)`.

    `old`: the former units of the same name whose land the place holds, wholly or in part.
    """

    place: Place
    start: int
    end: int
    certainty: Certainty
    old: tuple[OldUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that several places bear, today's before former ones; `start` and `end` are in `tidy(text)`."""

    choices: tuple[Place, ...]
    start: int
    end: int
    certainty: Certainty


Found = Mention | Ambiguous
