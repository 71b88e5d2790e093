"""A post, a bank of questions and a bank of rehearsals small enough to know by heart, over a state in memory."""

from __future__ import annotations

from collections.abc import Sequence

from bot.quiz.question import Question, QuestionKind
from bot.state import State
from knowledge.posts import Lesson, Module, Post
from knowledge.records import Level
from knowledge.rehearsals import Held, Paper, Scenario, Trap, Verdict

PERSON = "test:1"
FIRST = Module(
    {"vi": "Thứ hai", "en": "Monday", "ru": "Понедельник"},
    (Lesson("so-tay.md", "1. Mở đầu"), Lesson("so-tay.md", "2. Bảng")),
    ("1.000001", "1.000002"),
)
SECOND = Module({"vi": "Thứ ba", "en": "Tuesday", "ru": "Вторник"}, (), ("1.000003",))
POST = Post(
    "ho-tich",
    {"vi": "Hộ tịch", "en": "Civil status", "ru": "Записи"},
    {"vi": "Ghi sổ", "en": "Keeps the registers", "ru": "Ведёт записи"},
    "2026-07",
    (FIRST, SECOND),
)
SCENARIO = Scenario(
    name="thieu-giay",
    posts=("ho-tich",),
    as_of="2026-07",
    says="Em làm khai sinh cho cháu.",
    code="1.000001",
    others=("1.000002", "1.000003"),
    level=Level.COMMUNE,
    trap=Trap.MISSING_PAPER,
    papers=(Paper("tờ khai", "Tờ khai", Held.YES), Paper("giấy chứng sinh", "Giấy chứng sinh", Held.MISSING)),
    surplus=("sổ hộ khẩu",),
    decision=Verdict.RETURN,
    why="Còn thiếu giấy chứng sinh.",
)


class Clock:
    """Seconds since 1970 as a test sets them; begins on 2026-01-05 at 01:00 UTC, 8 in the morning in Vietnam."""

    def __init__(self) -> None:
        self.now = 1_767_574_800.0

    def __call__(self) -> float:
        return self.now


def memory(clock: Clock | None = None) -> State:
    """A state that lasts as long as the test."""
    return State(None, clock or Clock())


def question(code: str, kind: QuestionKind, number: int = 0) -> Question:
    """A question whose right choice is the second of three."""
    name = f"{code.replace('.', '')}{list(QuestionKind).index(kind)}{number:04d}"
    return Question(
        name, code, kind, f"Câu {number} về {code}?", ("a", "b", "c"), 1, "Cách thức thực hiện", f"Vì {code}."
    )


class Bank:
    """A bank over given questions."""

    def __init__(self, *questions: Question) -> None:
        self.questions = list(questions)

    def of(self, code: str) -> Sequence[Question]:
        return [one for one in self.questions if one.code == code]

    def get(self, name: str, code: str) -> Question | None:
        return next((one for one in self.of(code) if one.id == name), None)


def full_bank() -> Bank:
    """Five questions on each procedure of the post, of three kinds."""
    kinds = [QuestionKind.TIME, QuestionKind.FEE, QuestionKind.PAPERS, QuestionKind.PAPERS, QuestionKind.TIME]
    return Bank(*(question(code, kind, at) for code in POST.procedures for at, kind in enumerate(kinds)))
