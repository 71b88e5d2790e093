"""What follows the pages of a reply: its quiz as a poll, its files as documents.

A quiz too long for a poll, or one that Telegram refuses, goes as text with buttons. Imported by
bot.channels.telegram.*. Tested by tests/unit/bot/channels/telegram/test_extras.py and tests/wire/test_training.py.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from telegram import Bot, Poll
from telegram.constants import MessageLimit, PollLimit
from telegram.error import BadRequest, Forbidden, TimedOut

from bot.answers.shaping import shorten
from bot.channels.base import Classroom
from bot.channels.quiz_text import with_quiz_as_text
from bot.channels.telegram.outage import never_taken
from bot.channels.telegram.sending import Place, Tally, deliver
from bot.concurrency import run_in_threadpool
from bot.messages import File, Quiz, Reply

logger = logging.getLogger(__name__)


def fits_poll(quiz: Quiz) -> bool:
    """Whether a quiz is within the limits of a poll; an explanation too long is a reason too."""
    return (
        len(quiz.question) <= PollLimit.MAX_QUESTION_LENGTH
        and 2 <= len(quiz.choices) <= PollLimit.MAX_OPTION_NUMBER
        and all(0 < len(choice) <= PollLimit.MAX_OPTION_LENGTH for choice in quiz.choices)
        and len(quiz.explanation) <= PollLimit.MAX_EXPLANATION_LENGTH
        and quiz.explanation.count("\n") <= PollLimit.MAX_EXPLANATION_LINE_FEEDS
    )


async def deliver_whole(
    bot: Bot,
    reply: Reply,
    place: Place,
    person: str,
    classroom: Classroom | None = None,
    tally: Tally | None = None,
) -> bool:
    """Deliver the pages of a reply, its quiz and its files; False when the person has blocked the bot.

    `classroom` remembers the poll; without one, and outside private chats, a quiz is text: a vote tells who voted
    but not in which chat.
    """
    quiz, tally = reply.quiz, tally or Tally()
    if quiz is None:
        return await deliver(bot, reply, place, tally=tally) and await _send_files(bot, reply.files, place, tally)
    if classroom is None or place.chat_id < 0 or not fits_poll(quiz):
        return await deliver(bot, with_quiz_as_text(reply), place, tally=tally)
    try:
        if any(reply.pages) and not await deliver(bot, replace(reply, quiz=None), place, tally=tally):
            return False
        if not tally.passes():
            await _send_poll(bot, quiz, place, person, classroom)
            await tally.count()
    except BadRequest as error:
        logger.error("Quiz sent as text: %s", error.message)
        return await deliver(
            bot, with_quiz_as_text(replace(reply, pages=("",), page=0)), replace(place, tapped_id=None)
        )
    except Forbidden:
        return False
    except TimedOut as error:
        if never_taken(error):
            raise
        logger.warning("No answer to a poll in time; it may have arrived and is not sent again")
    return True


async def _send_poll(bot: Bot, quiz: Quiz, place: Place, person: str, classroom: Classroom) -> None:
    message = await bot.send_poll(
        place.chat_id,
        quiz.question,
        list(quiz.choices),
        type=Poll.QUIZ,
        correct_option_ids=[quiz.key],  # type: ignore[list-item]
        explanation=quiz.explanation or None,
        is_anonymous=False,
        message_thread_id=place.thread_id,
    )
    if message.poll is not None:
        await run_in_threadpool(classroom.note_poll, message.poll.id, person, quiz.action)


async def _send_files(bot: Bot, files: tuple[File, ...], place: Place, tally: Tally) -> bool:
    try:
        for file in files:
            if tally.passes():
                continue
            await bot.send_document(
                place.chat_id,
                file.content,
                filename=file.name,
                caption=shorten(file.caption, int(MessageLimit.CAPTION_LENGTH)) or None,
                message_thread_id=place.thread_id,
            )
            await tally.count()
    except Forbidden:
        return False
    except TimedOut as error:
        if never_taken(error):
            raise
        logger.warning("No answer to a document in time; it may have arrived and is not sent again")
    return True
