"""Tests of bot/channels/quiz_text.py."""

from bot.channels.quiz_text import with_quiz_as_text
from bot.messages import Choice, Outcome, Quiz, Reply

QUIZ = Quiz("Lệ phí <bao nhiêu>?", ("5.000 đồng", "8.000 đồng"), 1, "Vì vậy.", "v1:q:1.000001:0123456789ab")


def test_a_quiz_becomes_text_and_a_button_a_choice() -> None:
    home = (Choice("Về", "v1:t:home"),)
    reply = with_quiz_as_text(Reply(Outcome.TRAINING, ("<i>Câu 1/8</i>",), (home,), quiz=QUIZ))
    assert reply.pages == ("<i>Câu 1/8</i>\n\n<b>Lệ phí &lt;bao nhiêu&gt;?</b>\n\nA. 5.000 đồng\nB. 8.000 đồng",)
    answers, below = reply.rows
    assert answers == (Choice("A", f"{QUIZ.action}:0"), Choice("B", f"{QUIZ.action}:1")) and below == home
    assert reply.quiz is None


def test_without_a_page_the_quiz_is_the_page() -> None:
    assert with_quiz_as_text(Reply(Outcome.TRAINING, (), quiz=QUIZ)).pages[0].startswith("<b>Lệ phí")


def test_a_reply_without_one_is_left_alone() -> None:
    reply = Reply(Outcome.ANSWER, ("Chào",))
    assert with_quiz_as_text(reply) is reply
