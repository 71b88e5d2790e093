"""Opens the training of a home: the posts and the bank of rehearsals read, everything over one state.

Imported by bot.assistant. Tested by tests/unit/bot/training/test_school.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.content import CONTENT
from bot.library import Opened
from bot.messages import Reply
from bot.officer_card import card_reply
from bot.quiz.bank import QuestionBank
from bot.roles import Roles
from bot.state import State
from bot.training.certifying import Certifying
from bot.training.ledger import Ledger
from bot.training.questioning import Questioning
from bot.training.rehearsing import Rehearsing
from bot.training.reviews import Reviews
from bot.training.school import School
from bot.training.session import Sessions
from knowledge.directory import Directory
from knowledge.posts import load_posts
from knowledge.rehearsals import load_rehearsals
from knowledge.siblings import Family


@dataclass(slots=True)
class Banks:
    """The bank of questions of the generation that serves; another generation gets another."""

    families: tuple[Family, ...]
    _folder: Path | None = None
    _bank: QuestionBank | None = None

    def of(self, opened: Opened) -> QuestionBank:
        """The bank over the records of a generation."""
        folder = opened.searcher.folder
        bank = self._bank
        if bank is None or folder != self._folder:
            bank = QuestionBank(opened.store, self.families)
            self._folder, self._bank = folder, bank
        return bank


def open_school(state: State, roles: Roles, families: Iterable[Family], directory: Directory) -> School:
    """The training of a home, with the project's own posts and rehearsals."""

    def unit_of(person: str) -> str:
        code = roles.of(person).unit or state.preference(person).unit
        unit = directory.place(code) if code else None
        return unit.name if unit else ""

    ledger, reviews, sessions = Ledger(state), Reviews(state), Sessions(state)
    return School(
        posts=load_posts(CONTENT / "posts"),
        roles=roles,
        ledger=ledger,
        reviews=reviews,
        questioning=Questioning(ledger, reviews, sessions),
        rehearsing=Rehearsing(load_rehearsals(CONTENT / "rehearsals"), ledger, sessions),
        certifying=Certifying(ledger, sessions, unit_of),
        bank=Banks(tuple(families)).of,
        card=card_of,
    )


def card_of(code: str, opened: Opened, language: str) -> Reply | None:
    """The card of a procedure as an officer sees it."""
    view = opened.view(code)
    return card_reply(view, language) if view else None
