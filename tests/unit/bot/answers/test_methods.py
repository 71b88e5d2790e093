"""Tests of bot/answers/methods.py."""

import pytest

from bot.answers.methods import FeeGroup, FeeLine, TimeGroup, fee_groups, fee_line, limit_text, time_groups
from bot.answers.wording import wording
from knowledge.records import Channel, Fee, Flag, SubmissionMethod, TimeLimit, TimeUnit
from tests.unit.bot.answers.samples import FULL

VI = wording("vi")


def test_channels_with_the_same_fees_share_a_group() -> None:
    assert fee_groups(FULL.methods, VI) == (
        FeeGroup(
            "Trực tiếp",
            (
                FeeLine("15.000 đồng", "một thẻ"),
                FeeLine(
                    "100 đồng",
                    "",
                    (
                        "Số liệu trong nguồn có vẻ không đúng: nguồn ghi 100 đồng, quá nhỏ cho một khoản phí"
                        ", hãy hỏi lại nơi nộp.",
                    ),
                ),
            ),
        ),
        FeeGroup("Trực tuyến, qua bưu chính", (FeeLine("nguồn ghi 0 đồng", ""),)),
    )


def test_channels_with_the_same_limit_and_note_share_a_group() -> None:
    assert time_groups(FULL.methods, VI) == (
        TimeGroup("Trực tiếp", "5 ngày làm việc", "Nộp tại quầy số 1.\nCó máy lấy số."),
        TimeGroup("Trực tuyến, qua bưu chính", "nguồn không ghi thời hạn", ""),
    )


@pytest.mark.parametrize(
    ("fee", "line"),
    [
        (Fee(0, "VNĐ", "Không thu phí", "x"), FeeLine("nguồn ghi 0 đồng", "Không thu phí")),
        (Fee(None, "", "Theo biểu phí", "Theo biểu phí"), FeeLine("", "Theo biểu phí")),
        (Fee(None, "", "", "Theo giá"), FeeLine("", "Theo giá")),
        (Fee(None, "", "", " | "), FeeLine("", "")),
        (Fee(25, "USD", "", "25 USD"), FeeLine("25 USD", "")),
    ],
)
def test_fees_are_said_as_the_source_states_them(fee: Fee, line: FeeLine) -> None:
    assert fee_line(fee, VI) == line


def test_a_silent_fee_is_an_empty_group() -> None:
    method = SubmissionMethod(Channel.DIRECT, TimeLimit(None, TimeUnit.OTHER, ""), (Fee(None, "", "", ""),), "")
    assert fee_groups((method,), VI) == (FeeGroup("Trực tiếp", ()),)


@pytest.mark.parametrize(
    ("limit", "note", "text"),
    [
        (TimeLimit(1, TimeUnit.OTHER, "1 OTHER"), "", "nguồn không ghi thời hạn"),
        (TimeLimit(1, TimeUnit.OTHER, "1 OTHER"), "Trong ngày", "nguồn không ghi con số, chỉ có ghi chú"),
        (TimeLimit(None, TimeUnit.OTHER, "Không quá 7 ngày OTHER"), "", "Không quá 7 ngày"),
        (TimeLimit(None, TimeUnit.OTHER, ""), "", "nguồn không ghi thời hạn"),
        (TimeLimit(0, TimeUnit.DAY, "0 ngày"), "", "nguồn ghi 0 ngày"),
        (TimeLimit(2.5, TimeUnit.HOUR, "2.5 HOUR"), "", "2,5 giờ"),
    ],
)
def test_a_limit_without_a_figure_is_never_a_number(limit: TimeLimit, note: str, text: str) -> None:
    assert limit_text(limit, note, VI) == text


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
@pytest.mark.parametrize("flag", list(Flag))
def test_every_flag_is_said_beside_the_value(flag: Flag, language: str) -> None:
    (doubt,) = fee_line(Fee(100, "VNĐ", "", "100 VNĐ", (flag,)), wording(language)).doubts
    assert "100" in doubt
