"""The assistant: a message in, a reply out, the same for every channel.

Imported by bot.cli and, through its protocol, by channels. Thread-safe. Tested by tests/unit/bot/test_assistant.py,
tests/integration and, over Telegram, tests/wire.
"""

from __future__ import annotations

from dataclasses import replace

from bot.admin import Admin
from bot.centre import with_centre
from bot.clarify import clarify_reply
from bot.competence import competence_reply, with_competence
from bot.content import CONTENT
from bot.conversation import Conversation
from bot.decision import Decision, decide, load_thresholds, probability
from bot.feedback import Feedback
from bot.guards import Guards, Seen
from bot.guide import with_topics
from bot.helping.desk import open_desk
from bot.invitations import Invitations
from bot.journeys import ShowJourney
from bot.library import Library, Opened
from bot.messages import Candidate, Facet, Message, Outcome, Reply
from bot.officer_card import card_reply, is_for, load_reasons
from bot.operations.metrics import Metrics
from bot.ordinals import picked
from bot.privacy import privacy_reply
from bot.public import instead, shown, talk_of, unnamed
from bot.replies import notice_reply, part_reply, with_notice
from bot.roles import STAFF, Roles
from bot.saved import Saved
from bot.settings import Settings
from bot.shelf_replies import with_passages
from bot.state import FILE as STATE
from bot.state import State
from bot.suggestions import Suggestions
from bot.taps import Taps
from bot.training.classroom import HomeClassroom
from bot.training.opening import open_school
from bot.training.reporting import Reporting
from bot.understanding.competence import asks_competence, searched
from bot.understanding.personal_data import find_personal_data, mask
from bot.wording import notice
from index.query.language import detect_language
from index.searcher import Ranking
from knowledge.directory import load_directory
from knowledge.directory.contacts import Contacts
from knowledge.directory.records import Mention
from knowledge.directory.spelling import tidy
from knowledge.journeys import load_journeys
from knowledge.siblings import load_families

CODES = 10
CANCEL = "cancel"
CONTACTS = "contacts.tsv"


