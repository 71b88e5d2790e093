"""Tests of bot/understanding/personal_data.py; every number is made up."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.personal_data import LONGEST, DataKind, find_personal_data, mask
from knowledge.phrasings import load_phrasings
from tests.unit.bot.understanding.examples import examples, ordinary

CONTENT = Path(__file__).resolve().parents[4] / "knowledge" / "content"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("cccd 068301000456 mất rồi", DataKind.IDENTITY),
        ("số căn cước 068 301 000 456", DataKind.IDENTITY),
        ("CMND 250123456 cấp năm 2009", DataKind.IDENTITY),
        ("passport C1234567 hết hạn", DataKind.IDENTITY),
        ("gọi em 0912 345 678", DataKind.TELEPHONE),
        ("zalo +84 912345678", DataKind.TELEPHONE),
        ("sđt 0912.345.678 nha", DataKind.TELEPHONE),
        ("STK Agribank 5400205123456", DataKind.ACCOUNT),
        ("số tài khoản của bác 123 456 789 012", DataKind.ACCOUNT),
        ("BHYT số DN4680123456789", DataKind.INSURANCE),
        ("mã bhxh 6821234567", DataKind.INSURANCE),
        ("otp 123456", DataKind.SECRET),
        ("mật khẩu là 9876", DataKind.SECRET),
        ("gửi về ten.toi@example.com", DataKind.EMAIL),
    ],
)
def test_personal_data_is_found_and_masked(text: str, kind: DataKind) -> None:
    findings = find_personal_data(text)
    assert [finding.kind for finding in findings] == [kind]
    masked = mask(text, findings)
    assert "[…]" in masked
    assert find_personal_data(masked) == ()


@pytest.mark.parametrize(
    "text",
    [
        "thủ tục 1.001193 cần gì",
        "quyết định 2628/QĐ-BTC ngày 15/03/2025",
        "phạt 50.000.000 đồng, phí 1500000 đồng",
        "hồ sơ H36.25-260612-0047",
        "gọi 18001096 hay 113",
        "thửa 123 tờ bản đồ 45, 1200m2",
        "sinh ngày 15/03/1999",
        "căn cước 12 số, chứng minh 9 số",
        "000000000000 là số gì",
        "tài khoản định danh mức 2",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_personal_data(text) == ()


def test_false_alarms_over_the_phrasings_are_under_one_in_a_thousand() -> None:
    texts = [text for entry in load_phrasings(CONTENT / "phrasings").values() for text in entry.phrasings]
    caught = [text for text in texts if find_personal_data(text)]
    assert len(caught) <= len(texts) / 1000, caught[:10]


@given(st.text(max_size=400))
def test_any_text_is_survived(text: str) -> None:
    mask(text, find_personal_data(text))


def test_a_hundred_thousand_characters_are_survived() -> None:
    assert find_personal_data("1" * 100_000) == ()


@pytest.mark.parametrize(("kinds", "text"), examples("personal_data"))
def test_examples(kinds: str, text: str) -> None:
    found = [finding.kind.value for finding in find_personal_data(text)]
    assert found == ([] if kinds == "none" else kinds.split())


def test_no_ordinary_question_holds_any() -> None:
    assert [text for text in ordinary() if find_personal_data(text)] == []


def test_places_are_those_of_the_text_even_where_it_is_decomposed() -> None:
    text = "ca\u0306n cu\u031bo\u031b\u0301c 250 123 456 hay cccd 068090123456 nhe\u0301"
    assert mask(text, find_personal_data(text)) == text.replace("068090123456", "[…]")


def test_what_was_not_looked_at_is_dropped() -> None:
    text = "x" * LONGEST + " cccd 068090123456"
    assert "068090123456" not in mask(text, find_personal_data(text))
