"""An export of questions, one JSON object a line: of every kind, spread over procedures and fields.

Procedures of the posts' paths come first, then those of communes, then the others; within each, the fields take turns.
Imported by bot.cli.quiz. Tested by tests/unit/bot/quiz/test_export.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from bot.quiz.bank import ORDER, QuestionBank
from bot.quiz.draft import LeftOut, digest, say
from bot.quiz.fees import asks_for_zero
from bot.quiz.neighbours import field_of
from bot.quiz.question import Question, QuestionKind
from knowledge.provinces import is_foreign
from knowledge.records import Level, Procedure
from knowledge.siblings import Family
from knowledge.store import Store

COUNT = 2000
MOST_ZEROS = 0.2  # of the share of questions on fees: those whose key is that the source says 0
MOST_A_FIELD = 0.06  # of the share of a kind: before the others have had their turn
MOST_A_CODE = 3  # questions of one procedure before every procedure has been asked about

Line = dict[str, object]


@dataclass(slots=True)
class Account:
    """What an export holds, and why the rest was left out."""

    made: Counter[QuestionKind] = field(default_factory=Counter)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    codes: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)

    def lines(self) -> list[str]:
        """The account as a person reads it."""
        told = [
            say("made_all", number=str(self.made.total()), codes=str(len(self.codes)), fields=str(len(self.fields)))
        ]
        told += [say("made", kind=kind.value, number=str(self.made[kind])) for kind in ORDER]
        told += [
            say("left_out", kind=left.kind.value, reason=say(f"reason_{left.reason.value}"), number=str(number))
            for left, number in sorted(self.left_out.items(), key=lambda item: (item[0].kind, -item[1]))
        ]
        return told


def export_questions(
    store: Store,
    families: Iterable[Family],
    count: int = COUNT,
    posts: Collection[str] = (),
    *,
    posts_only: bool = False,
    account: Account | None = None,
) -> Iterator[Line]:
    """Up to `count` questions as lines. `posts` are the codes of the posts' paths; `account` is filled on the way."""
    bank = QuestionBank(store, families)
    told = account if account is not None else Account()
    procedures = {procedure.code: procedure for procedure in _in_order(store.all_procedures(), set(posts), posts_only)}
    fields = {code: field_of(procedure) for code, procedure in procedures.items()}
    for question in _chosen(bank, fields, count, told):
        told.made[question.kind] += 1
        told.codes.add(question.code)
        told.fields.add(fields[question.code])
        yield as_line(question)


def as_line(question: Question) -> Line:
    """A question as the object of one line."""
    return {
        "id": question.id,
        "code": question.code,
        "kind": question.kind.value,
        "question": question.text,
        "choices": list(question.choices),
        "key": question.key,
        "answer": question.answer,
        "source": question.section,
        "explanation": question.explanation,
    }


def _chosen(bank: QuestionBank, fields: dict[str, str], count: int, account: Account) -> Iterator[Question]:
    """First an equal share for each kind, then whatever is left."""
    share = -(-count // len(ORDER))
    taken: Counter[QuestionKind] = Counter()
    of_field: Counter[tuple[str, QuestionKind]] = Counter()
    zeros = 0
    spare: list[Question] = []
    for code in fields:
        account.left_out.update(bank.left_out(code))
        name = fields[code]
        of_code: Counter[QuestionKind] = Counter()
        for question in sorted(bank.of(code), key=lambda one: taken[one.kind]):
            zero = asks_for_zero(question)
            fits = taken[question.kind] < share and not of_code[question.kind] and of_code.total() < MOST_A_CODE
            fits = fits and of_field[name, question.kind] < share * MOST_A_FIELD
            if fits and taken.total() < count and not (zero and zeros >= share * MOST_ZEROS):
                zeros += zero
                taken[question.kind] += 1
                of_code[question.kind] += 1
                of_field[name, question.kind] += 1
                yield question
            else:
                spare.append(question)
    spare.sort(key=asks_for_zero)
    yield from spare[: max(0, count - taken.total())]


def _in_order(procedures: Iterable[Procedure], posts: set[str], posts_only: bool) -> Iterator[Procedure]:
    tiers: dict[int, list[Procedure]] = defaultdict(list)
    for procedure in procedures:
        tier = 0 if procedure.code in posts else 1 if procedure.level is Level.COMMUNE else 2
        if not is_foreign(procedure) and not (posts_only and tier):
            tiers[tier].append(procedure)
    for tier in sorted(tiers):
        yield from _fields_by_turns(tiers[tier])


def _fields_by_turns(procedures: list[Procedure]) -> Iterator[Procedure]:
    fields: dict[str, list[Procedure]] = defaultdict(list)
    for procedure in sorted(procedures, key=lambda one: digest(one.code)):
        fields[field_of(procedure)].append(procedure)
    for at in range(max(map(len, fields.values()), default=0)):
        for name in sorted(fields):
            yield from fields[name][at : at + 1]
