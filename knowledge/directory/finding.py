"""Finds the names of units in a text: what stands at each position, and what the words around it say of it.

Imported by knowledge.directory.directory. Tested by tests/unit/knowledge/directory/test_finding.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.directory.cues import Cues, ends_with, starts_with
from knowledge.directory.names import Match, Names
from knowledge.directory.records import Certainty, District, Kind, Place, Province
from knowledge.directory.spelling import Word

MOST_NAMES = 20  # names of a text that are looked at; a list of more asks nothing of any of them
ACCENTED_SHARE = 0.3  # of the words of a text: it was typed with accents, so that a bare word is meant to be bare
COMMUNES = (Kind.COMMUNE, Kind.WARD, Kind.TOWN, Kind.ZONE)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, before it is known which place is meant. `start` and `end` are positions of words."""

    places: tuple[Place, ...]
    start: int
    end: int
    certainty: Certainty
    kind: Kind | None = None
    former: bool = False
    ordinary: bool = False  # the name is much else besides

    @property
    def is_region(self) -> bool:
        """Whether it can say in which district or province another unit lies."""
        spoken = self.kind is None or self.kind not in COMMUNES
        return spoken and self.certainty > Certainty.BARE and any(map(_is_region, self.places))


class Finder:
    """Finds names of `names` by the words around them."""

    def __init__(self, names: Names, cues: Cues) -> None:
        self._names = names
        self._cues = cues

    def named(self, words: Sequence[Word], cued: bool) -> list[Named]:
        """The names in a text from left to right, each with its district; `cued`: bare letters are enough."""
        accented = sum(word.typed != word.bare for word in words) >= ACCENTED_SHARE * len(words)
        found: list[Named] = []
        position = 0
        while position < len(words) and len(found) < MOST_NAMES:
            name = self._first(words, position, accented)
            if name is not None:
                found.append(name)
            position = name.end if name else position + 1
        found = self._beside_regions(words, found)
        kept = [name for name in found if not self._is_elsewhere(words, name)]
        return [name for name in kept if cued or self._is_clear(name)]

    def _first(self, words: Sequence[Word], position: int, accented: bool) -> Named | None:
        """The longest name at a position that the words before it allow."""
        for match in self._names.at(words, position):
            if name := self._name(words, position, match, accented):
                return name
        return None

    def _name(self, words: Sequence[Word], position: int, match: Match, accented: bool) -> Named | None:
        """The name of a match, None where the words before it say that it is none."""
        cues = self._cues
        start, end = position, position + match.length
        kind = None
        before = position
        for _ in range(4):  # "xã cũ tên là Tam Bố"
            if length := ends_with(words, before, cues.before):
                kind = cues.before[tuple(word.typed for word in words[before - length : before])]
                start = before - length
                break
            if not (length := ends_with(words, before, cues.between)):
                break
            before -= length
        if kind is None and (length := starts_with(words, end, cues.after)):
            kind = cues.after[tuple(word.typed for word in words[end : end + length])]
            end += length
        office = ends_with(words, position, cues.office)
        if kind is None and (match.slips or (match.short and not office) or ends_with(words, position, cues.otherwise)):
            return None
        if (match.number and kind is not Kind.WARD) or ends_with(words, position, cues.not_kind):
            return None
        former = bool(starts_with(words, end, cues.old)) or any(
            word.typed in ("cũ", "cu") for word in words[start:position]
        )
        if kind is not None:
            certainty = Certainty.KIND
        elif former or office:
            certainty = Certainty.BESIDE
        elif match.accented or (match.plain and accented):
            certainty = Certainty.ACCENTED
        elif match.capital or match.names & cues.bare:
            certainty = Certainty.KNOWN
        else:
            certainty = Certainty.BARE
        return Named(match.places, start, end, certainty, kind, former, match.names <= cues.ordinary)

    def _beside_regions(self, words: Sequence[Word], found: Sequence[Named]) -> list[Named]:
        """Names joined with the district or province that follows them: "Tân Tiến, thị xã La Gi"."""
        joined: list[Named] = []
        for name in found:
            last = joined[-1] if joined else None
            if last is not None and name.is_region and self._is_close(words, last.end, name.start):
                places = tuple(place for place in last.places if lies_in(place, name.places))
                if places:
                    certainty = max(last.certainty, Certainty.BESIDE)
                    former = last.former or name.former
                    joined[-1] = replace(last, places=places, end=name.end, certainty=certainty, former=former)
                    continue
            joined.append(name)
        return joined

    def _is_close(self, words: Sequence[Word], end: int, start: int) -> bool:
        while end < start:
            length = starts_with(words, end, self._cues.gap)
            if not length or end + length > start:
                return False
            end += length
        return True

    def _is_elsewhere(self, words: Sequence[Word], name: Named) -> bool:
        """Whether a district or province that is not ours follows: "phường 1 quận 3"."""
        length = starts_with(words, name.end, self._cues.region)
        at = name.end + length
        if not length or at >= len(words) or starts_with(words, at, self._cues.no_region):
            return False
        return not any(_is_region(place) for match in self._names.at(words, at) for place in match.places)

    def _is_clear(self, name: Named) -> bool:
        return name.certainty >= (Certainty.BESIDE if name.ordinary else Certainty.KNOWN)


def lies_in(place: Place, regions: Sequence[Place]) -> bool:
    """Whether a place lay in one of the districts or provinces of `regions`."""
    for region in regions:
        if isinstance(region, District):
            inside = frozenset((region.key,))
        elif isinstance(region, Province):
            inside = region.districts
        else:
            continue
        if isinstance(place, District):
            if isinstance(region, Province) and place.key in inside:
                return True
        elif not isinstance(place, Province) and place.districts & inside:
            return True
    return False


def _is_region(place: Place) -> bool:
    return isinstance(place, District | Province)
