"""Tests of bot/changes_replies.py, over imports of hand-made records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answers.markup import strip_markup, utf16_length
from bot.answers.paging import PAGE_LIMIT
from bot.changes_replies import around, changes_reply
from bot.lookup_actions import ShowCard, ShowChanges, decode_lookup
from bot.messages import Outcome, Reply
from knowledge.records import Channel, Document, DocumentGroup, Fee, Level, Procedure, SubmissionMethod
from knowledge.store import Store
from knowledge.store_writes import StoredFile, apply_import, stored_record
from tests.unit.bot.answers.samples import FULL

FIRST, SECOND = "2026-08-01T02:00:00+00:00", "2026-08-10T02:00:00+00:00"
NOW = datetime(2026, 8, 12, 2, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "knowledge.db")
    yield opened
    opened.close()


def put(store: Store, now: str, *records: Procedure) -> None:
    files = []
    for one in records:
        record = stored_record(one, ())
        files.append(StoredFile(one.code, record.digest, "2026-07", (record,)))
    apply_import(store, "portal-text", files, present=(), whole=True, now=now)


def lines(reply: Reply) -> list[str]:
    return strip_markup(reply.pages[0]).split("\n")


def shown(store: Store, page: int = 0, codes: set[str] | None = None, imported_at: str = "") -> Reply:
    return changes_reply(store, ShowChanges(page), "vi", NOW, imported_at, codes)


def dearer(fee: float) -> tuple[SubmissionMethod, ...]:
    direct, *others = FULL.methods
    return (replace(direct, fees=(Fee(fee, "VNĐ", "một thẻ", ""), *direct.fees[1:])), *others)


def test_what_changed_stands_before_and_after(store: Store) -> None:
    papers = replace(FULL.documents[0], documents=(*FULL.documents[0].documents, Document("Căn cước <gốc>", 1, 0)))
    changed = replace(
        FULL,
        methods=dearer(20000),
        documents=(papers, *FULL.documents[1:]),
        level=Level.PROVINCE,
        steps=FULL.steps.replace("nhận thẻ", "nhận thẻ mới"),
    )
    put(store, FIRST, FULL, replace(FULL, code="1.000200", title="Bỏ đi"))
    put(store, SECOND, changed, replace(FULL, code="1.000300", title="Mới vào"))
    reply = shown(store)
    assert lines(reply) == [
        "Thay đổi trong 7 ngày qua (từ 5/8/2026)",
        "Sửa 1, mới 1, bỏ 1.",
        "",
        "1. Cấp thẻ <mượn> sách & báo (1.000123): sửa",
        "• Phí, lệ phí, trực tiếp: 15.000 đồng – một thẻ; 100 đồng → 20.000 đồng – một thẻ; 100 đồng",
        "• Thêm giấy tờ: Căn cước <gốc>",
        "• Cấp giải quyết: Cấp xã, phường → Cấp tỉnh",
        "• Các bước: Bước 2: Bạn đọc nhận thẻ → Bước 2: Bạn đọc nhận thẻ mới",
        "",
        "2. Mới vào (1.000300): mới",
        "",
        "3. Bỏ đi (1.000200): đã bỏ khỏi nguồn",
        "",
        "Lần nhập dữ liệu gần nhất: 10/8/2026. Dữ liệu của nguồn: tháng 7/2026.",
    ]
    opened = [decode_lookup(choice.action) for row in reply.rows[:2] for choice in row]
    assert opened == [ShowCard("1.000123", ShowChanges()), ShowCard("1.000300", ShowChanges())]
    assert reply.outcome is Outcome.CLARIFY


def test_channels_with_the_same_change_are_told_together(store: Store) -> None:
    free = replace(FULL, methods=tuple(replace(one, fees=()) for one in FULL.methods))
    fee = (Fee(5000, "VNĐ", "", ""),)
    put(store, FIRST, free)
    put(store, SECOND, replace(FULL, methods=tuple(replace(one, fees=fee) for one in FULL.methods)))
    assert lines(shown(store))[4] == "• Phí, lệ phí, trực tiếp, trực tuyến, qua bưu chính: không có → 5.000 đồng"


def test_nothing_changed_says_since_when_and_how_old_the_data_is(store: Store) -> None:
    put(store, FIRST, FULL)
    reply = shown(store, imported_at="2026-08-11T20:00:00+00:00")
    assert lines(reply)[1] == "Từ 5/8/2026 đến nay không thủ tục nào sửa, thêm hay bỏ."
    # 20:00 UTC is the next day in Việt Nam.
    assert lines(reply)[-1] == "Lần nhập dữ liệu gần nhất: 12/8/2026. Dữ liệu của nguồn: tháng 7/2026."
    assert reply.rows[0][0].label == "☰ Các lĩnh vực"


def test_a_store_without_any_import_says_that_there_is_none(store: Store) -> None:
    assert lines(shown(store))[-1] == "Lần nhập dữ liệu gần nhất: không có. Dữ liệu của nguồn: không có."


def test_pages_follow_and_only_the_codes_of_a_post_are_shown(store: Store) -> None:
    records = [replace(FULL, code=f"1.00000{number}", title=f"Việc {number}") for number in range(1, 7)]
    put(store, FIRST, *records)
    put(store, SECOND, *(replace(one, agency="Xã khác") for one in records))
    first, second = shown(store), shown(store, 1)
    assert lines(first)[1] == "Sửa 6, mới 0, bỏ 0. Trang 1/2."
    assert (first.codes, second.codes) == (tuple(f"1.00000{n}" for n in range(1, 5)), ("1.000005", "1.000006"))
    assert lines(second)[3:5] == ["5. Việc 5 (1.000005): sửa", "• Cơ quan thực hiện: Thư viện xã → Xã khác"]
    assert shown(store, codes={"1.000003"}).codes == ("1.000003",)
    assert shown(store, codes=set()).codes == ()


def test_what_is_of_the_own_post_comes_first(store: Store) -> None:
    records = [replace(FULL, code=f"1.{at:06d}") for at in range(6)]
    put(store, FIRST, *records)
    put(store, SECOND, *(replace(one, level=Level.PROVINCE) for one in records))
    reply = changes_reply(store, ShowChanges(0), "vi", NOW, mine={"1.000005"})
    assert reply.codes[0] == "1.000005" and len(reply.codes) == 4
    assert "Của vị trí bạn, xếp đầu: 1." in reply.pages[0]


def test_a_small_change_of_wording_is_said_to_be_one(store: Store) -> None:
    put(store, FIRST, FULL)
    put(store, SECOND, replace(FULL, description="Mô tả khác."))
    assert lines(shown(store))[4] == "• Chỉ sửa câu chữ nhỏ"


def test_a_page_of_the_longest_changes_fits(store: Store) -> None:
    def record(number: int, word: str) -> Procedure:
        text = f"{word} rất dài " * 90
        fees = tuple(Fee(float(n), "VNĐ", text, "") for n in range(1, 9))
        methods = tuple(SubmissionMethod(channel, FULL.methods[0].time_limit, fees, text) for channel in Channel)
        papers = (DocumentGroup("", tuple(Document(f"{n} {text}", 1, 1) for n in range(9))),)
        return replace(
            FULL, code=f"1.00000{number}", title="Cấp thẻ " * 140, methods=methods, documents=papers, steps=text,
            agency=text, authority=text, conditions=text, result=text,
        )  # fmt: skip

    put(store, FIRST, *(record(number, "cũ") for number in range(6)))
    put(store, SECOND, *(record(number, "mới") for number in range(6)))
    page = shown(store).pages[0]
    assert utf16_length(page) <= PAGE_LIMIT
    assert "chỗ khác" in page


@pytest.mark.parametrize(
    ("before", "after", "short"),
    [
        ("một hai", "một ba", ("một hai", "một ba")),
        ("một hai ba bốn năm sáu", "một hai ba bốn năm bảy", ("… ba bốn năm sáu", "… ba bốn năm bảy")),
        ("", "một", ("", "một")),
        ("một hai ba bốn năm sáu", "một hai ba bốn năm", ("… ba bốn năm sáu", "… ba bốn năm")),
    ],
)
def test_texts_are_shown_from_where_they_differ(before: str, after: str, short: tuple[str, str]) -> None:
    assert around(before, after, 18) == short
