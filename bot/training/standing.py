"""How learners stand, as the trainer's page takes it: records without names, without wording, without I/O.

Shares and scores are numbers from 0 to 1. Filled by whoever reads the state; imported by bot.training. Tested by
tests/unit/bot/training/test_report.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Learner:
    """One person on one path: whoever learns for two posts is two records with one `key_digest`.

    `key_digest` is 8 hexadecimal digits; `unit` the code of the commune, "" where not told; `post` the name of the
    post; `rehearsal_score` the mean over `rehearsals`; `certified` the day of the certificate.
    """

    key_digest: str
    unit: str
    unit_name: str
    post: str
    started: date
    last: date
    modules_done: int
    modules: int
    answered: int
    right: int
    rehearsals: int = 0
    rehearsal_score: float = 0.0
    certified: date | None = None

    @property
    def progress(self) -> float:
        """The share of the path that is done."""
        return min(1.0, self.modules_done / self.modules) if self.modules else 0.0


@dataclass(frozen=True, slots=True)
class Topic:
    """What learners of a post were asked: a procedure and a kind of question (bot.quiz.question.QuestionKind)."""

    post: str
    code: str
    title: str
    kind: str
    asked: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Weekly:
    """A week ("2026-W31"): learners who did anything, their answers and how many were right."""

    week: str
    active: int
    answered: int
    right: int


@dataclass(frozen=True, slots=True)
class Skill:
    """A step of rehearsals ("procedure", "level", "papers", "decision"): times taken and mean score."""

    name: str
    taken: int
    score: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that the page tells. `posts` are titles by the post's name, then by language."""

    as_of: date
    learners: tuple[Learner, ...] = ()
    topics: tuple[Topic, ...] = ()
    weeks: tuple[Weekly, ...] = ()
    skills: tuple[Skill, ...] = ()
    posts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
