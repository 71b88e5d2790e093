"""A volunteer at a desk over two small records and a state in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.answers.view import ProcedureView
from bot.content import CONTENT
from bot.helping.desk import HelpDesk, open_desk
from bot.messages import Choice, Facet, Message, Outcome, Person, Reply, Role
from bot.replies import part_reply
from bot.roles import Roles
from bot.state import State
from knowledge.directory import load_directory
from knowledge.directory.contacts import Contact, Contacts
from knowledge.directory.offices import Office
from knowledge.records import Document, DocumentGroup, Level, PlainText, Procedure
from tests.unit.bot.training.samples import Clock, memory

DIRECTORY = load_directory(CONTENT / "directory")
DUC_TRONG = "24958"
VOLUNTEER, RESIDENT, LEADER = "test:v", "test:r", "test:l"
LINK = "https://t.me/motcua_bot?start="
HOTLINE = "18001096"
CONTACTS = Contacts([Contact(DUC_TRONG, Office.CENTRE, "12 Trần Hưng Đạo", "0263 1234567", "", "2026-07-01")])
BIRTH = Procedure(
    code="1.000001",
    title="Thủ tục đăng ký khai sinh",
    decision="163/QĐ-BTP",
    level=Level.COMMUNE,
    field="Hộ tịch",
    as_of="2026-07",
    documents=(
        DocumentGroup(
            "Giấy tờ phải nộp",
            (
                Document("Tờ khai theo mẫu", 1),
                Document("Giấy chứng sinh", 1, 1),
                Document("Trường hợp đã có bản điện tử thì không phải nộp"),
            ),
        ),
        DocumentGroup("Giấy tờ phải xuất trình", (Document("Căn cước của cha, mẹ", 1),)),
        DocumentGroup("Lưu ý", (Document("Người yêu cầu tự chịu trách nhiệm"), Document("Tờ khai điện tử", 1))),
    ),
)
CARD = Procedure(
    code="1.000002",
    title="Cấp thẻ",
    level=Level.PROVINCE,
    field="Thẻ",
    documents=(
        DocumentGroup("Trường hợp cấp mới", (Document("Đơn đề nghị cấp thẻ"), Document("Ảnh thẻ"))),
        DocumentGroup("Trường hợp cấp lại", (Document("Đơn đề nghị cấp lại thẻ"),)),
    ),
)
RECORDS = {one.code: one for one in (BIRTH, CARD)}
PLAIN = {BIRTH.code: PlainText(BIRTH.code, BIRTH.decision, "2026-07", "làm giấy khai sinh", "", ())}


class Opened:
    """A generation with these records."""

    def __init__(self, records: dict[str, Procedure] | None = None) -> None:
        self.records = dict(RECORDS if records is None else records)

    def view(self, code: str) -> ProcedureView | None:
        found = self.records.get(code)
        return ProcedureView(found, PLAIN.get(code)) if found else None


@dataclass
class Desk:
    """One person at the desk; `tap` answers with the button whose label holds some words."""

    person: str = VOLUNTEER
    role: Role = Role.VOLUNTEER
    clock: Clock = field(default_factory=Clock)
    state: State | None = None
    generation: Any = field(default_factory=Opened)
    language: str = "vi"

    def __post_init__(self) -> None:
        self.state = self.state or memory(self.clock)
        self.roles = Roles(self.state)
        self.desk: HelpDesk = open_desk(self.state, self.roles, DIRECTORY, CONTACTS, HOTLINE)
        self.cases = self.desk.flow.cases
        self.last: Reply | None = None

    def beside(self, person: str, role: Role) -> Desk:
        """Another person over the same state."""
        return Desk(person, role, self.clock, self.state, self.generation)

    def do(self, action: str) -> Reply:
        message = Message(Person(self.person, self.role), action=action, link=LINK)
        reply = self.desk.reply(message, self.generation, self.language)
        assert reply is not None, action
        self.last = reply
        return reply

    def tap(self, words: str) -> Reply:
        assert self.last is not None
        return self.do(next(one.action for one in choices(self.last) if words in one.label))

    def type(self, text: str) -> Reply | None:
        message = Message(Person(self.person, self.role), text)
        reply = self.desk.named(message, self.generation, self.language)
        self.last = reply or self.last
        return reply

    def found(self, code: str) -> Reply:
        """What the ordinary search would answer with, and what the desk puts beside it."""
        view = self.generation.view(code)
        reply = part_reply(view, Facet.OVERVIEW, "vi")
        self.last = self.desk.beside(Message(Person(self.person, self.role), "khai sinh"), reply)
        return self.last

    def at_list(self, code: str = BIRTH.code) -> Reply:
        """A case that has come to its checklist."""
        self.do("assist")
        self.tap("cao tuổi")
        self.type("xã Đức Trọng")
        self.found(code)
        return self.tap("Chọn cho ca này")


def choices(reply: Reply) -> list[Choice]:
    """The buttons of a reply."""
    return [choice for row in reply.rows for choice in row]


def labels(reply: Reply) -> list[str]:
    """The labels of a reply's buttons."""
    return [choice.label for choice in choices(reply)]


def clarified(*rows: tuple[str, str]) -> Reply:
    """A question back over (label, action) pairs."""
    return Reply(Outcome.CLARIFY, ("Việc nào?",), tuple((Choice(label, action),) for label, action in rows))
