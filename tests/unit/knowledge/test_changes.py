"""Tests of knowledge/changes.py."""

from dataclasses import replace

from knowledge.changes import FeeChange, ListChange, Section, TextChange, TimeChange, changes
from knowledge.records import (
    Channel,
    Document,
    DocumentGroup,
    Fee,
    LegalBasis,
    Level,
    Procedure,
    SubmissionMethod,
    TimeLimit,
    TimeUnit,
)

FIVE = TimeLimit(5, TimeUnit.WORKING_DAY, "5 WORKING_DAY")
THREE = TimeLimit(3, TimeUnit.WORKING_DAY, "3 WORKING_DAY")
FEE, DEARER = Fee(15000, "VNĐ", "", "15000 VNĐ"), Fee(20000, "VNĐ", "", "20000 VNĐ")
OLD = Procedure(
    "1.000001",
    "Cấp thẻ",
    decision="1/QĐ-TV",
    level=Level.COMMUNE,
    methods=(SubmissionMethod(Channel.DIRECT, FIVE, (FEE,), ""),),
    documents=(DocumentGroup("", (Document("- Đơn", 1, 0), Document("Ảnh thẻ", 2, 0))),),
    steps="Bước 1: Nộp đơn.\nBước 2: Nhận thẻ.",
    agency="Thư viện xã",
    legal_bases=(LegalBasis("Luật Thư viện", "1/2099/QH99"),),
)


def test_equal_records_do_not_differ() -> None:
    assert changes(OLD, OLD) == ()


def test_blanks_and_bullets_are_no_difference() -> None:
    group = DocumentGroup("", (Document("+  Đơn ;", 1, 0), Document("Ảnh  thẻ", 2, 0)))
    written = replace(OLD, documents=(group,), steps="- Bước 1: Nộp  đơn\n\n- Bước 2: Nhận thẻ.", agency="Thư viện  xã")
    assert changes(OLD, written) == ()


def test_time_and_fee_of_a_channel() -> None:
    new = replace(OLD, methods=(SubmissionMethod(Channel.DIRECT, THREE, (DEARER,), ""),))
    assert changes(OLD, new) == (
        TimeChange(Channel.DIRECT, (FIVE,), (THREE,)),
        FeeChange(Channel.DIRECT, (FEE,), (DEARER,)),
    )


def test_the_same_time_written_otherwise_is_no_difference() -> None:
    rewritten = TimeLimit(5, TimeUnit.WORKING_DAY, "5 ngày làm việc")
    assert changes(OLD, replace(OLD, methods=(SubmissionMethod(Channel.DIRECT, rewritten, (FEE,), ""),))) == ()


def test_a_channel_that_came() -> None:
    new = replace(OLD, methods=(*OLD.methods, SubmissionMethod(Channel.ONLINE, THREE, (), "")))
    assert changes(OLD, new) == (TimeChange(Channel.ONLINE, (), (THREE,)),)


def test_papers_that_came_went_and_have_other_counts() -> None:
    group = DocumentGroup("", (Document("Ảnh thẻ", 3, 0), Document("Căn cước", 1, 0)))
    assert changes(OLD, replace(OLD, documents=(group,))) == (
        ListChange(Section.PAPERS, ("Căn cước",), ("Đơn",), ("Ảnh thẻ",)),
    )


def test_texts_steps_and_legal_bases_in_the_order_of_a_counter() -> None:
    new = replace(
        OLD,
        level=Level.PROVINCE,
        agency="Thư viện tỉnh",
        steps="Bước 1: Nộp đơn.\nBước 2: Trả phí.\nBước 3: Nhận thẻ.",
        legal_bases=(LegalBasis("Luật Thư viện", "2/2099/QH99"),),
        decision="2/QĐ-TV",
    )
    assert changes(OLD, new) == (
        TextChange(Section.LEVEL, "commune", "province"),
        TextChange(Section.AGENCY, "Thư viện xã", "Thư viện tỉnh"),
        ListChange(Section.STEPS, ("Bước 2: Trả phí", "Bước 3: Nhận thẻ"), ("Bước 2: Nhận thẻ",)),
        ListChange(Section.LEGAL, ("2/2099/QH99",), ("1/2099/QH99",)),
        TextChange(Section.DECISION, "1/QĐ-TV", "2/QĐ-TV"),
    )


def test_a_note_that_only_the_source_calls_a_fee() -> None:
    noted = SubmissionMethod(Channel.DIRECT, FIVE, (Fee(None, "VNĐ", "Miễn phí", "Miễn phí"),), "")
    assert changes(OLD, replace(OLD, methods=(noted,))) == (FeeChange(Channel.DIRECT, (FEE,), noted.fees),)
