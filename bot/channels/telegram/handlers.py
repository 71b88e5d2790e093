"""What happens on a message, a tap and an error: ask the assistant off the loop, deliver its reply.

Imported by bot.channels.telegram.app. Tested by tests/unit/bot/channels/telegram/test_handlers.py and
tests/wire.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import telegram
from telegram import Bot, CallbackQuery, Update
from telegram.error import BadRequest, Conflict, Forbidden, RetryAfter, TelegramError, TimedOut
from telegram.ext import Application, CallbackContext

from bot.channels.telegram.answering import Answering
from bot.channels.telegram.incoming import UNSUPPORTED, deep_link, is_public, person_of, read_message
from bot.channels.telegram.reach import note_membership
from bot.channels.telegram.sending import Place
from bot.concurrency import run_in_threadpool
from bot.messages import Message
from bot.wording import notice

logger = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]

EDITED_WITHIN = 600.0  # seconds
# Failures of the connection or of the chat, in which an apology could not be delivered or would arrive twice.
_NO_APOLOGY = (Forbidden, RetryAfter, TimedOut)


class ChatHandlers:
    """The callbacks of the channel."""

    def __init__(self, answering: Answering) -> None:
        """Take what answers."""
        self._answering = answering

    async def on_message(self, update: Update, context: Context) -> None:
        """Answer a new message that was said to the bot."""
        if update.message is None:
            return
        message = read_message(update.message, context.bot)
        if message is not None:
            await self._answering.answer(context.bot, message, _place(update.message), update.update_id)

    async def on_edit(self, update: Update, context: Context) -> None:
        """Answer a message that was changed soon after it was sent, as the new one that it is; ask for an older one
        again, since what it belonged to has gone by.
        """
        edited = update.edited_message
        if edited is None or edited.edit_date is None:
            return
        message = read_message(edited, context.bot)
        if message is None or not message.text:
            return
        if (edited.edit_date - edited.date).total_seconds() > EDITED_WITHIN:
            message = replace(message, text="", action=f"{UNSUPPORTED}:edited")
        await self._answering.answer(context.bot, message, _place(edited), update.update_id)

    async def on_tap(self, update: Update, context: Context) -> None:
        """Answer the tap of a button, however old the message under which it stood."""
        query = update.callback_query
        if query is None:
            return
        await _stop_spinner(query)
        if query.data and query.message is not None:
            person, public = person_of(query.from_user), is_public(query.message.chat)
            message = Message(person, action=query.data, link=deep_link(context.bot), public=public)
            await self._answering.answer(context.bot, message, _place_of_tap(query.message), update.update_id)

    async def on_vote(self, update: Update, context: Context) -> None:
        """Answer a vote in a poll that stood for a quiz; other polls are none of ours."""
        vote, classroom = update.poll_answer, self._answering.classroom
        if vote is None or vote.user is None or not vote.option_ids or classroom is None:
            return
        person = person_of(vote.user)
        action = await run_in_threadpool(classroom.poll_action, vote.poll_id, person.key)
        if action:
            message = Message(person, action=f"{action}:{vote.option_ids[0]}")
            await self._answering.answer(context.bot, message, Place(vote.user.id), update.update_id)

    async def on_membership(self, update: Update, context: Context) -> None:
        """Note who has blocked the bot, or lets it write again."""
        if update.my_chat_member is not None:
            await note_membership(self._answering.classroom, update.my_chat_member)

    async def on_error(self, update: object, context: Context) -> None:
        """Log what went wrong, without anything that was said, and apologise once where that can arrive."""
        error = context.error
        self._answering.turns.metrics.failed(error)
        if isinstance(error, Conflict):
            logger.error("Một tiến trình khác đang chạy cùng mã bot; hãy tắt bớt để chỉ còn một.")
            return
        update_id = update.update_id if isinstance(update, Update) else None
        logger.error("Update %s failed", update_id, exc_info=error)
        if not isinstance(update, Update) or isinstance(error, _NO_APOLOGY):
            return
        await _send_notice(context.bot, update, "apology")


async def say_busy(bot: Bot, update: Update) -> None:
    """Tell a chat that sends faster than it can be answered to wait; not a group, lively by itself."""
    if update.effective_chat is None or is_public(update.effective_chat):
        return
    await _send_notice(bot, update, "busy")


async def _send_notice(bot: Bot, update: Update, key: str) -> None:
    chat, user = update.effective_chat, update.effective_user
    if chat is None:
        return
    try:
        await bot.send_message(chat.id, notice("telegram", key, (user and user.language_code) or ""))
    except TelegramError as error:
        logger.warning("Notice %r not sent: %s", key, error.message)


async def _stop_spinner(query: CallbackQuery) -> None:
    try:
        await query.answer()
    except BadRequest as error:
        # A tap made while the bot was down is answered all the same; only its spinner has run out.
        logger.info("Tap not acknowledged: %s", error.message)
    except TelegramError as error:
        logger.warning("Tap not acknowledged: %s", error.message)


def _place(message: telegram.Message) -> Place:
    return Place(
        message.chat.id,
        thread_id=message.message_thread_id if message.is_topic_message else None,
        reply_to=message.message_id if is_public(message.chat) else None,
    )


def _place_of_tap(message: telegram.MaybeInaccessibleMessage) -> Place:
    if not isinstance(message, telegram.Message) or not message.is_accessible:
        return Place(message.chat.id)
    return Place(
        message.chat.id,
        thread_id=message.message_thread_id if message.is_topic_message else None,
        tapped_id=message.message_id,
    )
