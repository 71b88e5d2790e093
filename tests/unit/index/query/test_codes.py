import pytest

from index.query.codes import find_codes, find_decisions


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("1.001193", ("1.001193",)),
        ("tthc 1-001193 và 2_000815", ("1.001193", "2.000815")),
        ("mã 1 001193?", ("1.001193",)),
        ("1.001193 1.001193", ("1.001193",)),
        ("gọi 0912345678 giúp", ()),
        ("cccd 068301000123", ()),
        ("nộp 15.000 đồng", ()),
    ],
)
def test_codes(text: str, codes: tuple[str, ...]) -> None:
    assert find_codes(text) == codes


def test_decisions() -> None:
    assert find_decisions("theo 163/qd-btp và 12/2025/QĐ-UBND") == ("163/QĐ-BTP", "12/2025/QĐ-UBND")
    assert find_decisions("nghị định 118/2025/NĐ-CP") == ()
