"""A school over samples: a generation that is three records and a handbook, nothing on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from bot.answers.view import ProcedureView
from bot.messages import Choice, Facet, Message, Person, Reply, Role
from bot.replies import part_reply
from bot.roles import Roles
from bot.state import State
from bot.training.certifying import Certifying
from bot.training.ledger import Ledger
from bot.training.questioning import Questioning
from bot.training.rehearsing import Rehearsing
from bot.training.reviews import Reviews
from bot.training.school import School
from bot.training.session import Sessions
from knowledge.handbooks.records import Passage
from knowledge.records import Document, DocumentGroup, Level, Procedure
from tests.unit.bot.training.samples import PERSON, POST, SCENARIO, Bank, Clock, full_bank, memory

RECORDS = {
    code: Procedure(
        code=code,
        title=f"Thủ tục {code}",
        decision="163/QĐ-BTP",
        level=Level.COMMUNE,
        documents=(
            DocumentGroup("", (Document("Tờ khai theo mẫu", 1), Document("Giấy chứng sinh do cơ sở y tế cấp", 1))),
        ),
    )
    for code in POST.procedures
}
SHELF = (
    Passage("so-tay.md", ("Sổ tay", "1. Mở đầu"), None, "Chào người mới."),
    Passage("so-tay.md", ("Sổ tay", "2. Bảng"), None, "Câu một. " * 300),
    Passage("so-tay.md", ("Sổ tay", "2. Bảng"), None, "Câu hai. " * 300),
)


def opened(records: dict[str, Procedure] | None = None, shelf: tuple[Passage, ...] = SHELF) -> Any:
    """A generation with these records and passages."""
    found = RECORDS if records is None else records
    rows = [SimpleNamespace(code=code, title=record.title) for code, record in found.items()]
    return SimpleNamespace(
        searcher=SimpleNamespace(rows=rows, places=SimpleNamespace(passages=shelf), folder=None),
        store=SimpleNamespace(get=found.get),
        view=lambda code: ProcedureView(found[code]) if code in found else None,
    )


def card(code: str, generation: Any, language: str) -> Reply | None:
    view = generation.view(code)
    return part_reply(view, Facet.OVERVIEW, language) if view else None


@dataclass
class Desk:
    """One officer at a school; `tap` answers with the button whose label or action holds some words."""

    clock: Clock = field(default_factory=Clock)
    bank: Bank = field(default_factory=full_bank)
    generation: Any = field(default_factory=opened)
    role: Role = Role.OFFICER

    def __post_init__(self) -> None:
        self.state: State = memory(self.clock)
        self.ledger, self.reviews, sessions = Ledger(self.state), Reviews(self.state), Sessions(self.state)
        self.sessions = sessions
        self.school = School(
            posts={"ho-tich": POST},
            roles=Roles(self.state),
            ledger=self.ledger,
            reviews=self.reviews,
            questioning=Questioning(self.ledger, self.reviews, sessions),
            rehearsing=Rehearsing({SCENARIO.name: SCENARIO}, self.ledger, sessions),
            certifying=Certifying(self.ledger, sessions, lambda person: "Xã Đức Trọng"),
            bank=lambda generation: self.bank,
            card=card,
        )
        self.last: Reply | None = None

    def do(self, action: str) -> Reply:
        reply = self.school.reply(Message(Person(PERSON, self.role), action=action), self.generation, "vi")
        assert reply is not None
        self.last = reply
        return reply

    def tap(self, words: str) -> Reply:
        assert self.last is not None
        choices = [choice for row in self.last.rows for choice in row]
        return self.do(next(one for one in choices if words in one.label or words in one.action).action)

    def answer(self, right: bool) -> Reply:
        assert self.last is not None and self.last.quiz is not None
        quiz = self.last.quiz
        return self.do(f"{quiz.action}:{quiz.key if right else (quiz.key + 1) % len(quiz.choices)}")

    def type(self, text: str) -> Reply | None:
        return self.school.named(Message(Person(PERSON, self.role), text), self.generation, "vi")


def labels(reply: Reply) -> list[str]:
    """The labels of a reply's buttons."""
    return [choice.label for row in reply.rows for choice in row]


def choices(reply: Reply) -> list[Choice]:
    """The buttons of a reply."""
    return [choice for row in reply.rows for choice in row]
