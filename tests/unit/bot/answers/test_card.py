"""Tests of bot/answers/card.py."""

from dataclasses import replace

from bot.answers.card import ROOMS, officer_card
from bot.answers.overview import ShortLine
from bot.answers.steps import Step
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from knowledge.records import LegalBasis
from knowledge.returns import Ground, Reason, Returns
from tests.unit.bot.answers.samples import FULL, SILENT

VI = wording("vi")
REASONS = (Reason("Thiếu ảnh", "Mang ảnh", Ground("ảnh thẻ", section="documents")),)
RETURNS = Returns(FULL.code, "Thư viện", "2026-07", REASONS)


def test_what_a_counter_needs_is_there() -> None:
    card = officer_card(ProcedureView(FULL), RETURNS, ROOMS[0], VI)
    assert (card.title, card.code, card.level, card.field) == (FULL.title, FULL.code, "Cấp xã, phường", "Thư viện")
    assert (card.agency, card.authority) == ("Thư viện xã", "Thư viện tỉnh")
    assert card.times[0] == ShortLine("Trực tiếp", "5 ngày làm việc; Nộp tại quầy số 1. Có máy lấy số.")
    assert card.fees[0].text.startswith("15.000 đồng – một thẻ; 100 đồng – Số liệu trong nguồn có vẻ không đúng")
    assert (card.papers, card.papers_all) == (("Tờ khai theo mẫu <TV1>",), 3)
    assert card.steps == (
        Step("Bước 1", "Bạn đọc nộp hồ sơ tại Trung tâm Phục vụ hành chính công"),
        Step("Bước 2", "Bạn đọc nhận thẻ"),
    )
    assert (card.reasons, card.reasons_date) == (REASONS, "tháng 7/2026")
    assert (card.bases, card.bases_left) == (("1/2099/QH99", "2/2099/NĐ-CP"), 0)


def test_a_silent_source_leaves_everything_empty() -> None:
    card = officer_card(ProcedureView(SILENT), None, ROOMS[0], VI)
    assert (card.field, card.agency, card.authority, card.times, card.fees) == ("", "", "", (), ())
    assert (card.papers, card.steps, card.reasons, card.reasons_date, card.bases) == ((), (), (), "", ())


def test_six_legal_bases_are_named_by_their_numbers_and_the_others_counted() -> None:
    bases = tuple(LegalBasis("Luật", f"{number}/2099/QH99") for number in range(1, 6))
    odd = (
        LegalBasis("Nghị quyết", "Nghị quyết số 66.7/2025/NQ-CP"),
        LegalBasis("Thông tư 3/2099/TT-BTP", ""),
        LegalBasis("Hiến chương", ""),
        LegalBasis("Luật", "1/2099/QH99"),
    )
    card = officer_card(ProcedureView(replace(FULL, legal_bases=bases + odd)), None, ROOMS[0], VI)
    assert card.bases == ("1/2099/QH99", "2/2099/QH99", "3/2099/QH99", "4/2099/QH99", "5/2099/QH99", "66.7/2025/NQ-CP")
    assert card.bases_left == 2
    only = officer_card(ProcedureView(replace(FULL, legal_bases=odd[1:3])), None, ROOMS[0], VI)
    assert only.bases == ("3/2099/TT-BTP", "Hiến chương")


def test_less_room_shows_less_and_counts_the_same() -> None:
    many = replace(FULL, steps="\n".join(f"Bước {number}: Làm việc thứ {number} cho xong" for number in range(1, 12)))
    wide, narrow = (officer_card(ProcedureView(many), None, room, VI) for room in (ROOMS[0], ROOMS[-1]))
    assert (len(wide.steps), len(narrow.steps)) == (8, 4)
    assert (wide.steps_all, narrow.steps_all) == (11, 11)
