"""What a tapped button or a command does. Imported by bot.assistant. Tested by tests/unit/bot/test_taps.py and
test_assistant.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.actions import NONE_OF_THESE, ShowCase, ShowMenu, ShowOthers, ShowPart, ShowWhy, decode
from bot.answers.view import ProcedureView
from bot.centre import with_centre
from bot.directory_replies import decode_ask, directory_reply
from bot.guide import with_topics
from bot.journeys import ShowJourney, decode_journey, journey_reply
from bot.library import Opened
from bot.messages import Facet, Message, Outcome, Reply
from bot.preferences import chosen, language_reply, saved_reply, unit_reply
from bot.replies import choose_reply, menu_reply, notice_reply, part_reply
from bot.shelf_actions import decode_shelf
from bot.shelf_taps import shelf_reply
from bot.state import State
from bot.why import why_reply
from knowledge.cases import alternatives
from knowledge.directory import Directory
from knowledge.directory.contacts import Contacts
from knowledge.journeys import Journey

CANCEL, FORGET = "cancel", "forget"
NOTICES = {"start": "welcome", "help": "help", "unsupported": "unsupported", CANCEL: "cancelled", FORGET: "forgotten"}


@dataclass(frozen=True, slots=True)
class Taps:
    """Answers actions."""

    state: State
    directory: Directory
    contacts: Contacts
    journeys: Mapping[str, Journey]
    hotline: str

    def reply(self, message: Message, opened: Opened) -> Reply:
        """The reply to an action; a button of ours that is no more says so."""
        key = message.person.key
        preference = self.state.preference(key)
        language = preference.language or message.person.language.partition("-")[0] or "vi"
        if reply := self._procedure(message, opened, language):
            return reply
        if (wished := decode_shelf(message.action)) is not None:
            return shelf_reply(wished, opened.searcher.places, opened.home, language)
        if (shown := decode_journey(message.action, self.journeys)) is not None:
            return self.journey(key, shown, opened, language)
        if (ask := decode_ask(message.action, self.directory)) is not None:
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
        self, key: str, view: ProcedureView, facet: Facet, language: str, page: int = 0, others: Sequence[str] = ()
    ) -> Reply:
        """A part of a procedure with what is known of the person's own centre."""
        reply = part_reply(view, facet, language, page, others)
        unit = self.state.preference(key).unit
        return with_centre(reply, view.procedure.level, unit, self.directory, self.contacts, self.hotline)

    def _procedure(self, message: Message, opened: Opened, language: str) -> Reply | None:
        key, action = message.person.key, decode(message.action)
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
                reply = self.part(key, view, facet, language, page)
                return replace(reply, replaces=not message.action.startswith("start"))
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
        if kind not in NOTICES:
            return notice_reply(Outcome.ABSTAIN, "old_button", language)
        outcome = Outcome.ABSTAIN if kind == "unsupported" else Outcome.SMALLTALK
        return notice_reply(outcome, NOTICES[kind], language, hotline=self.hotline)
