"""Questions on the fee: only where a channel has one fee, its figure is not doubted, and its note sets no condition.

0 is "nguồn ghi 0 đồng", never "miễn phí", and asked only where the record speaks of no fee elsewhere. Imported by
bot.quiz.bank. Tested by tests/unit/bot/quiz/test_fees.py.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from bot.answers.money import format_amount
from bot.quiz.draft import Draft, LeftOut, Reason, capital, digest, drawn, say
from bot.quiz.figures import amounts, without_sources
from bot.quiz.likeness import held, words
from bot.quiz.neighbours import Neighbours, stated_fee
from bot.quiz.question import Question, QuestionKind
from bot.quiz.subject import Made, Subject
from bot.quiz.times import by_channel
from knowledge.records import Channel, Fee, SubmissionMethod
from knowledge.text import one_line

KIND = QuestionKind.FEE
FARTHEST = 8.0  # times more or less than the key that a wrong choice may be
NEAREST = 7  # of the plausible amounts from which three are drawn
LONGEST_NOTE = 60
SHORTEST_NOTE = 8  # characters before an amount that say what it is for
MOST_USUAL = 1_000_000
OFFERED_NOUGHT = 2  # one question in so many without a note offers nought as well
MOST_PARTS = 2  # questions on single fees of several
TOO_CLOSE = 0.75  # share of the words of one note in another's: then it may be read as the other
USUAL = 3  # records that state an amount before it is taken for a usual one, for a fee of 0

_CONDITION = re.compile(
    r"trường hợp|đối với|nếu |giảm|miễn|không thu|%|phần trăm|tối đa|tối thiểu|không quá"
    r"|hội đồng nhân dân|hđnd|địa phương"
    r"|tùy|tuỳ|riêng|khung|từ .{1,30} đến|kể từ|đến hết|trở lên|trở đi|trên \d|dưới \d|thứ \d|thứ hai"
    r"|lần đầu|cấp mới|cấp lại|gia hạn"
    r"|bằng|hoặc|chưa|theo mức|mức thu cụ thể|áp dụng|\+|;|/tấn|biểu (?:phí|mức)|nhóm|hạng|loại|diện tích"
    r"|usd|công suất|giá trị"
    r"|mỗi|từng|chỗ|trẻ em",
    re.IGNORECASE,
)
_TEMPORARY = re.compile(
    r"miễn|giảm|không thu|%|kể từ|đến hết|từ ngày|áp dụng|tối đa|tối thiểu|không quá|trở đi|usd", re.IGNORECASE
)
_UNIT = re.compile(  # "/giao dịch", "đồng/lần", "lần cấp"
    r"(?:(?:đồng|đ|vnđ)?\s*/\s*(?:0?1 )?|(?=(?:lần|giấy|hồ sơ|thẻ|bản|tờ khai)\b))([^\W\d][^/()]*)\Z", re.IGNORECASE
)
_UNQUOTED = re.compile(r"triệu|nghìn|ngàn|trăm|\w đồng\b", re.IGNORECASE)  # an amount in words
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+\s*(?:đồng|vnđ|đ)?\s*", re.IGNORECASE)
_EXEMPT = re.compile(r"miễn|không (?:phải )?(?:thu|nộp|mất)|giảm|\b0 ?(?:đồng|vnđ|đ)\b", re.IGNORECASE)
_LEGAL = re.compile(r"thông tư|nghị định|nghị quyết|quyết định|luật|/tt-|/nđ-|/nq-|quy định", re.IGNORECASE)
_SPEAKS_OF_FEES = re.compile(
    r"(?<!chi )(?<!kinh )(?<!học )(?<!tang )(?<!táng )(?<!miễn )(?<!án )\bphí\b(?! bảo hiểm)|lệ phí|\d\s*(?:đồng|vnđ)",
    re.IGNORECASE,
)
_NO_FEE = re.compile(
    r"(?:không (?:phải )?(?:thu|nộp|mất|có)|miễn)\s+(?:phí,? ?lệ phí|phí|lệ phí)|(?:phí"
    r"|lệ phí)[^.;\n]{0,12}:?\s*không\b",
    re.IGNORECASE,
)


def fee_drafts(subject: Subject, everywhere: Neighbours) -> Made:
    """The questions on the fee of a procedure."""
    methods = subject.procedure.methods
    found = {channel: _fee(those) for channel, those in by_channel(methods).items()}
    if not found:
        yield LeftOut(KIND, Reason.SILENT)
        return
    known = {channel: fee for channel, fee in found.items() if isinstance(fee, Fee)}
    if set(found.values()) == {Reason.SEVERAL} and (parts := _parts(subject.procedure.code, methods)):
        for fee in parts:
            yield _draft(subject, everywhere, None, fee)
        return
    yield from (LeftOut(KIND, reason) for reason in found.values() if isinstance(reason, Reason))
    if any(isinstance(fee, Reason) and fee is not Reason.SILENT for fee in found.values()):
        return
    alike = len({fee.amount for fee in known.values()}) == 1
    if alike and len({_asked_note(fee) for fee in known.values()}) > 1:
        yield LeftOut(KIND, Reason.SEVERAL)
        return
    if alike and len(known) == len(found) == len({method.channel for method in methods}):
        yield _draft(subject, everywhere, None, next(iter(known.values())))
        return
    for channel, fee in known.items():
        yield _draft(subject, everywhere, channel, fee)


def asks_for_zero(question: Question) -> bool:
    """Whether the key of a question is that the source says 0, which teaches little."""
    return question.kind is KIND and question.answer == capital(_shown(0.0, stated=True))


def _fee(methods: Sequence[SubmissionMethod]) -> Fee | Reason:
    fees = [fee for method in methods for fee in method.fees]
    if not fees or not all(method.fees for method in methods):
        return Reason.SILENT
    if len({(fee.amount, one_line(fee.note)) for fee in fees}) > 1:
        return Reason.SEVERAL
    fee = fees[0]
    if any(each.flags for each in fees):
        return Reason.DOUBTED
    if fee.amount is None:
        return Reason.SILENT
    if fee.amount and not stated_fee(fee):
        return Reason.DOUBTED
    if _CONDITION.search(fee.note) or amounts(without_sources(fee.note)) - {fee.amount}:
        return Reason.QUALIFIED
    if any(_CONDITION.search(method.note) and _SPEAKS_OF_FEES.search(method.note) for method in methods):
        return Reason.QUALIFIED
    return fee


def _parts(code: str, methods: Sequence[SubmissionMethod]) -> list[Fee]:
    """Two of several fees, where all channels have the same ones and the notes surely tell them apart."""
    fees = dict.fromkeys(methods[0].fees)
    notes = [_asked_note(fee) for fee in fees]
    if any(dict.fromkeys(method.fees) != fees for method in methods) or not all(notes):
        return []
    if len({fee.amount for fee in fees}) < len(fees) or not all(stated_fee(fee) for fee in fees):
        return []
    if any(_TEMPORARY.search(fee.note) for fee in fees):
        return []
    said = [words(note) for note in notes]
    if any(not one - other or held(one, other) >= TOO_CLOSE for one, other in permutations(said, 2)):
        return []
    by_note = dict(zip(notes, fees, strict=True))
    return [by_note[note] for note in drawn(by_note, code, "parts")[:MOST_PARTS]]


def _draft(subject: Subject, everywhere: Neighbours, channel: Channel | None, fee: Fee) -> Draft | LeftOut:
    amount = fee.amount or 0.0
    if not amount and (fee.note.strip() or _told_elsewhere(subject)):
        return LeftOut(KIND, Reason.QUALIFIED)
    said = say(f"channel_{channel.value}") if channel else ""
    note = _asked_note(fee)
    unit = _UNIT.match(note)
    # Nought is offered at times as a wrong choice too, or it would always be the right one.
    stated = not amount or (not note and not _EXEMPT.search(subject.whole) and _at_times(subject.procedure.code, said))
    shown = _shown(amount, stated=stated)
    stock = (subject.neighbours.amounts, everywhere.amounts)
    figures = _usual(stock, subject.amounts) if not amount else _near(amount, stock, subject.amounts)
    seed = (subject.procedure.code, KIND.value, said, shown)
    wrong = drawn((_shown(figure, stated=stated) for figure in figures), *seed)
    if stated and amount and 0.0 not in subject.amounts:
        wrong = [_shown(0.0, stated=True), *wrong]
    return Draft(
        kind=KIND,
        wording=("fee_zero" if stated else "fee") + ("_channel" if channel else "") + _noted(note, unit, amount),
        values={"channel": said, "note": unit[1] if unit else note},
        right=shown,
        wrong=tuple(wrong),
        section=say("section_fee"),
        fact=" ".join(
            part for part in (f"{said.lower()}," if said else "", shown, f"({note})" if note else "") if part
        ),
    )


def _at_times(*seed: str) -> bool:
    return int(digest(*seed, "nought")[:4], 16) % OFFERED_NOUGHT == 0


def _noted(note: str, unit: re.Match[str] | None, amount: float) -> str:
    """The ending of the wording's key: what it quotes of the note."""
    if not note or not amount:
        return ""
    return "_unit" if unit else "_note"


