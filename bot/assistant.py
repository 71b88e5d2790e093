"""The assistant: a message in, a reply out, the same for every channel.

Imported by bot.cli and, through its protocol, by channels. Thread-safe. Tested by tests/unit/bot/test_assistant.py,
tests/integration and, over Telegram, tests/wire.
"""

from __future__ import annotations

from dataclasses import replace

from bot.actions import NONE_OF_THESE, ShowCase, ShowMenu, ShowOthers, ShowPart, decode
from bot.clarify import clarify_reply
from bot.content import CONTENT
from bot.conversation import Conversation
from bot.decision import Decision, decide, load_thresholds, probability
from bot.directory_replies import decode_ask, directory_reply
from bot.guards import Guards, Seen
from bot.guide import with_topics
from bot.journeys import ShowJourney, decode_journey, journey_reply
from bot.library import Library, Opened
from bot.messages import Candidate, Facet, Message, Outcome, Reply
from bot.ordinals import picked
from bot.replies import choose_reply, menu_reply, notice_reply, part_reply, with_notice
from bot.settings import Settings
from bot.state import State
from bot.understanding.personal_data import find_personal_data, mask
from bot.wording import notice
from index.query.language import detect_language
from index.searcher import Ranking
from knowledge.cases import alternatives
from knowledge.directory import load_directory
from knowledge.directory.contacts import Contacts
from knowledge.journeys import load_journeys
from knowledge.siblings import load_families

CODES = 10
STATE = "state.db"
CANCEL = "cancel"
CONTACTS = "contacts.tsv"


