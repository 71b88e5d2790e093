"""The pages of the generation that serves. Thread-safe. Made by bot.assistant, reached by bot.channels.web. Tested by
tests/unit/bot/pages/test_catalogue.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.helping.places import Places
from bot.journeys import said
from bot.library import Library, Opened
from bot.lookup_actions import button_words
from bot.messages import File, Role
from bot.pages.around import changed, siblings
from bot.pages.events import Event, EventPage, event_page
from bot.pages.fields import Entry, FieldLine, FieldPage, FieldsPage, entries, field_page, fields_page
from bot.pages.procedure import ProcedurePage, procedure_page
from bot.pages.units import PlaceLine, UnitPage, UnitsPage, found_places, unit_page, units_page
from bot.printing import checklist_file
from bot.roles import Roles
from index.browse import foreign
from knowledge.directory import Place
from knowledge.journeys import Journey
from knowledge.records import Level
from knowledge.siblings import Family
from knowledge.text import one_line

MOST_TITLES = 30  # procedures whose titles have the words asked for


@dataclass(frozen=True, slots=True)
class Titles:
    """Fields and procedures in whose names words stand."""

    fields: tuple[FieldLine, ...]
    entries: tuple[Entry, ...]


class Pages:
    """Gives what a page shows, None where there is nothing of that name."""

    def __init__(
        self,
        library: Library,
        roles: Roles,
        journeys: Mapping[str, Journey],
        families: Sequence[Family],
        places: Places,
        forget: Callable[[str], None],
    ) -> None:
        """Take what is known and who may do what; `forget` deletes all that is kept of a person."""
        self._library, self._roles, self._journeys = library, roles, journeys
        self._families, self._places = families, places
        self.forget = forget

    def role(self, person: str) -> Role:
        """The role that a person was granted."""
        return self._roles.of(person).role

    def procedure(self, code: str, language: str, case: int | None = None) -> ProcedurePage | None:
        """A procedure whole, its papers narrowed to the case at a place among the groups (0-based)."""
        opened = self._library.current()
        view = opened.view(code)
        if view is None:
            return None
        near = siblings(self._families, code, lambda one: opened.view(one) is not None, language)
        return procedure_page(view, language, case, near, changed(opened.store, code, language))

    def sheet(self, code: str, language: str, case: int | None, link: str) -> File | None:
        """The papers of a procedure as a PDF to print, with the code of `link`. Raises TypesetError."""
        view = self._library.current().view(code)
        return checklist_file(view, case, language, link) if view else None

    def events(self, language: str) -> list[Event]:
        """The life events."""
        return [Event(one.name, said(one.title, language)) for one in self._journeys.values()]

    def event(self, name: str, language: str) -> EventPage | None:
        """A life event with its steps."""
        journey = self._journeys.get(name)
        return event_page(journey, self._library.current().view, language) if journey else None

    def fields(self, level: Level | None) -> FieldsPage:
        """The fields that have procedures of a level."""
        return fields_page(self._library.searcher.browse, level)

    def field(self, digest: str, level: Level | None, page: int, language: str) -> FieldPage | None:
        """A page (0-based) of the procedures of a field."""
        opened = self._library.current()
        found = opened.searcher.browse.field(digest)
        return field_page(found, level, page, language, _everyday(opened)) if found else None

    def titles(self, text: str) -> Titles:
        """The fields and procedures that have words in their names."""
        opened = self._library.current()
        found = opened.searcher.browse.find(button_words(text))
        fields = (FieldLine(one_line(one.name), one.digest, len(one.at(Level.COMMUNE)), len(one.rows))
                  for one in found.fields)  # fmt: skip
        return Titles(tuple(fields), entries(found.rows[:MOST_TITLES], _everyday(opened)))

    def units(self, language: str) -> UnitsPage:
        """All communes, wards and special zones."""
        return units_page(self._places, language)

    def found_units(self, text: str, language: str) -> tuple[PlaceLine, ...]:
        """The places that a name may mean, those of before among them."""
        return found_places(self._places, text, language)

    def unit(self, key: str, language: str) -> UnitPage | None:
        """A place of today or before."""
        return unit_page(self._places, key, language)

    def addresses(self) -> list[str]:
        """The addresses of every page that is the same for everybody, other provinces' copies aside."""
        browse, directory = self._library.searcher.browse, self._places.directory
        places: tuple[Place, ...] = (*directory.units, *directory.districts, *directory.old_units)
        rows = (row for field in browse.fields for row in field.rows if not foreign(row))
        return [
            "/", "/linh-vuc", "/viec", "/xa", "/rieng-tu",
            *(f"/viec/{name}" for name in self._journeys),
            *(f"/linh-vuc/{field.digest}" for field in browse.fields),
            *(f"/xa/{place.key}" for place in places),
            *sorted(f"/thu-tuc/{row.code}" for row in rows),
        ]  # fmt: skip


def _everyday(opened: Opened) -> Callable[[str], str]:
    def name(code: str) -> str:
        plain = opened.store.plain(code)
        words = one_line(plain.name) if plain else ""
        return words[:1].upper() + words[1:]

    return name