def _shown(amount: float, *, stated: bool) -> str:
    return say("fee_zero_choice", amount=format_amount(amount)) if stated else format_amount(amount)


def _asked_note(fee: Fee) -> str:
    """The note as a question may quote it: short, and without the amount or the law behind it."""
    note = one_line(fee.note).strip(" ().;,:-+*")
    amount = _AMOUNT.search(note)
    if amount:
        before, after = note[: amount.start()].rstrip(" :-"), note[amount.end() :]
        note = before if len(before) >= SHORTEST_NOTE else f"/{after[1:]}" if after.startswith("/") else ""
    quotable = (
        note and len(note) <= LONGEST_NOTE and not amounts(note) and not (_LEGAL.search(note) or _UNQUOTED.search(note))
    )
    return note if quotable and note.lower() not in ("đồng", "vnđ", "đ") else ""


def _told_elsewhere(subject: Subject) -> bool:
    procedure = subject.procedure
    texts = [procedure.steps, procedure.conditions, procedure.description, *subject.papers]
    texts += [method.note for method in procedure.methods]
    return any(_SPEAKS_OF_FEES.search(_NO_FEE.sub(" ", text)) for text in texts)


def _near(amount: float, stock: Iterable[dict[float, int]], mentioned: frozenset[float]) -> list[float]:
    found: dict[float, None] = {}
    for counted in stock:
        near = [
            other
            for other in counted
            if other not in mentioned
            and other >= 1000
            and other % 1000 == 0
            and 1 / FARTHEST <= other / amount <= FARTHEST
        ]
        near.sort(key=lambda other: (abs(math.log(other / amount)), other))
        found.update(dict.fromkeys(near[:NEAREST]))
        if len(found) >= NEAREST - 2:
            break
    return list(found)[:NEAREST]


def _usual(stock: Iterable[dict[float, int]], mentioned: frozenset[float]) -> list[float]:
    found: dict[float, None] = {}
    for counted in stock:
        usual = sorted(counted, key=lambda other: (-counted[other], other))
        found.update(
            dict.fromkeys(
                other
                for other in usual
                if other not in mentioned and counted[other] >= USUAL and other % 1000 == 0 and other <= MOST_USUAL
            )
        )
        if len(found) >= NEAREST:
            break
    return list(found)[:NEAREST]
