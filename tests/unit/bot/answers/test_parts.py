"""Tests of bot/answers/parts.py."""

from dataclasses import replace

from bot.answers.overview import Overview
from bot.answers.parts import (
    Conditions,
    Documents,
    Fees,
    Forms,
    Legal,
    MethodNote,
    Online,
    Province,
    Where,
    make_part,
)
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from bot.messages import Facet
from knowledge.records import Procedure
from tests.unit.bot.answers.samples import EVERYTHING, FULL, SILENT

VI = wording("vi")


def documents_of(procedure: Procedure) -> Documents:
    part = make_part(ProcedureView(procedure), Facet.DOCUMENTS, VI)
    assert isinstance(part, Documents)
    return part


def test_short_conditions_stand_before_the_papers() -> None:
    assert (documents_of(FULL).conditions, documents_of(FULL).more) == ("Từ đủ 6 tuổi.", "")


def test_long_conditions_are_cut_and_point_to_their_button() -> None:
    part = documents_of(replace(FULL, conditions="điều kiện " * 60))
    assert part.conditions.endswith("…")
    assert len(part.conditions) <= 200
    assert part.more == "Điều kiện"


def test_conditions_that_say_none_are_left_out() -> None:
    assert [documents_of(replace(FULL, conditions=text)).conditions for text in ("Không có.", "không", "")] == [""] * 3


def test_a_zero_without_a_note_is_pointed_out() -> None:
    fees = make_part(EVERYTHING, Facet.FEE, VI)
    assert isinstance(fees, Fees)
    assert fees.zero
    assert fees.province == Province("5/QĐ-UBND", "1/8/2026", "10.000 đồng", "36 đường Sách", "0263 000", "Nghỉ trưa.")


def test_where_quotes_the_steps_and_the_notes() -> None:
    assert make_part(ProcedureView(FULL), Facet.WHERE, VI) == Where(
        address="",
        agency="Thư viện xã",
        level="Cấp xã, phường",
        channels="Trực tiếp, trực tuyến, qua bưu chính",
        notes=(MethodNote("Trực tiếp", "Nộp tại quầy số 1.\nCó máy lấy số."),),
        quoted=("Bước 1: Bạn đọc nộp hồ sơ tại Trung tâm Phục vụ hành chính công.",),
        province=None,
    )


def test_conditions_come_with_audience_and_description() -> None:
    assert make_part(ProcedureView(FULL), Facet.CONDITIONS, VI) == Conditions(
        "Từ đủ 6 tuổi.", "Công dân Việt Nam, Tổ chức", "Dùng cho người mượn sách về nhà."
    )


def test_a_number_that_the_title_gives_is_not_repeated() -> None:
    assert make_part(ProcedureView(FULL), Facet.LEGAL, VI) == Legal(
        ("Luật Thư viện (1/2099/QH99)", "Nghị định 2/2099/NĐ-CP"), "12/QĐ-TV"
    )


def test_what_a_silent_record_gives() -> None:
    view = ProcedureView(SILENT)
    assert make_part(view, Facet.FORM, VI) == Forms(())
    assert make_part(view, Facet.ONLINE, VI) == Online(False, False, (), (), "")
    overview = make_part(view, Facet.OVERVIEW, VI)
    assert isinstance(overview, Overview)
    assert (overview.papers_all, overview.times, overview.fees, overview.where) == (0, (), (), "")
