"""Tests of bot/understanding/patterns.py and of what patterns.yaml shares."""

from pathlib import Path

import pytest

from bot.understanding.patterns import LONGEST, Patterns, compiled, exact, expanded, is_accented, lenient, to_line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Cháy   NHÀ rồi!!!", " cháy nhà rồi "),
        ("cứuuuu vớii", " cứu với "),
        ("mất cccd r", " mất cccd rồi "),
        ("hoà giải ko dc", " hòa giải không được "),
        ("don't", " dont "),
        ("российский паспорт", " российский паспорт "),
        ("ещё", " еще "),
        ("", "  "),
    ],
)
def test_a_line_of_words(typed: str, line: str) -> None:
    assert to_line(typed) == line


def test_decomposed_letters_are_composed() -> None:
    assert to_line("cha\u0301y nha\u0300") == " cháy nhà "


def test_only_the_first_characters_are_read() -> None:
    assert len(to_line("x " * LONGEST)) <= LONGEST + 2


@pytest.mark.parametrize(
    ("line", "fits"),
    [(" cháy nhà ", True), (" chay nha ", True), (" chạy nhà ", False), (" cháy nhan ", False)],
)
def test_a_lenient_pattern_forgives_missing_marks_only(line: str, fits: bool) -> None:
    assert (compiled([lenient("cháy nhà")]).search(line) is not None) is fits


def test_a_mark_is_forgiven_step_by_step() -> None:
    pattern = compiled([lenient("lật ghế")])
    assert all(pattern.search(f" {line} ") for line in ("lật ghế", "lât ghê", "lat ghe", "lật ghe"))
    assert not any(pattern.search(f" {line} ") for line in ("lạt ghế", "lật ghé", "lắt ghế"))


def test_a_word_may_be_wanted_as_it_is_spelt() -> None:
    assert not compiled([lenient("~cháy")]).search(" chay ")
    assert compiled([exact("~cháy")]).search(" cháy ")


def test_groups_are_written_in() -> None:
    assert expanded("{who} đi", {"who": "tôi|{me}", "me": ["em", "anh"]}) == "(?:tôi|(?:em|anh)) đi"


def test_whether_a_message_has_accents() -> None:
    assert is_accented(" cháy nhà rồi ")
    assert is_accented(" làm giấy khai tử ở đâu ")
    assert not is_accented(" chay nhà roi cuu ")
    assert not is_accented("  ")


def test_lists_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "patterns.yaml"
    path.write_text("values: {most: 3}\nlists: {fire: [cháy, lửa bốc], calm: [ăn chay]}", encoding="utf-8")
    patterns = Patterns(path)
    assert patterns.values["most"] == 3
    assert patterns.found("fire", " nhà cháy ")
    assert patterns.found("fire", " nha chay roi ")
    assert not patterns.found("fire", " ăn chay ở nhà ")
    assert not patterns.found("unknown", " nhà cháy ")
    assert patterns.without("calm", " hôm nay ăn chay rồi ") == " hôm nay · rồi "
    assert list(patterns.ends("fire", " lửa bốc cháy ", 0)) == [8]
