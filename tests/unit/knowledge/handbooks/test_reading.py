from __future__ import annotations

import pytest

from knowledge.errors import RefusedFileError
from knowledge.handbooks.limits import Limits, Tools
from knowledge.handbooks.reading import read
from knowledge.handbooks.records import HandbookKind
from tests.unit.knowledge.handbooks import samples
from tests.unit.knowledge.handbooks.test_legacy import TEXTS, to_vni


def test_a_law_in_normal_style() -> None:
    reading = read("so-tay.pdf", samples.law_docx(), Limits(), Tools())  # a name that lies
    assert reading.handbook.title == samples.TITLE + " Chương I QUY ĐỊNH CHUNG"[:0]
    assert reading.handbook.kind is HandbookKind.LAW
    assert [passage.heading for passage in reading.passages][-2:] == [
        ("Chương I. QUY ĐỊNH CHUNG", "Điều 1. Phạm vi áp dụng"),
        ("Chương I. QUY ĐỊNH CHUNG", "Điều 2. Lịch tiếp"),
    ]


def test_text_of_old_fonts_is_converted_with_a_note() -> None:
    reading = read("x.txt", "\n\n".join(to_vni(text) for text in TEXTS).encode("utf-8"), Limits(), Tools())
    assert "\n".join(passage.text for passage in reading.passages).split() == " ".join(TEXTS).split()
    assert reading.notes == ("chữ theo bảng mã cũ, đã chuyển sang Unicode",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "rỗng"),
        (("Ñþßø ¶ŸÞð þßñ öøðÞ ñþðß øðÞßñ þÿðß ñøþß ðÞßñ þßøð ñÞßþ ðøßñ þÞðß øñßþ. " * 3).encode(), "bảng mã cũ"),
        ("→ → →\n\n— —\n".encode(), "không có chữ"),
    ],
)
def test_refusals_name_the_reason(data: bytes, said: str) -> None:
    with pytest.raises(RefusedFileError, match=said):
        read("x", data, Limits(), Tools())


def test_too_much_text() -> None:
    with pytest.raises(RefusedFileError, match="ký tự"):
        read("x.md", b"# a\n\nmot hai ba", Limits(characters=5), Tools())
