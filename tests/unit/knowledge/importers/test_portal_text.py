from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import RefusedFileError
from knowledge.importers.portal_text import HEADINGS, parse
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
from tests.unit.knowledge.samples import record_bytes, record_text


def test_every_section() -> None:
    record = parse("1.000001.txt", record_bytes(), "2026-07-20").procedure
    assert (record.code, record.title, record.decision, record.level) == (
        "1.000001", "Cấp giấy mẫu", "10/QĐ-BTP", Level.COMMUNE,
    )  # fmt: skip
    assert record.audience == (
        "Công dân Việt Nam", "Tổ chức (không bao gồm doanh nghiệp, HTX)", "Cán bộ, công chức, viên chức",
    )  # fmt: skip
    assert record.methods == (
        SubmissionMethod(
            Channel.DIRECT,
            TimeLimit(5.0, TimeUnit.WORKING_DAY, "5 WORKING_DAY"),
            (Fee(150000.0, "VNĐ", "mỗi giấy", "150000 VNĐ"), Fee(0.0, "VNĐ", "", "0 VNĐ")),
            "Nộp tại quầy.\nThời hạn giải quyết: dòng này thuộc mô tả.",
        ),
        SubmissionMethod(Channel.ONLINE, TimeLimit(1.0, TimeUnit.OTHER, "1 OTHER"), (), ""),
    )
    assert record.documents == (
        DocumentGroup("", (Document("Đơn đề nghị", 1, 0),)),
        DocumentGroup("Trường hợp uỷ quyền:", (Document("- Giấy uỷ quyền (nếu có)", 0, 2),)),
    )
    assert record.steps == "Bước một: nộp hồ sơ.\nBước hai: nhận kết quả."
    assert record.legal_bases == (
        LegalBasis("Nghị định mẫu (sửa đổi)", "12/2025/NĐ-CP"),
        LegalBasis("Thông tư mẫu dài nối dòng", "05/2026/TT-BTP"),
        LegalBasis("Văn bản không số", ""),
    )
    assert (record.agency, record.authority, record.conditions, record.result) == (
        "Ủy ban nhân dân cấp xã", "", "", "Giấy mẫu",
    )  # fmt: skip
    assert (record.as_of, record.source, record.jurisdiction) == ("2026-07-20", "portal-text", "")


def test_what_was_cleaned() -> None:
    text = record_text(
        title="CẤP GIẤY\nMẪU ĐẸP",
        decision="1/QĐ-UBND",
        agency="UBND tỉnh Bắc Ninh",
        steps="    \uf0fc Một\u200b\n",
        conditions="Đủ tuổi",
        description="Đủ tuổi",
        documents="  [ Đơn ]\n",
    )
    parsed = parse("a.txt", unicodedata.normalize("NFD", text).encode())
    assert parsed.cleaned == {
        Cleaned.DECOMPOSED_UNICODE,
        Cleaned.CONTROL_CHARACTER,
        Cleaned.FONT_SYMBOL,
        Cleaned.TITLE_BROKEN,
        Cleaned.TITLE_CAPITALS,
        Cleaned.RAW_UNIT,
        Cleaned.TIME_WITHOUT_FIGURE,
        Cleaned.LEGAL_BROKEN,
        Cleaned.LEGAL_WITHOUT_NUMBER,
        Cleaned.DESCRIPTION_REPEATED,
        Cleaned.EMPTY_DOCUMENT_GROUP,
        Cleaned.PROVINCIAL_COPY,
    }
    assert parsed.procedure.title == "Cấp giấy mẫu đẹp"
    assert parsed.procedure.steps == "- Một"
    assert parsed.procedure.jurisdiction == "Bắc Ninh"
    assert parsed.procedure.description == ""
    assert parsed.procedure.documents == (DocumentGroup("Đơn", ()),)


