"""Tests of bot/wording.py and of every file of bot/locale."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import bot
from bot.wording import label, load_wording, notice, say


@pytest.mark.parametrize(
    ("language", "first_word"),
    [("vi", "Xin"), ("en-GB", "Sorry,"), ("RU", "Извините,"), ("", "Xin"), ("ko", "Xin")],
)
def test_notice_falls_back_to_vietnamese(language: str, first_word: str) -> None:
    assert notice("telegram", "apology", language).split()[0] == first_word


# The terminal is the operator's own; questions are made in the language of the records.
IN_VIETNAMESE = {"terminal", "quiz"}
NAMES = sorted(path.stem for path in (Path(bot.__file__).parent / "locale").glob("*.yaml"))


def flat(wording: Mapping[str, Any], under: str = "") -> dict[str, str]:
    """Every wording by its path of keys."""
    found: dict[str, str] = {}
    for key, value in wording.items():
        found |= flat(value, f"{under}{key}.") if isinstance(value, Mapping) else {f"{under}{key}": str(value)}
    return found


@pytest.mark.parametrize("name", [name for name in NAMES if name not in IN_VIETNAMESE])
def test_languages_say_the_same_things_with_the_same_marks(name: str) -> None:
    wording = load_wording(name)
    assert list(wording) == ["vi", "en", "ru"]
    marks = [
        {key: set(re.findall(r"\{\w+\}", text)) for key, text in flat(spoken).items()} for spoken in wording.values()
    ]
    assert marks[1] == marks[0] and marks[2] == marks[0]


def test_values_are_escaped_in_pages_and_not_on_buttons() -> None:
    assert "<b>&lt;x&gt;</b>" in say("assistant", "unknown_code", "vi", code="<x>", hotline="1")
    assert label("training", "to_module", "vi", number="<1>") == "Phần <1>"


def test_commands_are_the_same_in_every_language() -> None:
    wording = load_wording("telegram_commands")
    assert [list(spoken["commands"]) for spoken in wording.values()] == [
        ["start", "help", "huy", "tracuu", "thaydoi", "xa", "ngonngu", "xoa"]
    ] * 3
