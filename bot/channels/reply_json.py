"""A reply as text and back, with what a channel needs to send it; what only the assistant's figures need is left out.

Files are not written down: a reply that has some is asked for again. Imported by bot.channels. Tested by
tests/unit/bot/channels/test_reply_json.py.
"""

from __future__ import annotations

import json
from typing import Any

from bot.messages import Choice, Facet, Outcome, Quiz, Reply


def write_reply(reply: Reply) -> str | None:
    """The text of a reply; None for one with files."""
    if reply.files:
        return None
    quiz = reply.quiz
    return json.dumps(
        {
            "outcome": reply.outcome.value,
            "pages": reply.pages,
            "rows": [[[choice.label, choice.action, choice.url] for choice in row] for row in reply.rows],
            "page": reply.page,
            "replaces": reply.replaces,
            "language": reply.language,
            "codes": reply.codes,
            "facet": reply.facet and reply.facet.value,
            "quiz": quiz and [quiz.question, quiz.choices, quiz.key, quiz.explanation, quiz.action],
        },
        ensure_ascii=False,
    )


def read_reply(text: str) -> Reply:
    """The reply of a text that `write_reply` gave."""
    held: dict[str, Any] = json.loads(text)
    quiz = held["quiz"]
    return Reply(
        outcome=Outcome(held["outcome"]),
        pages=tuple(held["pages"]),
        rows=tuple(tuple(Choice(*choice) for choice in row) for row in held["rows"]),
        page=held["page"],
        replaces=held["replaces"],
        language=held["language"],
        codes=tuple(held.get("codes", ())),
        facet=Facet(facet) if (facet := held.get("facet")) else None,
        quiz=Quiz(quiz[0], tuple(quiz[1]), quiz[2], quiz[3], quiz[4]) if quiz else None,
    )
