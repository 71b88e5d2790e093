"""A question about one procedure, made from its record: frozen, without I/O. Imported by everything in bot.quiz and
by bot.training. Tested by tests/unit/bot/quiz.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuestionKind(StrEnum):
    """What a question asks for."""

    TIME = "time"
    FEE = "fee"
    PAPERS = "papers"
    COMPETENCE = "competence"
    STEPS = "steps"
    SIBLING = "sibling"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `key` is the place (0-based) of the only right choice; plain text throughout, in Vietnamese.

    `id` is 12 hexadecimal digits that change whenever the facts behind the question do. `section` is the heading of
    the record that proves the key ("Cách thức thực hiện"), `explanation` says the fact whole with code and decision.
    """

    id: str
    code: str
    kind: QuestionKind
    text: str
    choices: tuple[str, ...]
    key: int
    section: str
    explanation: str

    @property
    def answer(self) -> str:
        """The right choice."""
        return self.choices[self.key]
