"""A quiz as text with buttons, for a channel without a quiz of its own, or a question too long for it.

Pure functions. Imported by bot.channels.*. Tested by tests/unit/bot/channels/test_quiz_text.py.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape

from bot.messages import Choice, Reply

LETTERS = "ABCDEFGHIJKL"
A_ROW = 4


def with_quiz_as_text(reply: Reply) -> Reply:
    """The reply with its quiz under the page that it shows, the choices lettered, a button a letter."""
    quiz = reply.quiz
    if quiz is None:
        return reply
    lines = ["", f"<b>{escape(quiz.question)}</b>", ""]
    lines += [f"{letter}. {escape(text)}" for letter, text in zip(LETTERS, quiz.choices, strict=False)]
    buttons = [Choice(LETTERS[place], f"{quiz.action}:{place}") for place in range(len(quiz.choices))]
    rows = tuple(tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW))
    pages = list(reply.pages) or [""]
    pages[reply.page] = "\n".join([pages[reply.page], *lines]).strip()
    return replace(reply, pages=tuple(pages), rows=(*rows, *reply.rows), quiz=None)
