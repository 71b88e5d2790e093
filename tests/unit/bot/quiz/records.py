"""Hand-made records of a small field, and what asks about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bot.quiz.draft import Draft, LeftOut, finish
from bot.quiz.neighbours import Country, collect
from bot.quiz.question import Question
from bot.quiz.subject import Made, Subject
from knowledge.records import (
    Channel,
    Document,
    DocumentGroup,
    Fee,
    Level,
    PlainText,
    Procedure,
    SubmissionMethod,
    TimeLimit,
    TimeUnit,
)  # fmt: skip
from knowledge.store import Store
from knowledge.store_writes import StoredFile, apply_import, stored_record

NOW = "2026-08-01T00:00:00+00:00"
CODE = "1.000001"


def fee(amount: float | None, note: str = "", **more: object) -> Fee:
    return Fee(amount, "VNĐ", note, f"{amount} VNĐ ({note})", **more)  # type: ignore[arg-type]


def method(
    channel: Channel = Channel.DIRECT,
    days: float | None = 5,
    *fees: Fee,
    unit: TimeUnit = TimeUnit.WORKING_DAY,
    note: str = "",
) -> SubmissionMethod:
    return SubmissionMethod(channel, TimeLimit(days, unit, f"{days}"), fees, note)


def papers(*names: str, case: str = "") -> DocumentGroup:
    return DocumentGroup(case, tuple(Document(name, 1, 0) for name in names))


def record(code: str = CODE, title: str = "Cấp giấy phép nuôi cá lồng", **more: object) -> Procedure:
    facts = {"decision": "10/QĐ-BNN", "field": "Thủy sản", "level": Level.COMMUNE, "source": "portal-text"} | more
    return Procedure(code, title, **facts)  # type: ignore[arg-type]


def neighbour(number: int, **more: object) -> Procedure:
    return record(f"2.{number:06d}", f"Thủ tục hàng xóm số {number}", **more)


# Others of the field: limits of 3, 7, 10, 12, 15 working days, fees, papers and agencies of their own.
FIELD: tuple[Procedure, ...] = tuple(
    neighbour(
        number,
        methods=(method(Channel.DIRECT, days, fee(amount)),),
        documents=(papers(paper),),
        agency=agency,
    )
    for number, (days, amount, paper, agency) in enumerate(
        (
            (3, 20_000, "Bản khai nhật ký đánh bắt hải sản", "Sở Nông nghiệp và Môi trường"),
            (7, 30_000, "Giấy chứng nhận đăng kiểm tàu thuyền", "Sở Nông nghiệp và Môi trường"),
            (10, 70_000, "Hợp đồng đóng mới vỏ tàu gỗ", "Chi cục Kiểm ngư"),
            (12, 80_000, "Sơ đồ bố trí trang thiết bị cứu sinh", "Chi cục Kiểm ngư"),
            (15, 100_000, "Phiếu kiểm nghiệm thức ăn chăn nuôi gia súc", "Cục Thủy sản"),
        ),
        1,
    )
)


def country(*procedures: Procedure) -> Country:
    return collect([*procedures, *FIELD])


def subject(procedure: Procedure, plain: PlainText | None = None) -> Subject:
    return Subject(procedure, plain, country(procedure).of(procedure))


def asked(made: Made, about: Subject) -> list[Question]:
    """The questions that come of drafts."""
    finished = [finish(draft, about.named) for draft in made if isinstance(draft, Draft)]
    return [question for question in finished if isinstance(question, Question)]


def reasons(made: Made, about: Subject) -> list[str]:
    """Why the others were left out."""
    results = [draft if isinstance(draft, LeftOut) else finish(draft, about.named) for draft in made]
    return [result.reason.value for result in results if isinstance(result, LeftOut)]


def store_of(folder: Path, procedures: Iterable[Procedure]) -> Store:
    """A store with `procedures`."""
    store = Store(folder / "knowledge.db")
    whole = [replace(item, as_of="2026-07-01") for item in procedures]
    files = [StoredFile(item.code, item.code, item.as_of, (stored_record(item, ()),)) for item in whole]
    apply_import(store, "portal-text", files, present=(), whole=True, now=NOW)
    return store
