from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.importers.portal_fields import kinds_of, parse_fees, parse_time
from knowledge.records import Channel, Flag, SubmissionMethod, TimeUnit
from knowledge.report import Cleaned


@pytest.mark.parametrize(
    ("raw", "value", "unit", "kept"),
    [
        ("5 WORKING_DAY", 5.0, TimeUnit.WORKING_DAY, "5 WORKING_DAY"),
        ("2.5 WORKING_DAY", 2.5, TimeUnit.WORKING_DAY, "2.5 WORKING_DAY"),
        ("30 ngày", 30.0, TimeUnit.DAY, "30 ngày"),
        ("3 MONTH", 3.0, TimeUnit.MONTH, "3 MONTH"),
        ("1 OTHER", 1.0, TimeUnit.OTHER, "1 OTHER"),
        (" OTHER", None, TimeUnit.OTHER, ""),
        ("Không quá 15 ngày. OTHER", None, TimeUnit.OTHER, "Không quá 15 ngày."),
        ("1/12 hàng năm OTHER", None, TimeUnit.OTHER, "1/12 hàng năm"),
        ("Không có thông tin", None, TimeUnit.OTHER, ""),
        ("9" * 400 + " OTHER", None, TimeUnit.OTHER, "9" * 400),
        ("5 FORTNIGHT", None, TimeUnit.OTHER, "5 FORTNIGHT"),
    ],
)
def test_parse_time(raw: str, value: float | None, unit: TimeUnit, kept: str) -> None:
    limit = parse_time(raw)
    assert (limit.value, limit.unit, limit.raw) == (value, unit, kept)


def test_parse_fees() -> None:
    fees = parse_fees("150000 VNĐ (a | b (c)) | 0 VNĐ () | Theo Quy định (tra cứu) | ")
    assert [(fee.amount, fee.currency, fee.note, fee.raw) for fee in fees] == [
        (150000.0, "VNĐ", "a | b (c)", "150000 VNĐ"),
        (0.0, "VNĐ", "", "0 VNĐ"),
        (None, "", "Theo Quy định (tra cứu)", "Theo Quy định (tra cứu)"),
    ]
    assert parse_fees("Không có thông tin") == parse_fees("") == parse_fees("  | ") == parse_fees("|") == ()
    assert parse_fees("9" * 400 + " VNĐ ()")[0].amount is None
    assert parse_fees("10 VNĐ (10 USD/người)")[0].flags == (Flag.FEE_FOREIGN_CURRENCY,)


@given(st.lists(st.tuples(st.integers(0, 10**9), st.text("ab .,1()", max_size=12)), min_size=1, max_size=5))
def test_every_fee_comes_out_in_order(fees: list[tuple[int, str]]) -> None:
    raw = " | ".join(f"{amount} VNĐ ({note})" for amount, note in fees)
    assert [(fee.amount, fee.note) for fee in parse_fees(raw)] == [
        (float(amount), " ".join(note.split())) for amount, note in fees
    ]


def test_kinds() -> None:
    free = SubmissionMethod(Channel.DIRECT, parse_time("5 WORKING_DAY"), parse_fees("0 VNĐ ()"), "")
    assert kinds_of([free]) == {Cleaned.RAW_UNIT, Cleaned.ZERO_FEE_ALONE}
    silent = SubmissionMethod(Channel.DIRECT, parse_time(" OTHER"), parse_fees("Theo quy định"), "")
    assert kinds_of([free, silent]) == {Cleaned.RAW_UNIT, Cleaned.TIME_WITHOUT_FIGURE, Cleaned.FEE_AS_TEXT}
