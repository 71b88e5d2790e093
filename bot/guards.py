"""What is no question of procedures: manners, an emergency, the directory, what only a person can see to, what lies
outside, and what is too vague to search for. None of them: the search speaks.

Wording in locale/guards.yaml. Imported by bot.assistant. Tested by tests/unit/bot/test_guards.py.
"""

from __future__ import annotations

from bot.directory_replies import directory_reply
from bot.guide import with_topics
from bot.messages import Outcome, Reply
from bot.understanding.directory_intent import directory_question
from bot.understanding.emergency import find_emergency
from bot.understanding.handoff import handoff
from bot.understanding.manners import SmalltalkKind, smalltalk
from bot.understanding.scope import OutsideKind, outside, vague
from bot.wording import notice
from knowledge.directory import Directory
from knowledge.directory.contacts import Contacts

WORDING = "guards"
SURE = 0.75  # probability of a procedure from which what sounds off topic is answered all the same


class Guards:
    """Answers what is no question of procedures."""

    def __init__(self, directory: Directory, contacts: Contacts, hotline: str) -> None:
        self._directory = directory
        self._contacts = contacts
        self._hotline = hotline

    def before_search(self, text: str, language: str, talking: bool) -> Reply | None:
        """The reply to a message that is none of procedures for sure. `talking`: a topic is in talk."""
        is_vague = not talking and vague(text)
        manners = smalltalk(text)
        if manners and not (is_vague and manners.kind is SmalltalkKind.INSULT):
            return self._say(Outcome.SMALLTALK, f"smalltalk_{manners.kind.value}", language)
        if emergency := find_emergency(text):
            return self._say(Outcome.EMERGENCY, f"emergency_{emergency.kind.value}", language)
        if ask := directory_question(text, self._directory):
            return directory_reply(ask, self._directory, self._contacts, language, self._hotline)
        if seen := handoff(text):
            return self._say(Outcome.HANDOFF, f"handoff_{seen.kind.value}", language)
        away = outside(text)
        if away and away.kind is OutsideKind.INJECTION:
            return self._say(Outcome.ABSTAIN, f"outside_{away.kind.value}", language)
        if is_vague:
            return with_topics(self._say(Outcome.CLARIFY, "vague", language), language)
        return None

    def after_search(self, text: str, language: str, probability: float) -> Reply | None:
        """The reply to what looks as if it lay outside, where no procedure is `probably` (0 to 1) meant."""
        away = outside(text)
        if away is None or probability >= SURE:
            return None
        return self._say(Outcome.ABSTAIN, f"outside_{away.kind.value}", language)

    def _say(self, outcome: Outcome, key: str, language: str) -> Reply:
        text = notice(WORDING, key, language).strip().replace("{hotline}", self._hotline)
        return Reply(outcome, (text,), language=language)
