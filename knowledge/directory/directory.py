"""The directory: its units, what they were formed from and became, and which of them a text names.

Imported by knowledge.importers.contacts and bot. Tested by tests/unit/knowledge/directory/test_directory.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.directory.cues import Cues
from knowledge.directory.finding import COMMUNES, Finder, Named, lies_in
from knowledge.directory.names import Names
from knowledge.directory.records import Ambiguous, District, Found, Mention, OldUnit, Place, Province, Unit
from knowledge.directory.spelling import read_words, tidy


class Directory:
    """Today's units and former ones. Immutable, so that threads can share it."""

    def __init__(
        self,
        units: tuple[Unit, ...],
        old_units: tuple[OldUnit, ...],
        districts: tuple[District, ...],
        provinces: tuple[Province, ...],
        cues: Cues,
    ) -> None:
        self.units = units
        self.old_units = old_units
        self.districts = districts
        self.provinces = provinces
        self._places: dict[str, Place] = {
            place.key: place for places in (units, old_units, districts, provinces) for place in places
        }
        self._finder = Finder(Names(self._places.values(), cues.also), cues)

    def place(self, key: str) -> Place | None:
        """The place of a key."""
        return self._places.get(key)

    def now(self, place: Place) -> tuple[Unit, ...]:
        """The units of today that a place is or became: several for a split commune or a district, none if unknown."""
        match place:
            case Unit():
                codes: tuple[str, ...] = (place.code,)
            case OldUnit():
                codes = place.successors
            case District():
                codes = place.units
            case Province():
                codes = tuple(unit.code for unit in self.units if unit.districts & place.districts)
        found = [self._places[code] for code in codes]
        return tuple(unit for unit in found if isinstance(unit, Unit))

    def formed_from(self, unit: Unit) -> tuple[OldUnit, ...]:
        """The communes, wards and towns that a unit was formed from on 1 July 2025, wholly or in part."""
        return tuple(old for old in self.old_units if unit.code in old.successors and not old.earlier)

    def find(self, text: str, cued: bool = False) -> Mention | Ambiguous | None:
        """The place that a text names, the surest and then the first one; None where it names none.

        `cued`: the text is known to be about a unit, so that bare letters are enough ("tan tien").
        """
        found = self.mentions(text, cued)
        return max(found, key=lambda one: (one.certainty, not _is_region(one)), default=None)

    def mentions(self, text: str, cued: bool = False) -> tuple[Found, ...]:
        """Every place that a text names, from left to right, each with what stands beside it."""
        words = read_words(tidy(text))
        named = self._finder.named(words, cued)
        regions = [name for name in named if name.is_region]
        found: list[Found] = []
        for name in named:
            others = {place.key: place for region in regions if region is not name for place in region.places}
            places = _meant(name, tuple(others.values()))
            start, end = words[name.start].start, words[name.end - 1].end
            kept, old = _told_apart(places)
            if len(kept) == 1:
                found.append(Mention(kept[0], start, end, name.certainty, old))
            else:
                found.append(Ambiguous(kept, start, end, name.certainty))
        return tuple(found)


def _meant(name: Named, regions: Sequence[Place]) -> Sequence[Place]:
    """The places of a name that its kind, "cũ", and the districts said elsewhere leave."""
    places: Sequence[Place] = name.places
    if name.kind is not None:
        places = [place for place in places if place.kind is name.kind] or _alike(name, places) or places
    elif provinces := [place for place in places if isinstance(place, Province)]:
        places = provinces  # "Bình Thuận" alone is never the ward
    if name.former:
        places = [place for place in places if not isinstance(place, Unit)] or places
    return [place for place in places if lies_in(place, regions)] or places


def _alike(name: Named, places: Sequence[Place]) -> Sequence[Place]:
    """Places of another kind than was said, as people do not keep them apart: "xã Liên Nghĩa" was a town."""
    small = name.kind in COMMUNES
    return [place for place in places if (place.kind in COMMUNES) is small]


def _told_apart(places: Sequence[Place]) -> tuple[tuple[Place, ...], tuple[OldUnit, ...]]:
    """Places that are not the same land as another of them, today's first; the former units left out for that."""
    units = [place for place in places if isinstance(place, Unit)]
    kept: list[Place] = list(units)
    taken: set[tuple[str, ...]] = {(unit.code,) for unit in units}
    old = []
    for place in places:
        if isinstance(place, OldUnit):
            if any(unit.code in place.successors for unit in units):
                old.append(place)
            elif not place.successors or place.successors not in taken:
                kept.append(place)
                taken.add(place.successors)
        elif isinstance(place, District):
            if place.units not in taken:
                kept.append(place)
        elif isinstance(place, Province):
            kept.append(place)
    return tuple(kept), tuple(old)


def _is_region(one: Found) -> bool:
    return isinstance(one, Mention) and isinstance(one.place, District | Province)
