"""Tests of bot/channels/telegram/keyboards.py, over made-up labels and those of every wording."""

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import bot
from bot.channels.telegram.keyboards import LABEL, ROOM, can_be_read, keyboard, shaped, width
from bot.guide import load_topics
from bot.messages import Choice

LOCALES = sorted((Path(bot.__file__).parent / "locale").glob("*.yaml"))
# What is no label: marks within numbers, and texts that are left out.
NO_LABELS = {"thousands_mark", "decimal_mark", "thousands", "none", "official_text"}


def laid_out(*rows: tuple[str, ...]) -> list[list[str]]:
    made = shaped(tuple(tuple(Choice(label, "v1:n") for label in row) for row in rows))
    return [[choice.label for choice in row] for row in made]


def wordings(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every wording with its key."""
    for key, value in content.items():
        if isinstance(value, Mapping):
            yield from wordings(value)
        elif isinstance(value, list):
            yield from ((str(key), one) for one in value if isinstance(one, str))
        elif isinstance(value, str):
            yield str(key), value


def test_what_fits_stays_beside_the_others() -> None:
    rows = [["Giấy tờ", "Các bước"], ["Xã", "Tỉnh", "Bộ", "✓ Tất cả"]]
    assert laid_out(*(tuple(row) for row in rows)) == rows
    assert laid_out(("a" * 16, "b" * 16)) == [["a" * 16, "b" * 16]]


def test_what_does_not_takes_a_wider_row_in_its_order() -> None:
    assert laid_out(("a" * 17, "b")) == [["a" * 17], ["b"]]
    assert laid_out(("Điều kiện", "Kết quả", "Căn cứ pháp lý")) == [["Điều kiện", "Kết quả"], ["Căn cứ pháp lý"]]
    assert laid_out(("a", "b" * 20, "c", "d")) == [["a"], ["b" * 20], ["c", "d"]]
    assert laid_out(tuple(str(number) for number in range(10))) == [list("01234567"), list("89")]


def test_a_label_too_long_for_any_row_is_cut_at_a_word() -> None:
    ((label,),) = laid_out(("Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận quyền sử dụng đất",))
    assert label == "Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận…"
    assert len(label) <= LABEL
    assert laid_out(("a" * LABEL,)) == [["a" * LABEL]]


@pytest.mark.parametrize(
    ("label", "room"), [("Lệ phí", 6), ("Le\u0302\u0323 phi\u0301", 6), ("📌 Lưu", 6), ("☑️ 1.", 4), ("", 0)]
)
def test_the_room_that_a_label_takes(label: str, room: int) -> None:
    assert width(label) == room


def test_room_shrinks_with_the_row() -> None:
    assert list(ROOM) == sorted(ROOM, reverse=True)


def test_a_label_has_a_word() -> None:
    assert [can_be_read(label) for label in ("📌 Lưu", "2", "Ж", "📌", "→", "☑️ …")] == [True] * 3 + [False] * 3


@pytest.mark.parametrize("path", LOCALES, ids=lambda path: path.stem)
def test_no_wording_is_an_emoji_alone(path: Path) -> None:
    found = list(wordings(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert found
    assert [one for one in found if one[0] not in NO_LABELS and not can_be_read(one[1])] == []


def test_topics_have_words_that_fit_one_row() -> None:
    labels = [label for topic in load_topics() for label in topic.label.values()]
    assert [label for label in labels if not can_be_read(label) or width(label) > ROOM[0]] == []


def test_a_button_without_a_word_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    assert laid_out(("📌",)) == [["📌"]]
    assert "Button without a word" in caplog.text


def test_a_button_that_telegram_would_refuse_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        made = keyboard(((Choice("dài", "ấ" * 22), Choice("vừa", "a" * 64)), (Choice("trống"),)))
    assert made is not None
    assert [[button.text for button in row] for row in made.inline_keyboard] == [["vừa"]]
    assert caplog.text.count("Button left out") == 2


def test_no_buttons_no_keyboard() -> None:
    assert keyboard(()) is None
    assert keyboard(((),)) is None
