"""Rounds of questions: which are asked, and what an answer does. Wording apart, see round_replies.

Imported by bot.training alone. Tested by tests/unit/bot/training/test_rounds.py.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from bot.quiz.question import Question
from bot.training.session import Round

LENGTH = 8  # questions of a round
PASS = 0.75  # share of right answers that closes a module
REVIEWED = 6  # questions of a review at most


class QuestionBank(Protocol):
    """Where questions come from."""

    def of(self, code: str) -> Sequence[Question]:
        """The questions on a procedure."""
        ...

    def get(self, name: str, code: str) -> Question | None:
        """The question of an id; None where the record changed since."""
        ...


def module_round(bank: QuestionBank, codes: Sequence[str], module: int, seed: str) -> Round:
    """The round of a module: questions over all its procedures in turn, of as many kinds as there are.

    `seed` makes another attempt another round.
    """
    chance = random.Random(seed)
    left = {code: list(bank.of(code)) for code in codes}
    for questions in left.values():
        chance.shuffle(questions)
    order = [code for code in codes if left[code]]
    chance.shuffle(order)
    kinds: Counter[str] = Counter()
    asked: list[tuple[str, str]] = []
    while order and len(asked) < LENGTH:
        for code in list(order):
            best = min(left[code], key=lambda question: kinds[question.kind])
            left[code].remove(best)
            kinds[best.kind] += 1
            asked.append((code, best.id))
            if not left[code]:
                order.remove(code)
            if len(asked) == LENGTH:
                break
    return Round(module, tuple(asked))


def review_round(bank: QuestionBank, due: Iterable[tuple[str, str]], seed: str) -> Round:
    """A round over the facts, (code, kind), that are to be repeated; those no longer in the records are left out."""
    chance = random.Random(seed)
    asked: list[tuple[str, str]] = []
    for code, kind in due:
        fitting = [question for question in bank.of(code) if question.kind == kind]
        if fitting and len(asked) < REVIEWED:
            asked.append((code, chance.choice(fitting).id))
    return Round(None, tuple(asked))


def answered(session: Round, right: bool) -> Round:
    """The round after an answer to its present question."""
    code = session.asked[session.at][0]
    missed = session.missed if right or code in session.missed else (*session.missed, code)
    return replace(session, at=session.at + 1, right=session.right + right, missed=missed)


def over(session: Round) -> bool:
    """Whether every question was answered."""
    return session.at >= len(session.asked)


def passed(session: Round) -> bool:
    """Whether enough was right; a round without questions is passed."""
    return session.right >= PASS * len(session.asked)