class Assistant:
    """Answers messages from the generation that serves, and remembers what was talked of."""

    def __init__(self, library: Library, state: State, contacts: Contacts, hotline: str) -> None:
        self.library = library
        self._state = state
        self._hotline = hotline
        self._contacts = contacts
        self._directory = load_directory(CONTENT / "directory")
        self._guards = Guards(self._directory, contacts, hotline)
        self._families = load_families(CONTENT / "siblings")
        self._journeys = load_journeys(CONTENT / "journeys")

    def warm(self) -> None:
        """Does what would else be done within the first answers."""
        self._guards.warm()
        self.library.current().searcher.search("ờ thì là như vậy đó")

    def respond(self, message: Message) -> Reply:
        """The reply to one message; there is always one."""
        opened = self.library.current()
        if message.action:
            return self._act(message, opened)
        findings = find_personal_data(message.text)
        if not findings:
            return self._answer(message, opened)
        # What is personal is never searched with, kept or logged; the question is answered all the same.
        reply = self._answer(replace(message, text=mask(message.text, findings, " ")), opened)
        return with_notice(reply, notice("guards", "personal_data_notice", reply.language))

    def _act(self, message: Message, opened: Opened) -> Reply:
        language = message.person.language or "vi"
        key = message.person.key
        kind = message.action.partition(":")[0]
        match decode(message.action):
            case ShowPart(code, facet, page):
                if (view := opened.view(code)) is None:
                    return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=code, hotline=self._hotline)
                self._state.remember(key, self._state.conversation(key).about(code, view.procedure.title))
                return replace(part_reply(view, facet, language, page), replaces=not message.action.startswith("start"))
            case ShowCase(code, chosen, page):
                if (view := opened.view(code)) is None:
                    return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=code, hotline=self._hotline)
                case = chosen if chosen in alternatives(view.procedure.documents) else None
                reply = part_reply(replace(view, case=case), Facet.DOCUMENTS, language, page)
                return replace(reply, replaces=True)
            case ShowMenu(code):
                if (view := opened.view(code)) is None:
                    return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=code, hotline=self._hotline)
                return replace(menu_reply(view, language), replaces=True)
            case ShowOthers(codes):
                views = [view for code in codes if (view := opened.view(code)) is not None]
                self._state.remember(key, replace(self._state.conversation(key), offered=codes))
                return choose_reply(views, language, self._hotline)
        if (shown := decode_journey(message.action, self._journeys)) is not None:
            return self._journey(key, shown, opened, language, replaces=shown.toggled is not None)
        if (ask := decode_ask(message.action, self._directory)) is not None:
            return directory_reply(ask, self._directory, self._contacts, language, self._hotline)
        if message.action == NONE_OF_THESE:
            self._state.remember(key, replace(self._state.conversation(key), offered=()))
            return with_topics(notice_reply(Outcome.CLARIFY, "say_more", language, hotline=self._hotline), language)
        if kind in ("start", CANCEL):
            self._state.forget(key)
        keys = {"start": "welcome", "help": "help", "unsupported": "unsupported", CANCEL: "cancelled"}
        outcome = Outcome.ABSTAIN if kind == "unsupported" else Outcome.SMALLTALK
        if kind in keys:
            return notice_reply(outcome, keys[kind], language, hotline=self._hotline)
        return notice_reply(Outcome.ABSTAIN, "old_button", language)

    def _answer(self, message: Message, opened: Opened) -> Reply:
        language = detect_language(message.text).value
        if not message.text.strip():
            return notice_reply(Outcome.SMALLTALK, "help", language, hotline=self._hotline)
        conversation = self._state.conversation(message.person.key)
        if code := picked(message.text, conversation.offered):
            return self._pick(message, opened, conversation, code, language)
        ranking = opened.searcher.search(message.text, CODES, conversation.talk)
        candidates = tuple(Candidate(hit.row.code, hit.row.title, hit.score, hit.signals) for hit in ranking.hits)
        codes = tuple(candidate.code for candidate in candidates)
        talking = bool(conversation.code)
        thresholds = load_thresholds(talking)
        certainty = probability(ranking, thresholds) if ranking.hits else 0.0
        part = asked_facet(ranking) not in (Facet.OVERVIEW, Facet.STEPS)
        seen = Seen(message.text, language, talking, certainty, ranking.kinds, ranking.sorts, part)
        if not ranking.query.codes and (guarded := self._guards.reply(seen)):
            return replace(guarded, candidates=candidates)
        if codes and not ranking.query.codes and seen.event in self._journeys:
            self._state.remember(message.person.key, conversation.about(codes[0], message.text))
            reply = self._journey(message.person.key, ShowJourney(seen.event), opened, language)
            return replace(reply, candidates=candidates)
        decision = decide(ranking, thresholds)
        if decision is Decision.UNKNOWN_CODE:
            reply = notice_reply(
                Outcome.ABSTAIN, "unknown_code", language, code=ranking.query.codes[0], hotline=self._hotline
            )
            return replace(reply, candidates=candidates)
        view = opened.view(codes[0]) if codes else None
        if view is None or decision is Decision.ABSTAIN:
            reply = notice_reply(Outcome.ABSTAIN, "not_found", language, hotline=self._hotline)
            return replace(reply, codes=codes, candidates=candidates)
        facet = asked_facet(ranking)
        if decision is Decision.CLARIFY:
            reply = clarify_reply(ranking, self._families, facet, language)
        else:
            asked = ranking.query.whole[0].words if ranking.query.whole else ()
            reply = replace(part_reply(view, facet, language, others=codes[1:], asked=asked), codes=codes)
        offered = reply.codes if decision is Decision.CLARIFY else ()
        self._state.remember(message.person.key, conversation.about(codes[0], message.text, offered))
        return replace(reply, candidates=candidates)

    def _journey(self, key: str, shown: ShowJourney, opened: Opened, language: str, replaces: bool = False) -> Reply:
        journey = self._journeys[shown.name]
        if shown.toggled is not None:
            self._state.toggle(key, journey.steps[shown.toggled].code)
        return replace(journey_reply(journey, opened.view, self._state.done(key), language), replaces=replaces)

    def _pick(self, message: Message, opened: Opened, talk: Conversation, code: str, language: str) -> Reply:
        view = opened.view(code)
        if view is None:
            return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=code, hotline=self._hotline)
        others = tuple(other for other in talk.offered if other != code)
        self._state.remember(message.person.key, talk.about(code, talk.text or view.procedure.title))
        return replace(part_reply(view, Facet.OVERVIEW, language, others=others), codes=(code, *others))


def asked_facet(ranking: Ranking) -> Facet:
    """The part of the procedure that the question asks for."""
    return Facet(ranking.query.facets[0]) if ranking.query.facets else Facet.OVERVIEW


def open_assistant(settings: Settings, lasting: bool = True, warm: bool = True) -> Assistant:
    """An assistant over the generation of a home, whose memory is kept in the home where `lasting`; `warm` spends a
    second or two on what would else be done within the first answers.

    Raises NoGeneration, ModelUnavailable.
    """
    state = State(settings.home / STATE if lasting else None)
    assistant = Assistant(Library(settings), state, Contacts.load(settings.home / CONTACTS), settings.hotline)
    if warm:
        assistant.warm()
    return assistant
