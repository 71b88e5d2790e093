"""Tests of bot/answers/overview.py."""

from dataclasses import replace

from bot.answers.overview import ShortLine, overview
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from knowledge.records import Channel, Fee, SubmissionMethod
from tests.unit.bot.answers.samples import EVERYTHING, FULL, NO_LIMIT

VI = wording("vi")


def test_the_card() -> None:
    card = overview(EVERYTHING, VI)
    assert (card.summary, card.tips, card.stale, card.written_for) == (
        "Để mượn sách về nhà.", ("Mang theo ảnh.",), True, "11/QĐ-TV",
    )  # fmt: skip
    assert (card.papers_all, card.papers_more) == (3, "Giấy tờ")
    assert card.times == (
        ShortLine("Trực tiếp", "5 ngày làm việc; Nộp tại quầy số 1. Có máy lấy số."),
        ShortLine("Trực tuyến, qua bưu chính", "nguồn không ghi thời hạn"),
    )
    assert card.fees[1] == ShortLine("Trực tuyến, qua bưu chính", "nguồn ghi 0 đồng")
    assert card.where == "36 đường Sách"


def test_one_line_for_all_channels_names_none() -> None:
    methods = (
        SubmissionMethod(Channel.DIRECT, NO_LIMIT, (), ""),
        SubmissionMethod(Channel.ONLINE, NO_LIMIT, (), ""),
    )
    card = overview(ProcedureView(replace(FULL, methods=methods)), VI)
    assert card.times == (ShortLine("", "nguồn không ghi thời hạn"),)
    assert card.fees == (ShortLine("", "nguồn không ghi"),)


def test_what_is_left_out_is_counted() -> None:
    fees = tuple(Fee(amount, "VNĐ", "", "") for amount in (1000, 2000, 3000, 4000))
    method = SubmissionMethod(Channel.DIRECT, NO_LIMIT, fees, "")
    card = overview(ProcedureView(replace(FULL, methods=(method,))), VI)
    assert card.fees == (ShortLine("", "1.000 đồng; 2.000 đồng; và 2 mức khác"),)


def test_more_groups_than_fit_point_to_the_button() -> None:
    methods = tuple(
        SubmissionMethod(Channel.DIRECT, NO_LIMIT, (Fee(amount, "VNĐ", "", ""),), "")
        for amount in (1000, 2000, 3000, 4000)
    )
    card = overview(ProcedureView(replace(FULL, methods=methods)), VI)
    assert card.fees[3:] == (ShortLine("", "… «Lệ phí»"),)


def test_without_an_address_the_agency_or_the_steps_say_where() -> None:
    assert overview(ProcedureView(FULL), VI).where == "Thư viện xã"
    assert overview(ProcedureView(replace(FULL, agency="")), VI).where == (
        "Bước 1: Bạn đọc nộp hồ sơ tại Trung tâm Phục vụ hành chính công."
    )
