"""What was typed, answered: the procedure found, the part asked for, a question back, or why there is no answer.

Imported by bot.assistant. Tested by tests/unit/bot/test_assistant.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.centre import with_centre
from bot.clarify import clarify_reply
from bot.competence import competence_reply
from bot.conversation import Conversation
from bot.decision import Decision, decide, load_thresholds, probability
from bot.guards import Guards, Seen
from bot.guide import with_topics
from bot.journeys import ShowJourney
from bot.library import Opened
from bot.messages import Candidate, Facet, Message, Outcome, Reply
from bot.officer_card import card_reply, is_for
from bot.ordinals import picked
from bot.public import talk_of
from bot.replies import notice_reply, part_reply
from bot.state import State
from bot.taps import Taps
from bot.understanding.competence import asks_competence, searched
from index.query.language import detect_language
from index.searcher import Ranking
from knowledge.directory import Directory
from knowledge.directory.contacts import Contacts
from knowledge.directory.records import Mention
from knowledge.directory.spelling import tidy
from knowledge.journeys import Journey
from knowledge.siblings import Family

CODES = 10


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers what people type."""

    state: State
    taps: Taps
    guards: Guards
    families: tuple[Family, ...]
    journeys: Mapping[str, Journey]
    directory: Directory
    contacts: Contacts
    hotline: str

    def answer(self, message: Message, opened: Opened) -> Reply:
        """The reply to a message, with what was talked of kept in mind."""
        language = self.state.preference(message.person.key).language or detect_language(message.text).value
        if not message.text.strip():
            return notice_reply(Outcome.SMALLTALK, "help", language, hotline=self.hotline)
        conversation = self._talk(message, opened)
        if code := picked(message.text, conversation.offered):
            return self._pick(message, opened, conversation, code, language)
        competence = asks_competence(message.text)
        text = searched(message.text) if competence else message.text
        if text != message.text and not conversation.code:
            return with_topics(notice_reply(Outcome.CLARIFY, "say_more", language, hotline=self.hotline), language)
        ranking = opened.searcher.search(text, CODES, conversation.talk)
        candidates = tuple(Candidate(hit.row.code, hit.row.title, hit.score, hit.signals) for hit in ranking.hits)
        codes = tuple(candidate.code for candidate in candidates)
        talking = bool(conversation.code)
        thresholds = load_thresholds(talking)
        certainty = probability(ranking, thresholds) if ranking.hits else 0.0
        facet = Facet.AGENCY if competence else asked_facet(ranking)
        part = facet not in (Facet.OVERVIEW, Facet.STEPS)
        seen = Seen(message.text, language, talking, certainty, ranking.kinds, ranking.sorts, part)
        if not ranking.query.codes and (guarded := self.guards.reply(seen)):
            return replace(guarded, candidates=candidates)
        if codes and not ranking.query.codes and seen.event in self.journeys:
            self.state.remember(message.person.key, conversation.about(codes[0], message.text))
            reply = self.taps.journey(message.person.key, ShowJourney(seen.event), opened, language)
            return replace(reply, candidates=candidates)
        decision = decide(ranking, thresholds)
        if decision is Decision.UNKNOWN_CODE:
            reply = notice_reply(
                Outcome.ABSTAIN, "unknown_code", language, code=ranking.query.codes[0], hotline=self.hotline
            )
            return replace(reply, candidates=candidates)
        view = opened.view(codes[0]) if codes else None
        if view is None or decision is Decision.ABSTAIN:
            reply = notice_reply(Outcome.ABSTAIN, "not_found", language, hotline=self.hotline)
            return replace(reply, codes=codes, candidates=candidates)
        if decision is Decision.CLARIFY:
            reply = clarify_reply(ranking, self.families, facet, language)
        elif competence:
            reply = replace(competence_reply(view, language, self.hotline, others=codes[1:]), codes=codes)
        else:
            asked = ranking.query.whole[0].words if ranking.query.whole else ()
            if is_for(message.person.role, facet):
                reply = card_reply(view, language, codes[1:])
            else:
                reply = part_reply(view, facet, language, others=codes[1:], asked=asked)
            reply = replace(reply, codes=codes)
            unit = self._own_unit(message.text, message.person.key)
            level = view.procedure.level
            reply = with_centre(reply, level, unit, self.directory, self.contacts, self.hotline)
        offered = reply.codes if decision is Decision.CLARIFY else ()
        asked_for = facet.value if offered else ""
        self.state.remember(message.person.key, conversation.about(codes[0], message.text, offered, asked_for))
        return replace(reply, candidates=candidates)

    def _talk(self, message: Message, opened: Opened) -> Conversation:
        """What was talked of with the person, or, where others read along, in the message that is replied to."""
        if not message.public:
            return self.state.conversation(message.person.key)
        return talk_of(message, lambda code: view.procedure.title if (view := opened.view(code)) else "")

    def _own_unit(self, text: str, key: str) -> str:
        """The commune of today that a message names, else the one that the person has told; "" where neither is."""
        named = [one.place for one in self.directory.mentions(tidy(text), cued=True) if isinstance(one, Mention)]
        now = [units for place in named if len(units := self.directory.now(place)) == 1]
        return now[0][0].key if now else self.state.preference(key).unit

    def _pick(self, message: Message, opened: Opened, talk: Conversation, code: str, language: str) -> Reply:
        view = opened.view(code)
        if view is None:
            return notice_reply(Outcome.ABSTAIN, "unknown_code", language, code=code, hotline=self.hotline)
        others = tuple(other for other in talk.offered if other != code)
        self.state.remember(message.person.key, talk.about(code, talk.text or view.procedure.title))
        facet = Facet(talk.facet) if talk.facet in set(Facet) else Facet.OVERVIEW
        reply = self.taps.part(message.person.key, view, facet, language, others=others, role=message.person.role)
        return replace(reply, codes=(code, *others))


def asked_facet(ranking: Ranking) -> Facet:
    """The part of the procedure that the question asks for."""
    return Facet(ranking.query.facets[0]) if ranking.query.facets else Facet.OVERVIEW
