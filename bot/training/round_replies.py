"""Replies of a round of questions: the present question under what became of the last, and the end of the round.

Wording in locale/training.yaml. Imported by bot.training.questioning. Tested by
tests/unit/bot/training/test_school.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from bot.messages import Choice, Quiz, Reply
from bot.quiz.question import Question
from bot.replies import short
from bot.training.actions import NEXT, item_action, question_action
from bot.training.rounds import PASS, passed
from bot.training.session import Round
from bot.training.speech import Speech


def question_reply(session: Round, question: Question, before: str, speech: Speech) -> Reply:
    """The present question of a round; `before` is HTML said first."""
    key = "question" if session.module is not None else "review_question"
    head = speech.say(key, number=session.at + 1, of=len(session.asked))
    action = question_action(question.code, question.id)
    quiz = Quiz(question.text, question.choices, question.key, question.explanation, action)
    lines = [before, "", f"<i>{head}</i>"] if before else [f"<i>{head}</i>"]
    return replace(speech.reply(*lines), quiz=quiz, codes=(question.code,))


def judged(question: Question, place: int, speech: Speech) -> str:
    """What is said of an answer: right or the right one, and why."""
    verdict = speech.say("right") if place == question.key else speech.say("wrong", answer=question.answer)
    return f"{verdict}\n{speech.say('because', text=question.explanation)}"


def end_reply(session: Round, before: str, titles: Mapping[str, str], key: str, speech: Speech) -> Reply:
    """The end of a round: passed or not, with what was missed to look at again; `key` is the round's item."""
    counts = {"number": session.right, "of": len(session.asked)}
    again: tuple[Choice, ...] = ()
    if session.module is None:
        text = speech.say("reviewed", **counts)
    elif passed(session):
        text = speech.say("passed", **counts)
    else:
        text = speech.say("failed", **counts, needed=ceil(PASS * len(session.asked)))
        again = (speech.choice("again", item_action(key)),)
    cards = [
        (Choice(short(f"{code} {titles.get(code, '')}".strip()), f"v1:p:{code}:overview:0"),) for code in session.missed
    ]
    ways = again or (speech.choice("continue", NEXT),)
    return speech.reply(*([before, ""] if before else []), text, rows=(*cards, ways, speech.way_home()))
