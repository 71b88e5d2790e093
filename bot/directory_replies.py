"""Replies about units and their offices: what a unit is now, what it was formed from, how to reach its offices.

What a unit is comes from the directory, how to reach it from the administrator's contacts alone. Buttons carry
"v1:d:<kind>:<office>:<place>". Imported by bot.assistant and bot.pages. Tested by
tests/unit/bot/test_directory_replies.py.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.markup import escape
from bot.messages import Choice, Outcome, Reply
from bot.preferences import unit_choice
from bot.replies import in_rows
from bot.understanding.directory_intent import AskKind, DirectoryAsk
from bot.wording import notice
from knowledge.directory import Directory, District, OldUnit, Place, Province, Unit
from knowledge.directory.contacts import Contact, Contacts
from knowledge.directory.offices import Office
from knowledge.directory.records import Kind

PORTAL = "https://dichvucong.gov.vn"
RENAMED, UNCHANGED = "120", "121"  # clauses of Điều 1, Nghị quyết 1671/NQ-UBTVQH15
MOST_CHOICES = 12
_FIRST = re.compile(r"\A((?:<[^<>]*>|• )*)(\w)")
_ACTION = re.compile(r"v1:d:([a-z]{1,12}):([a-z]{0,12}):([a-z0-9-]{2,32})\Z", re.ASCII)


def directory_reply(ask: DirectoryAsk, directory: Directory, contacts: Contacts, language: str, hotline: str) -> Reply:
    """The reply to a question of the directory."""
    return _Replies(directory, contacts, language, hotline).reply(ask)


def encode_ask(kind: AskKind, office: Office | None, place: Place) -> str:
    """The action of a button that asks `kind` of a place."""
    return f"v1:d:{kind.value}:{office.value if office else ''}:{place.key}"


def decode_ask(action: str, directory: Directory) -> DirectoryAsk | None:
    """The question of a button, None where it is none of ours."""
    found = _ACTION.match(action)
    if found is None or found[1] not in set(AskKind) or (found[2] and found[2] not in set(Office)):
        return None
    place = directory.place(found[3])
    return DirectoryAsk(AskKind(found[1]), (place,), Office(found[2]) if found[2] else None) if place else None


def place_name(place: Place, directory: Directory, language: str) -> str:
    """The name of a place with its kind, as replies have it: "xã Tam Bố (huyện Di Linh cũ)"."""
    return _Replies(directory, Contacts(), language, "")._name(place)


@dataclass(frozen=True, slots=True)
class _Replies:
    directory: Directory
    contacts: Contacts
    language: str
    hotline: str

    def reply(self, ask: DirectoryAsk) -> Reply:
        if not ask.places:
            return self._said([self._say("which_unit")])
        if len(ask.places) > 1:
            lines = [self._say("choose", count=str(len(ask.places))), self._say("choose_hint")]
            return self._said(lines, self._choices(ask.places, ask))
        place = ask.places[0]
        return self._merged(place, ask) if ask.kind is AskKind.MERGED else self._reach(place, ask)

    def _merged(self, place: Place, ask: DirectoryAsk) -> Reply:
        now = self.directory.now(place)
        match place:
            case Unit():
                lines = [*self._unit(place), self._say("source_clause", clause=place.clause)]
                for old in ask.old:
                    if len(old.successors) > 1:
                        lines += ["", *self._split(old)]
            case OldUnit():
                lines = self._old(place)
            case District() if len(now) == 1:
                lines = [self._became(place, now[0]), self._say("source_clause", clause=now[0].clause)]
            case District():
                units = [self._say("item", name=self._name(unit)) for unit in now]
                head = self._say("district_now", district=self._name(place), count=str(len(now)))
                lines = [head, *units, self._say("source")]
            case Province():
                lines = self._province(place)
        if len(now) != 1:
            return self._said(lines)
        rows = [(unit_choice(now[0], self.language),)]
        if self.contacts.of(now[0]):
            rows.append((Choice(self._say("see_contacts"), encode_ask(AskKind.CONTACT, None, now[0])),))
        return self._said(lines, rows)

    def _unit(self, unit: Unit) -> list[str]:
        olds = [self._part(old) for old in self.directory.formed_from(unit)]
        listed = self._say("and_last").join(filter(None, (", ".join(olds[:-1]), olds[-1])))
        if unit.clause == UNCHANGED:
            return [self._say("unit_unchanged", unit=self._name(unit))]
        formed = self._say("unit_renamed" if unit.clause == RENAMED else "unit_formed", olds=listed)
        return [self._say("unit_now", unit=self._name(unit)), formed]

    def _old(self, old: OldUnit) -> list[str]:
        now = self.directory.now(old)
        name = self._name(old)
        if len(now) > 1:
            return [*self._split(old), self._say("source")]
        if not now:
            return [self._say("old_unknown", old=name, hotline=self.hotline)]
        if old.earlier:
            head = self._say("old_earlier", old=name, unit=self._name(now[0]))
            sources = [self._say("source_earlier"), self._say("source_clause", clause=now[0].clause)]
            return [head, *self._unit(now[0])[1:], *sources]
        head = self._say("old_one", old=name, unit=self._name(now[0]))
        return [head, *self._unit(now[0])[1:], self._say("source_clause", clause=now[0].clause)]

    def _split(self, old: OldUnit) -> list[str]:
        now = self.directory.now(old)
        units = [self._say("item", name=self._name(unit)) for unit in now]
        head = self._say("old_split", old=self._name(old), count=str(len(now)))
        return [head, *units, self._say("old_split_ask", hotline=self.hotline)]

    def _province(self, province: Province) -> list[str]:
        kinds = [unit.kind for unit in self.directory.units]
        home = self._say(
            "province_home",
            units=str(len(kinds)),
            communes=str(kinds.count(Kind.COMMUNE)),
            wards=str(kinds.count(Kind.WARD)),
            zones=str(kinds.count(Kind.ZONE)),
        )
        former = [] if province.current else [self._say("province_former", province=self._name(province))]
        return [*former, home, self._say("source_province")]

    def _reach(self, place: Place, ask: DirectoryAsk) -> Reply:
        if isinstance(place, Province):
            return self._contact(next(one for one in self.directory.provinces if one.current), ask, [])
        now = self.directory.now(place)
        if len(now) == 1:
            before = [] if isinstance(place, Unit) else [self._became(place, now[0])]
            return self._contact(now[0], ask, before)
        if isinstance(place, District):
            lines = [self._say("choose_in", district=self._name(place), count=str(len(now)))]
        else:
            lines = self._old(place) if isinstance(place, OldUnit) else []
        return self._said(lines, self._choices(now, ask))

    def _became(self, place: Place, unit: Unit) -> str:
        key = "old_earlier" if isinstance(place, OldUnit) and place.earlier else "old_one"
        return self._say(key, old=self._name(place), unit=self._name(unit))

    def _contact(self, unit: Unit | Province, ask: DirectoryAsk, before: list[str]) -> Reply:
        found = self.contacts.of(unit, ask.office)
        lines = list(before)
        for contact in found:
            lines += ["", *self._card(contact, unit)] if lines else self._card(contact, unit)
        asked = {AskKind.CONTACT: "telephone", AskKind.ADDRESS: "address", AskKind.HOURS: "hours"}[ask.kind]
        if any(getattr(contact, asked) for contact in found):
            return self._said(lines)
        if not found:
            office = self._say(f"office_{ask.office.value if ask.office else 'any'}")
            what = self._say(f"what_{ask.kind.value}")
            lines.append(self._say("unknown_contact", what=what, office=office, unit=self._name(unit)))
        lines.append(self._say("national_line", hotline=self.hotline))
        return self._said(lines, ((Choice(self._say("portal"), url=PORTAL),),))

    def _card(self, contact: Contact, unit: Unit | Province) -> list[str]:
        none = self._say("no_data")
        day = datetime.date.fromisoformat(contact.date)
        return [
            self._say("contact_head", office=self._say(f"office_{contact.office.value}"), unit=self._name(unit)),
            self._say("contact_address", value=escape(contact.address) or none),
            self._say("contact_telephone", value=escape(contact.telephone) or none),
            self._say("contact_hours", value=escape(contact.hours) or none),
            self._say("contact_date", date=f"{day.day}/{day.month}/{day.year}"),
        ]

    def _choices(self, places: Sequence[Place], ask: DirectoryAsk) -> tuple[tuple[Choice, ...], ...]:
        taken = places[:MOST_CHOICES]
        return in_rows([Choice(_sentence(self._name(one)), encode_ask(ask.kind, ask.office, one)) for one in taken])

    def _part(self, old: OldUnit) -> str:
        name = self._say(old.kind.name.lower(), name=old.short)
        return self._say("part_of", name=name) if len(old.successors) > 1 else name

    def _name(self, place: Place) -> str:
        name = self._say(place.kind.name.lower(), name=place.short)
        if isinstance(place, OldUnit):
            return self._say("former_in", name=name, district=self._district(place.district))
        former = isinstance(place, District) or (isinstance(place, Province) and not place.current)
        return self._say("former", name=name) if former else name

    def _district(self, name: str) -> str:
        district = next(one for one in self.directory.districts if one.name == name)
        return self._say(district.kind.name.lower(), name=district.short)

    def _say(self, key: str, **values: str) -> str:
        """A wording with its marks filled in; values are markup already."""
        return notice("directory", key, self.language).rstrip("\n").format(**values)

    def _said(self, lines: Sequence[str], rows: Sequence[tuple[Choice, ...]] = ()) -> Reply:
        page = "\n".join(_sentence(line) for text in lines for line in text.split("\n"))
        return Reply(Outcome.DIRECTORY, (page,), tuple(rows), language=self.language)


def _sentence(line: str) -> str:
    """A line with a capital at its beginning, behind its tags."""
    return _FIRST.sub(lambda match: match[1] + match[2].upper(), line, count=1)
