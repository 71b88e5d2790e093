from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import RefusedFileError
from knowledge.importers.portal_json import parse, parse_level
from knowledge.importers.portal_tables import parse_documents, parse_methods
from knowledge.records import (
    Channel,
    Document,
    DocumentGroup,
    Fee,
    LegalBasis,
    Level,
    SubmissionMethod,
    TimeLimit,
    TimeUnit,
)  # fmt: skip
from knowledge.report import Cleaned
from tests.unit.knowledge.samples import crawled, crawled_bytes


def test_a_page() -> None:
    (page,) = parse("1.000001.json", crawled_bytes(), "2026-07-20")
    record = page.parsed.procedure
    assert record.methods == (
        SubmissionMethod(
            Channel.ONLINE,
            TimeLimit(3.0, TimeUnit.WORKING_DAY, "3 Ngày làm việc"),
            (Fee(7000.0, "VNĐ", "một (1) lần", "7,000 VNĐ"),),
            "Nộp qua mạng.",
        ),
        SubmissionMethod(Channel.DIRECT, TimeLimit(1.0, TimeUnit.OTHER, "1"), (Fee(0.0, "VNĐ", "", "0 VNĐ"),), ""),
        SubmissionMethod(Channel.POSTAL, TimeLimit(28.0, TimeUnit.HOUR, "28 Giờ"), (), ""),
    )
    assert record.documents == (
        DocumentGroup("", (Document("Đơn đề nghịmau01.docx", 1, 0), Document("b) Bản sao thẻ", 0, 2))),
        DocumentGroup("Trường hợp khác", (Document("Giấy uỷ quyền", 1, 0),)),
    )
    assert record.result == "Giấy mẫu, Bản sao"
    assert record.level is Level.COMMUNE
    assert record.legal_bases == (LegalBasis("Nghị định mẫu12/2025/NĐ-CP", ""),)
    assert record.link == "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/abc"
    assert (record.steps, record.conditions, record.source) == ("Bước một.\nBước hai.", "", "portal-json")
    assert page.parsed.cleaned == {Cleaned.TIME_WITHOUT_FIGURE, Cleaned.SECTION_UNPARSED, Cleaned.PAGE_FURNITURE}


def test_what_cannot_be_told_apart_is_kept_whole() -> None:
    methods, sure = parse_methods("Hình thức nộpThời gianPhí, lệ phíMô tảNộp ở đâu cũng được 5 ngày")
    assert not sure
    assert methods == (
        SubmissionMethod(Channel.OTHER, TimeLimit(None, TimeUnit.OTHER, ""), (), "Nộp ở đâu cũng được 5 ngày"),
    )
    # "1" and "7,000" run together: neither figure may be believed.
    methods, sure = parse_methods("Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp17,000 Việt Nam Đồng")
    assert not sure and methods[0].note == "Trực tiếp17,000 Việt Nam Đồng" and methods[0].fees == ()
    assert parse_documents("Một tờ đơn") == ((DocumentGroup("", (Document("Một tờ đơn"),)),), False)
    head = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
    assert parse_documents(f"--{head}Mẫu số 011 bản chính")[0][0].documents == (Document("Mẫu số 011 bản chính"),)
    assert parse_documents(f"--{head}Đơn (01 bản chính) và ảnh1 bản chính")[0][0].documents == (
        Document("Đơn (01 bản chính) và ảnh", 1, 0),
    )


def test_dollars_stay_dollars() -> None:
    methods, _ = parse_methods("Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp5 Ngày làm việc10 USD(/lần)")
    assert methods[0].fees == (Fee(10.0, "USD", "/lần", "10 USD"),)


def test_level_is_the_lowest_named() -> None:
    assert parse_level("Cấp bộ, Cấp tỉnh") is Level.PROVINCE
    assert parse_level("Cơ quan khác") is Level.UNSTATED


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "JSON hỏng"),
        (crawled_bytes()[:200], "JSON hỏng"),
        (b"[" * 100_000, "JSON hỏng"),
        (b"[]", "không có hồ sơ"),
        (b'"x"', "ma_thu_tuc"),
        (b'{"a": 1}', "ma_thu_tuc"),
        (crawled_bytes(ten_thu_tuc=5), "ten_thu_tuc"),
        (crawled_bytes(ma_thu_tuc="a/b"), "mã thủ tục"),
        (crawled_bytes(ten_thu_tuc=""), "tên thủ tục"),
        (b"\xfa{", "UTF-8"),
    ],
)
def test_refused(data: bytes, words: str) -> None:
    with pytest.raises(RefusedFileError, match=words):
        parse("a.json", data)


def test_hostile_link_is_left_out() -> None:
    (page,) = parse("a.json", crawled_bytes(detail_url="javascript:alert(1)"))
    assert page.parsed.procedure.link == ""


def test_a_list_of_pages() -> None:
    data = json.dumps([crawled(), crawled(ma_thu_tuc="1.000002")]).encode()
    assert [page.parsed.procedure.code for page in parse("a.json", data)] == ["1.000001", "1.000002"]


@given(st.text(max_size=200))
def test_no_text_of_a_table_is_lost(text: str) -> None:
    methods, _ = parse_methods("Hình thức nộpThời gianPhí, lệ phíMô tả" + text)
    assert isinstance(methods, tuple)
    groups, _ = parse_documents(text)
    kept = "".join(group.case + "".join(item.name for item in group.documents) for group in groups)
    if "bản chính" not in text and "bản sao" not in text and "Tên giấy tờ" not in text and kept:
        assert kept == " ".join(text.split())
