"""Tests of bot/conversation.py."""

from bot.conversation import EARLIER, TEXT, Conversation, from_json, to_json
from index.talk import Talk


def test_a_new_code_opens_a_topic_and_the_old_one_is_an_earlier() -> None:
    first = Conversation().about("a", "khai sinh")
    assert first.talk == Talk("khai sinh", "a")
    second = first.about("b", "nhập khẩu cho bé", ("b", "c"))
    assert second == Conversation("nhập khẩu cho bé", "b", ("a",), ("b", "c"))


def test_the_same_code_keeps_the_text_that_opened_the_topic() -> None:
    talk = Conversation().about("a", "khai sinh").about("a", "còn lệ phí?")
    assert talk.text == "khai sinh"


def test_going_back_leaves_no_code_twice_and_few_are_kept() -> None:
    talk = Conversation()
    for code in "abcdefga":
        talk = talk.about(code, "x" * 1000)
    assert talk.code == "a"
    assert talk.earlier == tuple("gfed")[:EARLIER]
    assert len(talk.text) == TEXT


def test_nothing_talked_of_is_no_talk() -> None:
    assert Conversation().talk is None


def test_json_and_back() -> None:
    talk = Conversation("khai sinh", "a", ("b",), ("c", "d"), "fee")
    assert from_json(to_json(talk)) == talk
    assert from_json('{"code": "a"}') == Conversation(code="a")
    assert from_json("[]") == from_json("{") == Conversation()
