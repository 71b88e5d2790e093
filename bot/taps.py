"""What a tapped button or a command does. Imported by bot.assistant. Tested by tests/unit/bot/test_taps.py and
test_assistant.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.actions import NONE_OF_THESE, ShowCase, ShowMenu, ShowOthers, ShowPart, ShowWhy, decode, encode
from bot.answers.view import ProcedureView
from bot.centre import own_centre, with_centre
from bot.changes_replies import changes_reply
from bot.competence import competence_reply, decode_competence
from bot.directory_replies import decode_ask, directory_reply, encode_ask
from bot.guide import with_topics
from bot.journeys import ShowJourney, decode_journey, encode_journey, journey_reply
from bot.library import Opened
from bot.links import CentreLink, JourneyLink, ProcedureLink, decode_start
from bot.lookup import list_reply, shown_reply
from bot.lookup_actions import Lookup, ShowCard, ShowChanges, ShowList, decode_lookup
from bot.messages import Facet, Message, Outcome, Person, Reply, Role
from bot.officer_card import card_reply, is_for
from bot.preferences import chosen, language_reply, saved_reply, unit_reply
from bot.printing import PrintOut, decode_print, print_reply
from bot.replies import choose_reply, menu_reply, notice_reply, part_reply, say
from bot.roles import HELPERS, STAFF
from bot.shelf_actions import decode_shelf
from bot.shelf_taps import shelf_reply
from bot.state import State
from bot.understanding.directory_intent import AskKind
from bot.why import why_reply
from bot.wording import load_wording, notice
from knowledge.cases import alternatives
from knowledge.directory import Directory
from knowledge.directory.contacts import Contacts
from knowledge.directory.offices import Office
from knowledge.journeys import Journey

CANCEL, FORGET = "cancel", "forget"
UNSUPPORTED = "unsupported"
NOTICES = {"start": "welcome", "help": "help", UNSUPPORTED: "unsupported", CANCEL: "cancelled", FORGET: "forgotten"}


@dataclass(frozen=True, slots=True)
class Taps:
    """Answers actions. `mine` gives the codes of the procedures of a person's own post, none where there is no post."""

    state: State
    directory: Directory
    contacts: Contacts
    journeys: Mapping[str, Journey]
    hotline: str
    mine: Callable[[str], Collection[str]] = lambda person: ()

    def reply(self, message: Message, opened: Opened) -> Reply:
        """The reply to an action; a button of ours that is no more says so."""
        key = message.person.key
        preference = self.state.preference(key)
        language = preference.language or message.person.language.partition("-")[0] or "vi"
        action = self._linked(message.action)
        if (looked := decode_lookup(action)) is not None:
            return self._looked_up(message, looked, opened, language)
        if (asked := decode_competence(action)) is not None:
            return self._competence(key, *asked, opened, language)
        if reply := self._procedure(message.person, action, opened, language):
            return replace(reply, replaces=False) if action != message.action else reply
        if (wished := decode_shelf(action)) is not None:
            return shelf_reply(wished, opened.searcher.places, opened.home, language)
        if (printed := decode_print(action)) is not None:
            return self._print(message, printed, opened, language)
        if (shown := decode_journey(action, self.journeys)) is not None:
            return self.journey(key, shown, opened, language)
        if (ask := decode_ask(action, self.directory)) is not None:
            return directory_reply(ask, self.directory, self.contacts, language, self.hotline)
        if (wanted := chosen(message.action, self.directory, preference)) is not None:
            self.state.prefer(key, wanted)
            return saved_reply(wanted, self.directory, wanted.language or language)
        return self._command(message, language)

    def journey(self, key: str, shown: ShowJourney, opened: Opened, language: str) -> Reply:
        """A life event with what the person has done of it."""
        journey = self.journeys[shown.name]
        if shown.toggled is not None:
            self.state.toggle(key, journey.steps[shown.toggled].code)
        reply = journey_reply(journey, opened.view, self.state.done(key), language)
        return replace(reply, replaces=shown.toggled is not None)

    def part(
        self,
        key: str,
        view: ProcedureView,
        facet: Facet,
        language: str,
        page: int = 0,
        others: Sequence[str] = (),
        role: Role = Role.CITIZEN,
    ) -> Reply:
        """A part of a procedure with what is known of the person's own centre; an officer's overview is the card."""
        if is_for(role, facet):
            return card_reply(view, language, others)
        reply = part_reply(view, facet, language, page, others)
        unit = self.state.preference(key).unit
        return with_centre(reply, view.procedure.level, unit, self.directory, self.contacts, self.hotline)

    def _competence(self, key: str, code: str, page: int, opened: Opened, language: str) -> Reply:
        """Who decides a procedure."""
        if (view := opened.view(code)) is None:
            return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=code, hotline=self.hotline)
        self.state.remember(key, self.state.conversation(key).about(code, view.procedure.title))
        return replace(competence_reply(view, language, self.hotline, page), replaces=True)

    def _linked(self, action: str) -> str:
        """The action of the button that does what a deep link asks; any other action as it is."""
        match decode_start(action):
            case ProcedureLink(code):
                return encode(ShowPart(code, Facet.OVERVIEW))
            case JourneyLink(name):
                return encode_journey(ShowJourney(name))
            case CentreLink(unit) if (place := self.directory.place(unit)) is not None:
                return encode_ask(AskKind.ADDRESS, Office.CENTRE, place)
        return action

    def _print(self, message: Message, printed: PrintOut, opened: Opened, language: str) -> Reply:
        if (view := opened.view(printed.code)) is None:
            return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=printed.code, hotline=self.hotline)
        unit = self.state.preference(message.person.key).unit
        level = view.procedure.level
        centre = own_centre(level, unit, self.directory, self.contacts, language, self.hotline)
        return print_reply(view, printed.case, language, message.link, centre)

    def _procedure(self, person: Person, text: str, opened: Opened, language: str) -> Reply | None:
        key, action = person.key, decode(text)
        if action is None:
            return None
        if isinstance(action, ShowOthers):
            views = [view for code in action.codes if (view := opened.view(code)) is not None]
            self.state.remember(key, replace(self.state.conversation(key), offered=action.codes))
            return choose_reply(views, language, self.hotline)
        if (view := opened.view(action.code)) is None:
            return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=action.code, hotline=self.hotline)
        match action:
            case ShowPart(code, facet, page):
                self.state.remember(key, self.state.conversation(key).about(code, view.procedure.title))
                reply = self.part(key, view, facet, language, page, role=person.role)
                return replace(reply, replaces=True)
            case ShowCase(_, place, page):
                case = place if place in alternatives(view.procedure.documents) else None
                reply = part_reply(replace(view, case=case), Facet.DOCUMENTS, language, page)
                return replace(reply, replaces=True)
            case ShowMenu():
                return replace(menu_reply(view, language), replaces=True)
            case ShowWhy(code, facet):
                talk = self.state.conversation(key)
                told = talk.code == code and talk.text != view.procedure.title
                found = opened.searcher.because(talk.text, code) if told else None
                return why_reply(view, facet, found, language)

    def _looked_up(self, message: Message, wanted: Lookup, opened: Opened, language: str) -> Reply:
        match wanted:
            case ShowList():
                reply = list_reply(wanted, opened.searcher.browse, language)
            case ShowChanges():
                now, mine = datetime.now(UTC), self.mine(message.person.key)
                reply = changes_reply(opened.store, wanted, language, now, opened.imported_at(), mine=mine)
            case ShowCard(code, back):
                if (view := opened.view(code)) is None:
                    return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=code, hotline=self.hotline)
                key = message.person.key
                self.state.remember(key, self.state.conversation(key).about(code, view.procedure.title))
                reply = shown_reply(view, back, message.person.role, language)
        return replace(reply, replaces=message.action.startswith("v1:"))

    def _command(self, message: Message, language: str) -> Reply:
        key = message.person.key
        kind = message.action.partition(":")[0]
        if message.action == NONE_OF_THESE:
            self.state.remember(key, replace(self.state.conversation(key), offered=()))
            return with_topics(notice_reply(Outcome.CLARIFY, "say_more", language, hotline=self.hotline), language)
        if kind == "language":
            return language_reply(self.state.preference(key), language)
        if kind == "unit":
            return unit_reply(self.state.preference(key), self.directory, language)
        if kind in ("start", CANCEL):
            self.state.forget_talk(key)
        if kind == FORGET:
            self.state.forget(key)
        if kind == UNSUPPORTED and (met := _met(message.action.partition(":")[2], language)):
            return met
        if kind not in NOTICES:
            return notice_reply(Outcome.ABSTAIN, "old_button", language)
        outcome = Outcome.ABSTAIN if kind == UNSUPPORTED else Outcome.SMALLTALK
        reply = notice_reply(outcome, NOTICES[kind], language, hotline=self.hotline)
        return _for_role(reply, message.person.role) if kind == "help" else reply


def _met(sent: str, language: str) -> Reply | None:
    """What is said of something that is no text, by what it is; None for a kind without a wording of its own."""
    key = f"met_{sent}"
    if key not in load_wording("comfort")["vi"]:
        return None
    return Reply(Outcome.ABSTAIN, (notice("comfort", key, language).strip(),), language=language)


def _for_role(reply: Reply, role: Role) -> Reply:
    """The help with what a role may do besides."""
    more = [notice("helping", "help", reply.language).strip()] if role in HELPERS else []
    more += [say("help_officer", reply.language)] if role in STAFF else []
    more += [say("help_admin", reply.language)] if role is Role.ADMIN else []
    return replace(reply, pages=("\n\n".join([*reply.pages, *more]),))
