"""The public administrative service centre of the person's own commune, under an answer to "nộp ở đâu".

What is not known is said to be so; an address is never guessed. Imported by bot.assistant and bot.taps. Tested by
tests/unit/bot/test_centre.py.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape

from bot.answers.paging import PAGE_LIMIT
from bot.messages import Facet, Outcome, Reply
from bot.preferences import WORDING
from bot.wording import notice
from knowledge.directory import Directory, Unit
from knowledge.directory.contacts import Contacts
from knowledge.directory.offices import Office
from knowledge.records import Level


def with_centre(
    reply: Reply, level: Level, unit_code: str, directory: Directory, contacts: Contacts, hotline: str
) -> Reply:
    """The reply with the centre of the person's commune, where it says where to hand in what a commune handles."""
    if (
        reply.outcome is not Outcome.ANSWER
        or reply.facet is not Facet.WHERE
        or level is not Level.COMMUNE
        or reply.page
    ):
        return reply
    line = own_centre(level, unit_code, directory, contacts, reply.language, hotline)
    first, *rest = reply.pages
    joined = f"{first}\n\n📍 {escape(line or _say('centre_hint', reply.language))}"
    return replace(reply, pages=(joined, *rest)) if len(joined) <= PAGE_LIMIT else reply


def own_centre(
    level: Level, unit_code: str, directory: Directory, contacts: Contacts, language: str, hotline: str
) -> str:
    """The centre of the person's commune, as plain text; "" where it is not told or does not handle the level."""
    unit = directory.place(unit_code) if unit_code else None
    if level is not Level.COMMUNE or not isinstance(unit, Unit):
        return ""
    centre = notice("directory", "office_centre", language)
    said = [_say("centre_of_unit", language).format(centre=centre, unit=unit.name)]
    found = next(iter(contacts.of(unit, Office.CENTRE)), None)
    if found is None or not (found.address or found.telephone):
        said.append(_say("centre_unknown", language).format(hotline=hotline))
    else:
        none = notice("directory", "no_data", language)
        said.append(
            _say("centre_contact", language).format(address=found.address or none, telephone=found.telephone or none)
        )
    return " ".join(said)


def _say(key: str, language: str) -> str:
    return notice(WORDING, key, language).strip()
