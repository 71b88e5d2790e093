"""The pages of the generation that serves. Thread-safe. Made by bot.assistant, reached by bot.channels.web. Tested by
tests/unit/bot/pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.journeys import said
from bot.library import Library
from bot.messages import File, Role
from bot.pages.procedure import ProcedurePage, procedure_page
from bot.printing import checklist_file
from bot.roles import Roles
from knowledge.journeys import Journey


@dataclass(frozen=True, slots=True)
class Event:
    """A life event: the name in its address, and its title."""

    name: str
    title: str


class Pages:
    """Gives what a page shows, None where there is nothing of that name."""

    def __init__(
        self, library: Library, roles: Roles, journeys: Mapping[str, Journey], forget: Callable[[str], None]
    ) -> None:
        """Take what is known and who may do what; `forget` deletes all that is kept of a person."""
        self._library, self._roles, self._journeys = library, roles, journeys
        self.forget = forget

    def role(self, person: str) -> Role:
        """The role that a person was granted."""
        return self._roles.of(person).role

    def procedure(self, code: str, language: str, case: int | None = None) -> ProcedurePage | None:
        """A procedure whole, its papers narrowed to the case at a place among the groups (0-based)."""
        view = self._library.current().view(code)
        return procedure_page(view, language, case) if view else None

    def sheet(self, code: str, language: str, case: int | None, link: str) -> File | None:
        """The papers of a procedure as a PDF to print, with the code of `link`. Raises TypesetError."""
        view = self._library.current().view(code)
        return checklist_file(view, case, language, link) if view else None

    def events(self, language: str) -> list[Event]:
        """The life events."""
        return [Event(one.name, said(one.title, language)) for one in self._journeys.values()]
