"""Every way to write the name of every place, looked up at a position of a text.

Imported by knowledge.directory.finding. Tested by tests/unit/knowledge/directory/test_names.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.directory.records import Place, Unit
from knowledge.directory.spelling import Word, bare, fits, is_number, is_short, slips, spellings

MOST_SLIPS = 1  # "xã Tam Bồ"; with two, "xã đã lấy" would be Đạ Lây
# Parts of today's names that people leave out: "Xuân Hương", "Nam Ban", "Phường 1" with Bảo Lộc said elsewhere.
TAILS = (" - Đà Lạt", " Lâm Hà", " Bảo Lộc")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write `names` of some places, as words with accents. `short`: much else looks like it."""

    words: tuple[str, ...]
    names: frozenset[str]
    places: tuple[Place, ...]
    short: bool
    number: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Places of which one of `names` stands at a position, `length` words long. `slips`: letters with other accents."""

    names: frozenset[str]
    places: tuple[Place, ...]
    length: int
    accented: bool  # accents were typed
    plain: bool  # the name has none to type
    capital: bool  # each word begins with a capital, and only begins with one
    short: bool
    number: bool
    slips: int


class Names:
    """The names of places. `also` gives other spellings of a name."""

    def __init__(self, places: Iterable[Place], also: Mapping[str, Sequence[str]]) -> None:
        found: dict[tuple[str, ...], tuple[set[str], dict[str, Place]]] = {}
        for place in places:
            for name, words in _written(place, also):
                names, named = found.setdefault(words, (set(), {}))
                names.add(name)
                named[place.key] = place
        self._spelt: dict[tuple[str, ...], list[Spelling]] = {}
        self._lengths: dict[str, set[int]] = {}
        for words, (names, named) in found.items():
            bares = tuple(map(bare, words))
            spelling = Spelling(words, frozenset(names), tuple(named.values()), is_short(words), is_number(words))
            self._spelt.setdefault(bares, []).append(spelling)
            self._lengths.setdefault(bares[0], set()).add(len(bares))

    def at(self, words: Sequence[Word], position: int) -> Iterator[Match]:
        """The matches at a position, the longest first: one a length, with one slip only where none is without."""
        for length in sorted(self._lengths.get(words[position].bare, ()), reverse=True):
            piece = words[position : position + length]
            spelt = self._spelt.get(tuple(word.bare for word in piece), ())
            if len(piece) == length and (match := _match(piece, spelt)) is not None:
                yield match


def _match(piece: Sequence[Word], spelt: Sequence[Spelling]) -> Match | None:
    counted = [(_slips(piece, spelling), spelling) for spelling in spelt]
    least = min((wrong for wrong, _ in counted), default=MOST_SLIPS + 1)
    if least > MOST_SLIPS:
        return None
    kept = [spelling for wrong, spelling in counted if wrong == least]
    return Match(
        names=frozenset().union(*(spelling.names for spelling in kept)),
        places=tuple({place.key: place for spelling in kept for place in spelling.places}.values()),
        length=len(piece),
        accented=any(word.typed != word.bare for word in piece),
        plain=all(tuple(map(bare, spelling.words)) == spelling.words for spelling in kept),
        capital=all(word.capital or word.typed.isdigit() for word in piece),
        short=all(spelling.short for spelling in kept),
        number=kept[0].number,
        slips=least,
    )


def _slips(piece: Sequence[Word], spelling: Spelling) -> int:
    pairs = list(zip(piece, spelling.words, strict=True))
    if spelling.number:  # "phường sáu" is no "phường sau"
        return (MOST_SLIPS + 1) * sum(word.typed != name for word, name in pairs[:1])
    return sum(0 if fits(word.typed, name) else slips(word.typed, name) for word, name in pairs)


def _written(place: Place, also: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    names = [place.short]
    if isinstance(place, Unit):
        names += [place.short.removesuffix(tail) for tail in TAILS if place.short.endswith(tail)]
    for name in names:
        for written in (name, *also.get(name, ())):
            for words in spellings(written):
                yield name, words
