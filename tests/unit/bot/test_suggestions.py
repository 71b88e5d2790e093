"""Tests of bot/suggestions.py, over the authored content alone."""

from __future__ import annotations

import sqlite3

import pytest

from bot.answers.markup import strip_markup
from bot.messages import Message, Person, Suggestion
from bot.operations.pause import Pause
from bot.suggestions import SEARCHED
from tests.unit.bot.home import authored_assistant, authored_home

pytestmark = pytest.mark.xdist_group("home")


def suggest(text: str, language: str = "", limit: int = 11) -> tuple[Suggestion, ...]:
    return authored_assistant().suggestions.suggest(text, language, limit)


@pytest.mark.parametrize(
    ("text", "code", "language"),
    [
        ("giấy khai sinh", "1.001193", "vi"),
        ("mat cccd lam lai o dau", "1.014064", "vi"),
        ("1.000656", "1.000656", "vi"),
        ("how long does a marriage registration take", "1.000894", "en"),
        ("регистрация брака", "1.000894", "ru"),
    ],
)
def test_the_nearest_comes_first_in_the_language_of_the_words(text: str, code: str, language: str) -> None:
    first = suggest(text)[0]
    assert (first.code, first.key, first.language) == (code, code, language)
    assert code in strip_markup(first.page)
    assert first.rows[0][0].action == f"start:{code.replace('.', '_')}"


def test_a_code_gives_its_procedure_alone() -> None:
    assert [one.code for one in suggest("thủ tục 1.001193")] == ["1.001193"]


def test_each_need_once_and_a_longer_list_goes_on_where_a_shorter_ended() -> None:
    few, many = suggest("khai sinh", limit=3), suggest("khai sinh", limit=50)
    assert few == many[:3]
    assert 3 < len(many) <= SEARCHED
    assert len({one.key for one in many}) == len(many)


def test_what_is_half_typed_gets_a_list_to_pick_from() -> None:
    assert all(one.code for one in suggest("xin giấy phép"))


@pytest.mark.parametrize("text", ["", "  ", "g", "gi", "?!.."])
def test_hardly_anything_gets_a_hint_and_what_is_asked_most(text: str) -> None:
    hint, *others = suggest(text, limit=40)
    assert (hint.key, hint.code, hint.title) == ("hint", "", "Gõ tiếp việc bạn cần")
    assert "18001096" in hint.page and hint.rows[0][0].action == "start:inline"
    assert [one.code for one in others[:3]] == ["2.000986", "1.000894", "1.000656"]
    assert len(others) == 39
    assert all("Thường gọi" in one.page for one in others)


def test_the_account_tells_the_language_where_no_word_does() -> None:
    assert [one.language for one in suggest("", "en", 2)] == ["en", "en"]
    assert suggest("", "ru", 1)[0].title == "Напишите, что вам нужно"


@pytest.mark.parametrize("text", ["xyzzy qwfp zxcv", "thời tiết hôm nay", "xin chào"])
def test_what_resembles_nothing_gets_one_that_says_so(text: str) -> None:
    (only,) = suggest(text)
    assert (only.key, only.code) == ("none", "")
    assert "18001096" in only.page and "18001096" in only.description


def test_a_code_that_is_not_known_is_said_to_be_so() -> None:
    (only,) = suggest("thủ tục 9.999999")
    assert only.title == "Không có thủ tục mã 9.999999"
    assert "<b>9.999999</b>" in only.page and "18001096" in only.page


def test_an_emergency_is_answered_first() -> None:
    first = suggest("cháy nhà rồi, gọi ai đây")[0]
    assert (first.key, first.code) == ("emergency", "")
    assert "114" in first.page[:40] and "114" in first.description


def test_an_emergency_hides_no_procedure() -> None:
    first, *others = suggest("mất căn cước, cháy nhà rồi cứu với")
    assert first.key == "emergency"
    assert "1.014064" in [one.code for one in others]


def test_personal_data_is_masked_before_it_is_searched_with(monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = authored_assistant().library.current().searcher
    searched: list[str] = []
    find = type(searcher).search

    def noted(self: object, text: str, *more: object) -> object:
        searched.append(text)
        return find(self, text, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(type(searcher), "search", noted)
    assert suggest("căn cước của em số 068301000456 bị mất")[0].code == "1.014064"
    assert len(searched) == 1 and "068301000456" not in searched[0]
    assert all("068301000456" not in one.page for one in suggest("068301000456"))


def test_nothing_is_written_of_whoever_types() -> None:
    def rows() -> dict[str, int]:
        with sqlite3.connect(f"file:{authored_home() / 'state.db'}?mode=ro", uri=True) as state:
            names = [name for (name,) in state.execute("select name from sqlite_master where type = 'table'")]
            return {name: state.execute(f'select count(*) from "{name}"').fetchone()[0] for name in names}

    before = rows()
    for text in ("", "giấy khai sinh", "cháy nhà rồi", "9.999999"):
        suggest(text)
    assert rows() == before


def test_nothing_is_offered_while_the_bot_is_paused() -> None:
    pause = Pause(authored_assistant()._state)
    pause.begin()
    try:
        assert suggest("giấy khai sinh") == ()
    finally:
        pause.end()
    assert suggest("giấy khai sinh")


def test_the_button_to_ask_greets() -> None:
    reply = authored_assistant().respond(Message(Person("test:9"), action="start:inline"))
    assert "Một Cửa" in reply.pages[0]
