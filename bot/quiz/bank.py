"""Every question that the records prove, made when asked for and kept for a while; thread-safe.

What the neighbours state is collected at the first question and once. Another province's copy is not asked about: its
facts do not hold here. Imported by bot.quiz.export and by bot.training. Tested by tests/unit/bot/quiz/test_bank.py.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.quiz.competence import competence_drafts
from bot.quiz.draft import Draft, LeftOut, Reason, finish
from bot.quiz.fees import fee_drafts
from bot.quiz.neighbours import Country, collect
from bot.quiz.offices import names_ceased_level
from bot.quiz.papers import paper_drafts
from bot.quiz.question import Question, QuestionKind
from bot.quiz.siblings import sibling_drafts
from bot.quiz.steps import step_drafts
from bot.quiz.subject import Subject
from bot.quiz.times import time_drafts
from knowledge.provinces import is_foreign
from knowledge.siblings import Family
from knowledge.store import Store

MOST = 12  # questions a procedure
KEPT = 2048  # procedures whose questions are kept

# The most useful first: what a counter is asked every day.
ORDER = (
    QuestionKind.PAPERS,
    QuestionKind.TIME,
    QuestionKind.SIBLING,
    QuestionKind.FEE,
    QuestionKind.COMPETENCE,
    QuestionKind.STEPS,
)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one procedure."""

    questions: tuple[Question, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class QuestionBank:
    """The questions of the procedures of `store`; `families` are the authored families of siblings."""

    def __init__(self, store: Store, families: Iterable[Family]) -> None:
        self._store = store
        self._families: dict[str, list[Family]] = defaultdict(list)
        for family in families:
            for code in family.members:
                self._families[code].append(family)
        self._lock = threading.Lock()
        self._country: Country | None = None
        self._made = lru_cache(maxsize=KEPT)(self._make)

    def of(self, code: str) -> tuple[Question, ...]:
        """The questions of a procedure, the most useful first; empty for a code that is not known."""
        return self._made(code).questions

    def get(self, question_id: str, code: str) -> Question | None:
        """The question of that id, or None once the facts behind it have changed."""
        return next((question for question in self.of(code) if question.id == question_id), None)

    def left_out(self, code: str) -> tuple[LeftOut, ...]:
        """What could not be asked of a procedure, and why."""
        return self._made(code).left_out

    def _make(self, code: str) -> Made:
        procedure = self._store.get(code)
        if procedure is None or is_foreign(procedure):
            return Made()
        if names_ceased_level(procedure.title):
            return Made((), tuple(LeftOut(kind, Reason.OUTDATED) for kind in ORDER))
        country = self._neighbours()
        subject = Subject(procedure, self._store.plain(code), country.of(procedure))
        overlay = self._store.overlay(code)
        left_out: list[LeftOut] = []
        asked: dict[QuestionKind, list[Question]] = defaultdict(list)
        for draft in self._drafts(subject, country):
            made = draft if isinstance(draft, LeftOut) else finish(draft, subject.named)
            if isinstance(made, LeftOut):
                left_out.append(made)
            elif made.kind is QuestionKind.FEE and overlay is not None and overlay.fee:
                left_out.append(LeftOut(made.kind, Reason.SEVERAL))
            else:
                asked[made.kind].append(made)
        return Made(tuple(_by_turns(asked))[:MOST], tuple(left_out))

    def _drafts(self, subject: Subject, country: Country) -> Iterator[Draft | LeftOut]:
        yield from time_drafts(subject, country.everywhere)
        yield from fee_drafts(subject, country.everywhere)
        yield from paper_drafts(subject)
        yield from competence_drafts(subject)
        yield from step_drafts(subject)
        code = subject.procedure.code
        yield from sibling_drafts(code, self._families.get(code, ()), self._store.get)

    def _neighbours(self) -> Country:
        with self._lock:
            if self._country is None:
                self._country = collect(self._store.all_procedures())
            return self._country


def _by_turns(asked: dict[QuestionKind, list[Question]]) -> Iterator[Question]:
    """One of each kind in order, then the next of each; no question twice."""
    seen: set[str] = set()
    for at in range(max(map(len, asked.values()), default=0)):
        for kind in ORDER:
            for question in asked.get(kind, [])[at : at + 1]:
                if question.id not in seen:
                    seen.add(question.id)
                    yield question
