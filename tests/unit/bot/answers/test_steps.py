"""Tests of bot/answers/steps.py."""

import pytest

from bot.answers.steps import Step, step_heads


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "Bước 1: Nộp đơn. Mang theo ảnh.\n- Nộp tại quầy\n- Bước 2. Nhận thẻ;",
            [Step("Bước 1", "Nộp đơn"), Step("Bước 2", "Nhận thẻ")],
        ),
        ("a) Bước 1: Gửi hồ sơ\nNgười dân gửi.\nb) Bước 2:\nXã trả lời. Ngay.",
         [Step("Bước 1", "Gửi hồ sơ"), Step("Bước 2", "Xã trả lời")]),
        ("1. Nộp đơn\na) Tại quầy\n2. Nhận thẻ", [Step("1.", "Nộp đơn"), Step("2.", "Nhận thẻ")]),
        ("a) Nộp đơn:\n- Tại quầy\nb) Nhận thẻ", [Step("a)", "Nộp đơn: tại quầy"), Step("b)", "Nhận thẻ")]),
        ("- Nộp đơn.\n+ Tại quầy.\n- Nhận thẻ.", [Step("", "Nộp đơn"), Step("", "Nhận thẻ")]),
        ("Bước 3:\n3.1. Xã kiểm tra. Rồi trả.", [Step("Bước 3", "Xã kiểm tra")]),
        ("Người dân nộp đơn. Rồi về.\nXã trả thẻ.", [Step("", "Người dân nộp đơn"), Step("", "Xã trả thẻ")]),
        ("", []),
    ],
    ids=["named", "named below letters", "numbers", "letters", "dashes", "number below", "lines", "silent"],
)  # fmt: skip
def test_the_records_own_marks_part_the_steps(text: str, steps: list[Step]) -> None:
    assert list(step_heads(text)) == steps
