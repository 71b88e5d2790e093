"""Tests of bot/answers/render.py and view.py."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.markup import strip_markup
from bot.answers.paging import MESSAGE_LIMIT, PAGE_LIMIT
from bot.answers.render import render_part
from bot.answers.view import ProcedureView
from bot.messages import Facet
from tests.unit.bot.answers.checking import PageReader, units
from tests.unit.bot.answers.samples import EVERYTHING, FULL, SILENT

LANGUAGES = ("vi", "en", "ru")


def text_of(view: ProcedureView, facet: Facet, language: str = "vi") -> str:
    return "\n".join(strip_markup(page) for page in render_part(view, facet, language))


def test_the_papers_whole() -> None:
    assert render_part(ProcedureView(FULL), Facet.DOCUMENTS, "vi") == (
        "<b>Cấp thẻ &lt;mượn&gt; sách &amp; báo</b>\n"
        "Mã <code>1.000123</code> · Cấp xã, phường · Thư viện xã\n\n"
        "<b>Điều kiện phải có trước</b>\nTừ đủ 6 tuổi.\n\n"
        "<b>Giấy tờ phải nộp</b>\n"
        "1. Tờ khai theo mẫu &lt;TV1&gt; (1 bản chính, 2 bản sao)\nMẫu: TV1.docx\n2. Ảnh thẻ\n\n"
        "<b>Lưu ý</b>\n• Mang theo bút viết\n\n"
        '<i>Nguồn: <a href="https://example.gov.vn/thu-tuc?a=1&amp;b=2">Cổng Dịch vụ công quốc gia</a>'
        ", mã 1.000123 · Quyết định: 12/QĐ-TV · dữ liệu tháng 7/2026</i>",
    )


def test_the_fee_alone() -> None:
    assert text_of(ProcedureView(FULL), Facet.FEE) == (
        "Cấp thẻ <mượn> sách & báo\nMã 1.000123 · Cấp xã, phường · Thư viện xã\n\n"
        "Phí, lệ phí\n\n"
        "Trực tiếp\n• 15.000 đồng – một thẻ\n• 100 đồng\n"
        "⚠ Số liệu trong nguồn có vẻ không đúng: nguồn ghi 100 đồng, quá nhỏ cho một khoản phí, "
        "hãy hỏi lại nơi nộp.\n\n"
        "Trực tuyến, qua bưu chính\n• nguồn ghi 0 đồng\n\n"
        "Số 0 trong nguồn có khi chỉ là ô để trống. Bạn hỏi lại nơi nộp cho chắc nhé.\n\n"
        "Nguồn: Cổng Dịch vụ công quốc gia, mã 1.000123 · Quyết định: 12/QĐ-TV · dữ liệu tháng 7/2026"
    )


def test_an_unknown_address_is_never_invented() -> None:
    (page,) = render_part(ProcedureView(replace(FULL, link="")), Facet.RESULT, "vi")
    assert "href" not in page
    assert "tra mã 1.000123 tại dichvucong.gov.vn" in page


@pytest.mark.parametrize(
    ("language", "silent"),
    [("vi", "nguồn không ghi"), ("en", "the source does not say"), ("ru", "в источнике не указано")],
)
@pytest.mark.parametrize("facet", [facet for facet in Facet if facet is not Facet.FORM])
def test_a_silent_source_is_said_to_be_silent(facet: Facet, language: str, silent: str) -> None:
    body = text_of(ProcedureView(SILENT), facet, language).rpartition("\n\n")[0]
    assert silent in body


def test_a_zero_is_never_called_free() -> None:
    said = " ".join(text_of(ProcedureView(FULL), facet).lower() for facet in Facet)
    assert "nguồn ghi 0 đồng" in said
    assert "miễn phí" not in said


def test_the_frame_is_in_the_language_of_the_person_and_the_fields_stay() -> None:
    english = text_of(ProcedureView(FULL), Facet.TIME, "en")
    assert "In person: 5 working days\nNote: Nộp tại quầy số 1." in english
    assert "The official text below is in Vietnamese, word for word." in english
    assert "Лично: 5 рабочих дней" in text_of(ProcedureView(FULL), Facet.TIME, "ru")


def test_another_provinces_copy_and_what_the_province_publishes_are_said() -> None:
    fee = text_of(EVERYTHING, Facet.FEE)
    assert "⚠ Đây là bản của Bắc Ninh, không phải của Lâm Đồng." in fee
    assert "Tỉnh công bố: 5/QĐ-UBND, 1/8/2026\n10.000 đồng" in fee
    where = text_of(EVERYTHING, Facet.WHERE)
    assert "Tỉnh công bố: 5/QĐ-UBND, 1/8/2026\nĐịa chỉ: 36 đường Sách\nĐiện thoại: 0263 000\nNghỉ trưa." in where


def test_an_outdated_summary_says_so() -> None:
    assert "viết theo quyết định 11/QĐ-TV" in text_of(EVERYTHING, Facet.OVERVIEW)
    assert "viết theo" not in text_of(replace(EVERYTHING, plain_stale=False), Facet.OVERVIEW)


def test_every_page_of_a_long_part_names_its_source_and_number() -> None:
    view = ProcedureView(replace(FULL, steps="\n".join(f"Bước {number}: làm việc ấy." for number in range(400))))
    pages = render_part(view, Facet.STEPS, "vi")
    assert len(pages) == 3
    assert [page.endswith(f"<i>Trang {number}/3</i>") for number, page in enumerate(pages, 1)] == [True] * 3
    assert all("12/QĐ-TV" in page for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("facet", list(Facet))
def test_pages_are_balanced(facet: Facet, language: str) -> None:
    for page in render_part(EVERYTHING, facet, language):
        assert PageReader(page).faults == []


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n <>&."), max_size=6000)


@given(TEXT, st.sampled_from([Facet.STEPS, Facet.CONDITIONS, Facet.RESULT]), st.sampled_from(LANGUAGES))
def test_any_text_comes_out_whole(text: str, facet: Facet, language: str) -> None:
    view = ProcedureView(replace(FULL, steps=text, conditions=text, result=text))
    readers = [PageReader(page) for page in render_part(view, facet, language)]
    assert all(not reader.faults and units(reader.text) <= PAGE_LIMIT for reader in readers)
    assert all(units(page) <= MESSAGE_LIMIT for page in render_part(view, facet, language))
    # What stands between the parts of a text that is cut is the foot of a page.
    said = "".join("".join(reader.text.rpartition("\n\n")[0].split()) for reader in readers)
    assert "".join(text.split()) in said
