"""Tests of bot/answers/wording.py and of bot/locale/answers.yaml."""

import string

import pytest
from jinja2 import nodes

from bot.answers.wording import LANGUAGES, wording
from bot.messages import Facet
from bot.templating import environment
from bot.wording import load_wording
from knowledge.records import Channel, Flag, Level, TimeUnit


def marks(text: object) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name}


def test_languages_have_the_same_keys_and_marks() -> None:
    answers = load_wording("answers")
    assert tuple(answers) == LANGUAGES
    for language in LANGUAGES:
        assert list(answers[language]) == list(answers["vi"])
        for key, text in answers["vi"].items():
            assert type(answers[language][key]) is type(text)
            if isinstance(text, list):
                assert len(answers[language][key]) == 3
            else:
                assert marks(answers[language][key]) == marks(text), key


def test_every_kind_has_its_wording() -> None:
    keys = set(load_wording("answers")["vi"])
    assert {f"channel_{one.value}" for one in Channel} <= keys
    assert {f"doubt_{one.value}" for one in Flag} <= keys
    assert {f"level_{one.value}" for one in Level} <= keys
    assert {f"unit_{one.value}" for one in TimeUnit if one is not TimeUnit.OTHER} <= keys


def test_every_key_that_a_template_says_exists_and_no_wording_is_left_over() -> None:
    said = set()
    env = environment("answers")
    for name in env.list_templates():
        source, _, _ = env.loader.get_source(env, name) if env.loader else ("", None, None)
        for call in env.parse(source).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "say":
                said.add(call.args[0].as_const())
    keys = set(load_wording("answers")["vi"])
    in_code = {
        "thousands_mark", "decimal_mark", "dong", "month", "silent", "originals", "copies", "time_zero",
        "time_in_note", "time_silent", "fee_zero", "and_more", "doubt",
    }  # fmt: skip
    kinds = tuple(f"{kind}_" for kind in ("unit", "level", "channel", "doubt"))
    assert said <= keys
    assert {key for key in keys - said - in_code if not key.startswith(kinds)} == set()


@pytest.mark.parametrize(("asked", "spoken"), [("vi", "vi"), ("en-GB", "en"), ("RU", "ru"), ("", "vi"), ("ko", "vi")])
def test_an_unspoken_language_is_vietnamese(asked: str, spoken: str) -> None:
    assert wording(asked).language == spoken


def test_marks_are_filled_in() -> None:
    assert wording("vi").text("page", page=1, pages=3) == "Trang 1/3"
    assert wording("en").text("silent") == "the source does not say"
    assert wording("vi").forms("unit_day")[0] == "ngày"
    assert wording("vi").button(Facet.DOCUMENTS) == "Giấy tờ"


def test_an_unknown_key_or_mark_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such_key"):
        wording("vi").text("no_such_key")
    with pytest.raises(KeyError, match="pages"):
        wording("vi").text("page", page=1)
