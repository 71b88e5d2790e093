"""Communes as pages: all of today, those that a name may mean, and each place of today or before with what it is now.

What is said of a place is what the chat says of it. Imported by bot.pages. Tested by
tests/unit/bot/pages/test_units.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.directory_replies import directory_reply, place_name
from bot.helping.places import Places
from bot.messages import Choice
from bot.preferences import unit_choice
from bot.understanding.directory_intent import AskKind, DirectoryAsk
from knowledge.directory import Ambiguous, Directory, District, OldUnit, Place, Province, Unit
from knowledge.directory.records import Kind
from knowledge.text import fold_accents, tokens

KINDS = (Kind.WARD, Kind.ZONE, Kind.COMMUNE)
MOST_FOUND = 60


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place: its key, its name with its kind, and the names of what it is today where it is no more."""

    key: str
    name: str
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitsPage:
    """The units of today by kind, and the former districts; by name."""

    groups: tuple[tuple[Kind, tuple[PlaceLine, ...]], ...]
    districts: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A place. `text` says what it is, `contacts` how to reach its offices ("" for one that is no more), both in the
    markup of a reply. `now` are the units of today, `before` those that it was formed from or that lay in it;
    `choice` makes it one's own commune.
    """

    key: str
    name: str
    text: str
    contacts: str
    portal: str
    now: tuple[PlaceLine, ...]
    before: tuple[PlaceLine, ...]
    choice: Choice | None


def units_page(places: Places, language: str) -> UnitsPage:
    """All units of today."""
    units = places.directory.units
    return UnitsPage(
        tuple((kind, _lines(places, [unit for unit in units if unit.kind is kind], language)) for kind in KINDS),
        tuple(PlaceLine(one.key, place_name(one, places.directory, language))
              for one in _sorted(places.directory.districts)),
    )  # fmt: skip


def found_places(places: Places, text: str, language: str) -> tuple[PlaceLine, ...]:
    """The places that a text names; where it names none, those whose names have its words or begin with them."""
    directory = places.directory
    named: list[Place] = []
    for one in directory.mentions(text, cued=True):
        if isinstance(one, Ambiguous):
            named += one.choices
        else:  # a former unit of the same name says more only where its land lies elsewhere too
            named += [one.place, *(old for old in one.old if len(old.successors) > 1)]
    if not named:
        named = [place for place in _all(directory) if _has(place, text)]
    unique = list({place.key: place for place in named}.values())
    return _lines(places, unique[:MOST_FOUND], language)


def unit_page(places: Places, key: str, language: str) -> UnitPage | None:
    """The page of a place; None where no place has the key."""
    directory = places.directory
    place = directory.place(key)
    if place is None:
        return None
    now = directory.now(place)
    contacts, portal = "", ""
    if isinstance(place, Unit) or (isinstance(place, Province) and place.current):
        asked = directory_reply(DirectoryAsk(AskKind.CONTACT, (place,)), directory, places.contacts, language,
                                places.hotline)  # fmt: skip
        contacts = asked.pages[0]
        portal = next((choice.url for row in asked.rows for choice in row if choice.url), "")
    said = directory_reply(DirectoryAsk(AskKind.MERGED, (place,)), directory, places.contacts, language, places.hotline)
    return UnitPage(
        key=place.key,
        name=_sentence(place_name(place, directory, language)),
        text=said.pages[0],
        contacts=contacts,
        portal=portal,
        now=() if isinstance(place, Unit) else _lines(places, now, language),
        before=_lines(places, _before(places, place), language),
        choice=unit_choice(now[0], language) if len(now) == 1 else None,
    )


def _before(places: Places, place: Place) -> Sequence[Place]:
    """What a unit was formed from; what lay in a former district; the districts of a province."""
    directory = places.directory
    match place:
        case Unit():
            return directory.formed_from(place)
        case District():
            return [old for old in directory.old_units if place.key in old.districts and not old.earlier]
        case Province():
            return [one for one in directory.districts if one.key in place.districts]
    return ()


def _lines(places: Places, found: Iterable[Place], language: str) -> tuple[PlaceLine, ...]:
    return tuple(_line(places, place, language) for place in _sorted(found))


def _line(places: Places, place: Place, language: str) -> PlaceLine:
    directory = places.directory
    now = directory.now(place) if isinstance(place, OldUnit) else ()
    names = tuple(place_name(unit, directory, language) for unit in now)
    return PlaceLine(place.key, _sentence(place_name(place, directory, language)), names)


def _sorted(found: Iterable[Place]) -> list[Place]:
    """Today's units first, then by name as an index of names has them."""
    return sorted(found, key=lambda one: (not isinstance(one, Unit), fold_accents(one.short), one.key))


def _all(directory: Directory) -> Iterator[Place]:
    yield from directory.units
    yield from directory.old_units
    yield from directory.districts
    yield from directory.provinces


def _has(place: Place, text: str) -> bool:
    words, asked = tokens(fold_accents(place.name)), tokens(fold_accents(text))
    if not asked:
        return False
    *whole, last = asked
    return set(whole) <= set(words) and any(word.startswith(last) for word in words)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
