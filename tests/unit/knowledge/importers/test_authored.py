from __future__ import annotations

import pytest

from knowledge.errors import ContentError, RefusedFileError
from knowledge.importers.authored import LARGEST, parse
from knowledge.records import (
    Channel,
    Document,
    DocumentGroup,
    Fee,
    LegalBasis,
    Level,
    PlainText,
    SubmissionMethod,
    TimeLimit,
    TimeUnit,
)  # fmt: skip
from tests.unit.knowledge.samples import AUTHORED


def test_record_and_plain_text() -> None:
    content = parse("a.yaml", AUTHORED.encode())
    record = content.procedure
    assert (record.code, record.level, record.as_of, record.source) == (
        "1.000001",
        Level.COMMUNE,
        "2026-07",
        "authored",
    )
    assert record.methods == (
        SubmissionMethod(
            Channel.DIRECT,
            TimeLimit(5.0, TimeUnit.WORKING_DAY, "5 working_day"),
            (Fee(150000.0, "VNĐ", "mỗi giấy", "150000 VNĐ"),),
            "Tại Trung tâm\nTừ ngày nhận đủ hồ sơ",
        ),
    )
    assert record.documents == (DocumentGroup("", (Document("Đơn đề nghị", 1, 0, "Mẫu 01"),)),)
    assert record.steps == "Nộp đơn\nNhận giấy"
    assert record.legal_bases == (LegalBasis("Nghị định mẫu", "12/2025/NĐ-CP"),)
    assert content.plain == PlainText(
        "1.000001", "10/QĐ-BTP", "2026-07", "làm giấy mẫu", "Nộp đơn ở xã.\nNăm ngày có giấy.", ("Mang theo căn cước",)
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('code: "1.000001"', "code: 1.000001", "code: phải là mã quốc gia trong ngoặc kép"),
        ("title: Cấp giấy mẫu\n", "", "title: thiếu khoá này"),
        ("level: commune", "level: village", "level: chỉ nhận commune, province, ministry"),
        ("as_of: 2026-07", "as_of: tháng bảy", "as_of: phải là ngày hoặc tháng"),
        ("tips: [Mang theo căn cước]", "tips: Mang theo", "tips: phải là danh sách"),
        ("channel: direct", "channel: fax", "methods[1].channel: chỉ nhận direct, online, postal, other"),
        ("unit: working_day, ", "", "methods[1].time: «value» và «unit» đi cùng nhau"),
        ("amount: 150000", "amount: rẻ", "methods[1].fees[1].amount: phải là số không âm"),
        ("originals: 1", "originals: -1", "documents[1].papers[1].originals: phải là số nguyên"),
        ("result: Giấy mẫu", "results: Giấy mẫu", "results: khoá lạ"),
        ("result: Giấy mẫu", "link: http://x.vn", "link: phải là địa chỉ https"),
    ],
)
def test_problems_name_the_key(old: str, new: str, problem: str) -> None:
    assert old in AUTHORED
    with pytest.raises(ContentError) as caught:
        parse("a.yaml", AUTHORED.replace(old, new).encode())
    assert any(line.startswith(problem) for line in caught.value.problems), caught.value.problems
    assert str(caught.value).startswith("a.yaml: ")


@pytest.mark.parametrize(
    "data",
    [
        b"a: [",
        b"\xff\xfe\xfa",
        b"!!python/object/apply:os.system [id]",
        b"a: 1\na: 2",
        b"x" * (LARGEST + 1),
        b"? [a]: 1\n: : :",
    ],
)
def test_no_yaml(data: bytes) -> None:
    with pytest.raises((RefusedFileError, ContentError)):
        parse("a.yaml", data)


def test_aliases_upon_aliases_do_no_harm() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
    )
    with pytest.raises(ContentError, match="khoá lạ"):
        parse("a.yaml", bomb.encode())