class Assistant:
    """Answers messages from the generation that serves, and remembers what was talked of."""

    def __init__(self, library: Library, state: State, contacts: Contacts, hotline: str) -> None:
        self.library = library
        self._state = state
        self.metrics = Metrics()
        self._admin = Admin(library, state, self.metrics, hotline)
        self._hotline = hotline
        self._contacts = contacts
        self._directory = load_directory(CONTENT / "directory")
        self._guards = Guards(self._directory, contacts, hotline)
        self._families = load_families(CONTENT / "siblings")
        self._journeys = load_journeys(CONTENT / "journeys")
        self._roles = Roles(state)
        self._school = open_school(state, self._roles, self._families, self._directory)
        self._taps = Taps(state, self._directory, contacts, self._journeys, hotline, self._school.codes_of)
        self._helping = open_desk(state, self._roles, self._directory, contacts, hotline)
        self._invitations = Invitations(self._roles, self._school.posts)
        self._saved, self._feedback = Saved(state), Feedback(state)
        self._reporting = Reporting(self._school, self._roles, state, self._directory)
        self.suggestions = Suggestions(library, self._guards, hotline, self._admin)
        self.classroom = HomeClassroom(self._school, state, library)

    def warm(self) -> None:
        """Does what would else be done within the first answers."""
        self._guards.warm()
        load_reasons()
        _ = self.library.current().searcher.browse
        self.library.current().searcher.search("ờ thì là như vậy đó")

    def respond(self, message: Message) -> Reply:
        """The reply to one message; there is always one."""
        opened = self.library.current()
        message = unnamed(message) if message.public else message
        person = message.person
        message = replace(message, person=self._roles.known(person))
        language = self._language(message)
        if self._admin.closed_to(message.person):
            reply = self._admin.closed(language)
        elif message.public:
            told = instead(message, language, self._hotline)
            reply = told or shown(self._reply(message, opened), message.link)
        else:
            reply = self._reply(message, opened)
        # An invitation that was just taken up counts, a role that was just forgotten does not.
        return replace(reply, role=self._roles.known(person).role)

    def _reply(self, message: Message, opened: Opened) -> Reply:
        if message.action:
            return self._act(message, opened)
        if named := self._school.named(message, opened, self._language(message)):
            return named
        if named := self._helping.named(message, opened, self._language(message)):
            return named
        findings = find_personal_data(message.text)
        if not findings:
            return self._beside(message, self._answer(message, opened), opened)
        # What is personal is never searched with, kept or logged; the question is answered all the same.
        masked = replace(message, text=mask(message.text, findings, " "))
        reply = self._beside(masked, self._answer(masked, opened), opened)
        return with_notice(reply, notice("guards", "personal_data_notice", reply.language))

    def _act(self, message: Message, opened: Opened) -> Reply:
        language = self._language(message)
        return (
            self._admin.reply(message, language)
            or self._invitations.reply(message, language)
            or self._school.reply(message, opened, language)
            or self._reporting.reply(message, opened, language)
            or self._saved.reply(message, opened, language)
            or self._feedback.reply(message, opened, language)
            or privacy_reply(message, language)
            or self._helping.reply(message, opened, language)
            or self._helping.beside(message, with_competence(self._taps.reply(message, opened), message.person.role))
        )

    def _language(self, message: Message) -> str:
        """The language chosen, else that of the channel."""
        chosen = self._state.preference(message.person.key).language
        return chosen or message.person.language.partition("-")[0] or "vi"

    def _beside(self, message: Message, reply: Reply, opened: Opened) -> Reply:
        """An answer with the button of the case it may be for and who decides; an officer's with handbooks beside it,
        and what no record answers, answered by them.
        """
        reply = self._helping.beside(message, with_competence(reply, message.person.role))
        staff = message.person.role in STAFF
        if reply.outcome is not Outcome.ABSTAIN and not staff:
            return reply
        hits, alone = opened.searcher.passages(message.text), not asks_competence(message.text)
        return with_passages(reply, hits, opened.searcher.places, staff, alone)

    def _answer(self, message: Message, opened: Opened) -> Reply:
        language = self._state.preference(message.person.key).language or detect_language(message.text).value
        if not message.text.strip():
            return notice_reply(Outcome.SMALLTALK, "help", language, hotline=self._hotline)
        conversation = self._talk(message, opened)
        if code := picked(message.text, conversation.offered):
            return self._pick(message, opened, conversation, code, language)
        competence = asks_competence(message.text)
        text = searched(message.text) if competence else message.text
        if text != message.text and not conversation.code:
            return with_topics(notice_reply(Outcome.CLARIFY, "say_more", language, hotline=self._hotline), language)
        ranking = opened.searcher.search(text, CODES, conversation.talk)
        candidates = tuple(Candidate(hit.row.code, hit.row.title, hit.score, hit.signals) for hit in ranking.hits)
        codes = tuple(candidate.code for candidate in candidates)
        talking = bool(conversation.code)
        thresholds = load_thresholds(talking)
        certainty = probability(ranking, thresholds) if ranking.hits else 0.0
        facet = Facet.AGENCY if competence else asked_facet(ranking)
        part = facet not in (Facet.OVERVIEW, Facet.STEPS)
        seen = Seen(message.text, language, talking, certainty, ranking.kinds, ranking.sorts, part)
        if not ranking.query.codes and (guarded := self._guards.reply(seen)):
            return replace(guarded, candidates=candidates)
        if codes and not ranking.query.codes and seen.event in self._journeys:
            self._state.remember(message.person.key, conversation.about(codes[0], message.text))
            reply = self._taps.journey(message.person.key, ShowJourney(seen.event), opened, language)
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
        if decision is Decision.CLARIFY:
            reply = clarify_reply(ranking, self._families, facet, language)
        elif competence:
            reply = replace(competence_reply(view, language, self._hotline, others=codes[1:]), codes=codes)
        else:
            asked = ranking.query.whole[0].words if ranking.query.whole else ()
            if is_for(message.person.role, facet):
                reply = card_reply(view, language, codes[1:])
            else:
                reply = part_reply(view, facet, language, others=codes[1:], asked=asked)
            reply = replace(reply, codes=codes)
            unit = self._own_unit(message.text, message.person.key)
            level = view.procedure.level
            reply = with_centre(reply, level, unit, self._directory, self._contacts, self._hotline)
        offered = reply.codes if decision is Decision.CLARIFY else ()
        asked_for = facet.value if offered else ""
        self._state.remember(message.person.key, conversation.about(codes[0], message.text, offered, asked_for))
        return replace(reply, candidates=candidates)

    def _talk(self, message: Message, opened: Opened) -> Conversation:
        """What was talked of with the person, or, where others read along, in the message that is replied to."""
        if not message.public:
            return self._state.conversation(message.person.key)
        return talk_of(message, lambda code: view.procedure.title if (view := opened.view(code)) else "")

    def _own_unit(self, text: str, key: str) -> str:
        """The commune of today that a message names, else the one that the person has told; "" where neither is."""
        named = [one.place for one in self._directory.mentions(tidy(text), cued=True) if isinstance(one, Mention)]
        now = [units for place in named if len(units := self._directory.now(place)) == 1]
        return now[0][0].key if now else self._state.preference(key).unit

    def _pick(self, message: Message, opened: Opened, talk: Conversation, code: str, language: str) -> Reply:
        view = opened.view(code)
        if view is None:
            return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=code, hotline=self._hotline)
        others = tuple(other for other in talk.offered if other != code)
        self._state.remember(message.person.key, talk.about(code, talk.text or view.procedure.title))
        facet = Facet(talk.facet) if talk.facet in set(Facet) else Facet.OVERVIEW
        reply = self._taps.part(message.person.key, view, facet, language, others=others, role=message.person.role)
        return replace(reply, codes=(code, *others))


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
