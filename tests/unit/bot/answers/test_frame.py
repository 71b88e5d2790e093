"""Tests of bot/answers/frame.py."""

from dataclasses import replace

import pytest

from bot.answers.frame import Head, Source, date_text, head, month_text, source
from bot.answers.view import ProcedureView
from bot.answers.wording import wording
from tests.unit.bot.answers.samples import EVERYTHING, FULL

VI = wording("vi")


def test_the_head_of_a_copy_of_another_province() -> None:
    assert head(EVERYTHING, VI) == Head(
        title="Cấp thẻ <mượn> sách & báo",
        everyday="làm thẻ thư viện",
        code="1.000123",
        level="Cấp xã, phường",
        handler="Thư viện xã",
        province="Bắc Ninh",
        not_offered=True,
    )


def test_the_home_province_is_no_other_province() -> None:
    own = head(ProcedureView(replace(FULL, jurisdiction="Lâm Đồng"), offered=None), VI)
    assert (own.province, own.not_offered, own.everyday) == ("", False, "")


def test_the_source() -> None:
    assert source(EVERYTHING, VI) == Source(
        "1.000123", "https://example.gov.vn/thu-tuc?a=1&b=2", "12/QĐ-TV", "tháng 7/2026", False
    )


def test_only_a_web_address_is_a_link() -> None:
    assert source(ProcedureView(replace(FULL, link="javascript:alert(1)")), VI).link == ""


@pytest.mark.parametrize(
    ("as_of", "text"),
    [("2026-07", "tháng 7/2026"), ("2026-07-31", "tháng 7/2026"), ("", ""), ("2026", "2026")],
)
def test_months(as_of: str, text: str) -> None:
    assert month_text(as_of, VI) == text


@pytest.mark.parametrize(("date", "text"), [("2026-08-01", "1/8/2026"), ("tháng 8", "tháng 8"), ("", "")])
def test_dates(date: str, text: str) -> None:
    assert date_text(date) == text
