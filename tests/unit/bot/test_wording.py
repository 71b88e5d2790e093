"""Tests of bot/channels/wording.py and of the channels' locale files."""

import pytest

from bot.wording import load_wording, notice


@pytest.mark.parametrize(
    ("language", "first_word"),
    [("vi", "Xin"), ("en-GB", "Sorry,"), ("RU", "Извините,"), ("", "Xin"), ("ko", "Xin")],
)
def test_notice_falls_back_to_vietnamese(language: str, first_word: str) -> None:
    assert notice("telegram", "apology", language).split()[0] == first_word


@pytest.mark.parametrize("name", ["assistant", "lookup", "suggestions", "telegram", "telegram_commands"])
def test_languages_say_the_same_things(name: str) -> None:
    wording = load_wording(name)
    assert list(wording) == ["vi", "en", "ru"]
    assert [set(spoken) for spoken in wording.values()] == [set(wording["vi"])] * 3


def test_commands_are_the_same_in_every_language() -> None:
    wording = load_wording("telegram_commands")
    assert [list(spoken["commands"]) for spoken in wording.values()] == [
        ["start", "help", "huy", "tracuu", "thaydoi", "xa", "ngonngu", "xoa"]
    ] * 3
