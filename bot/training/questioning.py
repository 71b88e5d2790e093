"""Rounds of questions in their turns: begun, answered, ended; what was missed is handed to the reviews.

Imported by bot.training.school. Tested by tests/unit/bot/training/test_school.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.messages import Reply
from bot.quiz.question import Question
from bot.training.actions import NEXT
from bot.training.ledger import Ledger
from bot.training.path import Item, round_key
from bot.training.reviews import Reviews
from bot.training.round_replies import end_reply, judged, question_reply
from bot.training.rounds import QuestionBank, answered, module_round, over, passed, review_round
from bot.training.session import Round, Sessions
from bot.training.turn import Turn
from knowledge.posts import Post


@dataclass(frozen=True, slots=True)
class Questioning:
    """Asks, and judges answers."""

    ledger: Ledger
    reviews: Reviews
    sessions: Sessions

    def begin(self, turn: Turn, post: Post, item: Item, bank: QuestionBank) -> Reply:
        """The round that closes a module."""
        attempts = len(self.ledger.answers(turn.key))
        session = module_round(bank, post.modules[item.module].procedures, item.module, f"{turn.key} {attempts}")
        if not session.asked:
            self.ledger.learn(turn.key, post.name, item.key)
            ways = ((turn.speech.choice("continue", NEXT),), turn.speech.way_home())
            return turn.speech.reply(turn.speech.say("no_questions"), rows=ways)
        return self._ask(turn, post, session, bank, "")

    def review(self, turn: Turn, post: Post, bank: QuestionBank) -> Reply:
        """A round over what is due."""
        due = self.reviews.due(turn.key)
        for code, kind in due:
            if not any(question.kind == kind for question in bank.of(code)):
                self.reviews.drop(turn.key, code, kind)
        session = review_round(bank, due, f"{turn.key} {len(self.ledger.answers(turn.key))}")
        if not session.asked:
            return turn.speech.reply(turn.speech.say("nothing_due"), rows=(turn.speech.way_home(),))
        return self._ask(turn, post, session, bank, "")

    def answer(self, turn: Turn, post: Post, bank: QuestionBank, given: tuple[str, str, int]) -> Reply:
        """What becomes of an answer, and the next question. One that is not being asked counts for nothing."""
        code, name, place = given
        session = self.sessions.get(turn.key, Round)
        if session is None:
            return turn.speech.reply(turn.speech.say("question_over"), rows=(turn.speech.way_home(),))
        if session.asked[session.at] != (code, name):
            return self._ask(turn, post, session, bank, turn.speech.say("answered_already"))
        question = bank.get(name, code)
        if question is None or place >= len(question.choices):
            return self._ask(turn, post, _without_present(session), bank, turn.speech.say("question_changed"))
        right = place == question.key
        self.ledger.answer(turn.key, post.name, code, question.kind.value, right)
        self.reviews.note(turn.key, code, question.kind.value, right)
        return self._ask(turn, post, answered(session, right), bank, judged(question, place, turn.speech))

    def _ask(self, turn: Turn, post: Post, session: Round, bank: QuestionBank, before: str) -> Reply:
        question: Question | None = None
        while not over(session):
            code, name = session.asked[session.at]
            question = bank.get(name, code)
            if question is not None:
                break
            session = _without_present(session)
            before = before or turn.speech.say("question_changed")
        if question is not None and not over(session):
            self.sessions.put(turn.key, session)
            return question_reply(session, question, before, turn.speech)
        self.sessions.end(turn.key, Round)
        key = ""
        if session.module is not None and session.module < len(post.modules):
            key = round_key(post.modules[session.module])
            if passed(session):
                self.ledger.learn(turn.key, post.name, key)
        return end_reply(session, before, turn.titles(session.missed), key, turn.speech)


def _without_present(session: Round) -> Round:
    """The round without the question that is no more."""
    asked = (*session.asked[: session.at], *session.asked[session.at + 1 :])
    return replace(session, asked=asked)
