"""The commune of a case: read from what was typed, where that is a place and nothing else; where dossiers go there.

Imported by bot.helping. Tested by tests/unit/bot/helping/test_places.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.helping.actions import NONE
from bot.wording import load_wording, notice
from knowledge.directory import Directory, Unit
from knowledge.directory.contacts import Contacts
from knowledge.directory.offices import Office
from knowledge.directory.records import Mention
from knowledge.directory.spelling import read_words, tidy

MOST = 12  # communes to choose from with a tap


@dataclass(frozen=True, slots=True)
class Places:
    """The directory, how to reach what lies in it, and the number to ask where that is not known."""

    directory: Directory
    contacts: Contacts
    hotline: str

    def read(self, text: str) -> tuple[Unit, ...]:
        """The communes of today that a text may name; none where it says more than a place, or too large a one."""
        tidied = tidy(text)
        found = self.directory.mentions(tidied, cued=True)
        beside = [word for word in read_words(tidied) if not any(one.start <= word.start < one.end for one in found)]
        if any(word.bare not in _fillers() for word in beside):
            return ()
        surest = max((one.certainty for one in found), default=None)
        places = [
            place
            for one in found
            if one.certainty is surest
            for place in ((one.place,) if isinstance(one, Mention) else one.choices)
        ]
        units = dict.fromkeys(unit for place in places for unit in self.directory.now(place))
        return tuple(units) if len(units) <= MOST else ()

    def unit(self, code: str) -> Unit | None:
        """The commune of a code."""
        place = self.directory.place(code) if code and code != NONE else None
        return place if isinstance(place, Unit) else None

    def name(self, code: str) -> str:
        """The name of a commune, "" where it is not known."""
        unit = self.unit(code)
        return unit.name if unit else ""

    def centre(self, code: str, language: str) -> str:
        """The centre of a commune with what is known of how to reach it, one line of plain text."""
        centre, unit = notice("directory", "office_centre", language), self.unit(code)
        if unit is None:
            return notice("helping", "any_centre", language).strip().format(centre=centre)
        found = next(iter(self.contacts.of(unit, Office.CENTRE)), None)
        reach = [found.address, found.telephone] if found else []
        said = notice("helping", "centre", language).strip().format(centre=centre, unit=unit.name)
        unknown = notice("helping", "no_reach", language).strip().format(hotline=self.hotline)
        return ", ".join([said, *([one for one in reach if one] or [unknown])])


def _fillers() -> frozenset[str]:
    """Words without accents that stand beside a place and say nothing more."""
    return frozenset(word for said in load_wording("helping").values() for word in said["fillers"].split())
