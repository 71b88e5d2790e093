from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.handbooks.sentences import sentences, shortened


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nộp tại xã. Nhận sau ba ngày. Không mất tiền.", 3),
        ("1. Nộp tại xã.", 1),
        ("a. Nộp tại xã. b. Nhận tại nhà.", 2),
        ("Theo Điều 5. Khoản sau nói khác.", 1),
        ("Xem Điều 15.3.LQ.7. Thẩm quyền của xã.", 1),
        ("Trụ sở ở TP. Đà Lạt, Q. Một.", 1),
        ("Ông A. Nguyễn nộp đơn.", 1),
        ("Phí 50.000 đồng. Lệ phí 8.000 đồng.", 2),
        ("Ai nộp? Người cha! “Hay người mẹ.” Đều được.", 4),
        ("", 0),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text(alphabet="ab. ?!ĐA1;,\n", max_size=200))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(sentences(text)).split() == text.split() or "".join("".join(sentences(text)).split()) == "".join(
        text.split()
    )


@given(st.text(alphabet="ab ;,", min_size=1, max_size=300), st.integers(5, 40))
def test_long_ones_are_cut_at_clauses(text: str, longest: int) -> None:
    pieces = shortened(text, longest)
    assert all(len(piece) <= longest for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_clauses_before_words() -> None:
    assert shortened("một hai; ba bốn; năm sáu", 16) == ["một hai; ba bốn;", "năm sáu"]