def test_lines_of_bodies_that_look_like_headings() -> None:
    record = parse(
        "a.txt", record_bytes(conditions="Đủ tuổi\nTừ khóa:", steps="    Bước một\nLĩnh vực: không phải")
    ).procedure
    assert record.conditions == "Đủ tuổi\nTừ khóa:"
    assert record.keywords == ""
    assert record.steps == "Bước một\nLĩnh vực: không phải"


@pytest.mark.parametrize("heading", HEADINGS)
def test_cut_before_any_heading_is_refused_by_its_name(heading: str) -> None:
    text = record_text()
    with pytest.raises(RefusedFileError) as caught:
        parse("a.txt", text[: text.index(f"\n{heading}:") + 3].encode())
    assert heading in caught.value.reason or "không phải hồ sơ" in caught.value.reason


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải hồ sơ"),
        (b"hello", "không phải hồ sơ"),
        ("Mã thủ tục".encode("utf-16"), "không phải hồ sơ"),
        (record_text().encode("utf-16")[2:], "UTF-8"),
        ("Mã thủ tục: x".encode("cp1258", "replace") + b"\xff\xfe\xfa", "UTF-8"),
        (b"a\0" * 100, "byte 0"),
        (record_bytes(code=""), "mã thủ tục"),
        (record_bytes(code="../../etc/passwd"), "mã thủ tục"),
        (record_bytes(title="Không có thông tin"), "tên thủ tục"),
        (record_bytes(methods="  * Hình thức nộp: DIRECT\n    Phí: 5"), "Thời hạn giải quyết"),
        (record_bytes(methods="Nộp ở đâu cũng được"), "Hình thức nộp"),
        (record_bytes(documents="      Số lượng: Bản chính: 1, Bản sao: 0"), "không có giấy tờ"),
    ],
)
def test_refused_with_a_clear_reason(data: bytes, words: str) -> None:
    with pytest.raises(RefusedFileError, match=words):
        parse("a.txt", data)


def test_other_encodings_that_say_what_they_are() -> None:
    wanted = parse("a.txt", record_bytes()).procedure
    assert parse("a.txt", record_text().encode("utf-16")).procedure == wanted
    assert parse("a.txt", record_text().encode("utf-8-sig")).procedure == wanted
    assert parse("a.txt", record_text().replace("\n", "\r\n").encode()).procedure == wanted


def test_html_and_control_characters_do_no_harm() -> None:
    parsed = parse("a.txt", record_bytes(steps="    <script>alert(1)</script>Nộp\x00 <b>đơn</b>", result="< 5 ngày"))
    assert parsed.procedure.steps == "alert(1)Nộp đơn"
    assert parsed.procedure.result == "< 5 ngày"
    assert {Cleaned.HTML_TAG, Cleaned.CONTROL_CHARACTER} <= parsed.cleaned


@settings(max_examples=200)
@given(st.binary(max_size=3000))
def test_noise_is_refused_and_never_raises_anything_else(noise: bytes) -> None:
    good = record_bytes()
    for data in (noise, good[:400] + noise + good[400:]):
        try:
            parse("a.txt", data)
        except RefusedFileError as exc:
            assert exc.reason


WORDS = (
    st.text("aăâbcdđeêghik ơưộ.,;:()", min_size=1, max_size=30)
    .map(str.strip)
    .filter(lambda text: text and text[0] not in ":;" and text[-1] != ":")
)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(st.tuples(WORDS, st.integers(0, 9)), min_size=1, max_size=6))
def test_every_step_and_paper_comes_out(steps: list[str], papers: list[tuple[str, int]]) -> None:
    record = parse(
        "a.txt",
        record_bytes(
            steps="\n".join(f"    {step}" for step in steps),
            documents="\n".join(
                f"    - {name}\n      Số lượng: Bản chính: {count}, Bản sao: 0" for name, count in papers
            ),
        ),
    ).procedure
    assert record.steps.split("\n") == [" ".join(step.split()) for step in steps]
    assert [(item.name, item.originals) for group in record.documents for item in group.documents] == [
        (" ".join(name.split()), count) for name, count in papers
    ]
