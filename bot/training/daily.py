"""The daily lesson: who is to get one now, and what it is. A channel that can write first asks for it every minute.

Imported by bot.assistant. Tested by tests/unit/bot/training/test_daily.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.library import Opened
from bot.messages import Reply
from bot.training.actions import REVIEW
from bot.training.days import local
from bot.training.path import Step, next_item
from bot.training.school import School
from bot.training.speech import Speech
from bot.training.turn import Turn


def lessons_due(
    school: School,
    opened: Opened,
    channel: str,
    language: Callable[[str], str],
    away: Callable[[str], bool] = lambda person: False,
) -> Iterator[tuple[str, Reply]]:
    """Everyone of a channel ("telegram") whose hour it is, who had nothing today and is not `away`, with the reply to
    send in the `language` of that person.

    A lesson is noted as sent before it is given out: it is rather lost than sent twice.
    """
    now = local(school.ledger.now)
    for trainee in school.ledger.trainees():
        wanted = trainee.hour == now.hour and trainee.person.startswith(f"{channel}:")
        if not wanted or trainee.post not in school.posts or away(trainee.person):
            continue
        reply = _lesson(school, Turn(trainee, opened, Speech(language(trainee.person))))
        if reply is not None and school.ledger.mark_sent(trainee.person, now.date().isoformat()):
            yield trainee.person, reply


def _lesson(school: School, turn: Turn) -> Reply | None:
    post = school.post(turn.trainee.post, turn.opened)
    due = len(school.reviews.due(turn.key))
    item = next_item(post, school.ledger.learnt(turn.key, post.name))
    if due:
        rows = ((turn.speech.choice("review", REVIEW, number=due),), turn.speech.way_home())
        return turn.speech.reply(turn.speech.say("daily_review", number=due), rows=rows)
    if item is None:
        return None
    if item.step is Step.ROUND:
        return replace(school.open(turn, post, item), replaces=False)
    reply = school.open(turn, post, item)
    first, *rest = reply.pages
    return replace(reply, pages=(f"{turn.speech.say('daily')}\n\n{first}", *rest), replaces=False)
