"""Builds the Telegram application: one assistant, settings handed in, nothing global, so tests build the
same one.

Imported by bot.channels.telegram.runner. Tested by tests/unit/bot/channels/telegram/test_app.py and
tests/wire.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from typing import Any

from telegram import Update
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    JobQueue,
    MessageHandler,
    PollAnswerHandler,
    filters,
)

from bot.channels.base import Classroom, Responder, Suggester
from bot.channels.telegram.answering import Answering
from bot.channels.telegram.commands import load_faces, sync_faces
from bot.channels.telegram.contact import WatchedRequest
from bot.channels.telegram.daily import LESSONS_EVERY, DailyLessons
from bot.channels.telegram.handlers import App, ChatHandlers, say_busy
from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.inbox_queue import InboxQueue
from bot.channels.telegram.inline import InlineAnswers
from bot.channels.telegram.lane import Lane
from bot.channels.telegram.limiter import WatchedLimiter
from bot.channels.telegram.order import PerChatOrder
from bot.channels.telegram.outage import Outage
from bot.concurrency import run_in_threadpool
from bot.operations.metrics import Metrics
from bot.operations.turns import Turns
from bot.settings import Settings

logger = logging.getLogger(__name__)

Jobs = JobQueue[Any]
MAX_CONCURRENT_UPDATES = 64
# Every update in work may hold a connection for its answer and one for its typing action.
CONNECTIONS = 2 * MAX_CONCURRENT_UPDATES
# How often a request is repeated after Telegram has asked to wait; the library's default is not at all.
FLOOD_RETRIES = 3
# Seconds, longer than the library's 5: mobile lines and proxies are slow.
CONNECT_TIMEOUT, READ_TIMEOUT, WRITE_TIMEOUT, POOL_TIMEOUT = 10.0, 20.0, 20.0, 5.0

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.POLL_ANSWER,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)


def updates_request(settings: Settings) -> WatchedRequest:
    """Return the connection for updates, which tells when it last came to an end."""
    return WatchedRequest(
        connection_pool_size=4,
        connect_timeout=CONNECT_TIMEOUT,
        read_timeout=READ_TIMEOUT,
        pool_timeout=POOL_TIMEOUT,
        proxy=settings.telegram_proxy or None,
    )


def build_app(
    settings: Settings,
    assistant: Responder,
    updates: WatchedRequest | None = None,
    classroom: Classroom | None = None,
    inbox: Inbox | None = None,
    metrics: Metrics | None = None,
    suggester: Suggester | None = None,
    stop: asyncio.Event | None = None,
) -> App:
    """Return the application, not yet initialised; raises InvalidToken when no token is set.

    `updates` is the connection for updates, made from the settings unless given. With a `classroom` quizzes are sent
    as polls and the daily lessons are sent; without one quizzes are text. With an `inbox` updates outlive the process,
    and answers an outage of Telegram where there is `stop` too, which is set when the process is to end. What happens
    is counted in `metrics`. With a `suggester` inline queries are answered.
    """
    turns = Turns(metrics or Metrics())
    order = PerChatOrder(MAX_CONCURRENT_UPDATES)
    jobs: Jobs | None = JobQueue() if classroom else None
    builder = (
        ApplicationBuilder()
        .token(settings.telegram_token)
        .concurrent_updates(order)
        .rate_limiter(WatchedLimiter(turns.metrics, FLOOD_RETRIES))
        .job_queue(jobs)
        .connection_pool_size(CONNECTIONS)
        .connect_timeout(CONNECT_TIMEOUT)
        .read_timeout(READ_TIMEOUT)
        .write_timeout(WRITE_TIMEOUT)
        .pool_timeout(POOL_TIMEOUT)
        .get_updates_request(updates or updates_request(settings))
        .post_init(_show_face)
    )
    if inbox is not None:
        builder = builder.update_queue(InboxQueue(inbox))
    if settings.telegram_base_url:
        builder = builder.base_url(settings.telegram_base_url)
    if settings.telegram_base_file_url:
        builder = builder.base_file_url(settings.telegram_base_file_url)
    if settings.telegram_proxy:
        builder = builder.proxy(settings.telegram_proxy)
    app: App = builder.build()

    async def on_overflow(update: Update) -> None:
        await say_busy(app.bot, update)

    async def on_done(update: Update) -> None:
        if inbox is None:
            return
        try:
            await run_in_threadpool(inbox.done, update.update_id)
        except sqlite3.Error as error:
            logger.error("Update %d could not be erased: %s", update.update_id, error)

    order.on_overflow, order.on_done = on_overflow, on_done
    outage = Outage(stop) if inbox is not None and stop is not None else None
    handlers = ChatHandlers(Answering(assistant, classroom, inbox, turns, outage=outage))
    said = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    app.add_handler(MessageHandler(said, handlers.on_message))
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, handlers.on_edit))
    app.add_handler(CallbackQueryHandler(handlers.on_tap))
    app.add_handler(PollAnswerHandler(handlers.on_vote))
    if suggester is not None:
        app.add_handler(InlineQueryHandler(InlineAnswers(suggester, turns.metrics).on_query))
    app.add_handler(ChatMemberHandler(handlers.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_error_handler(handlers.on_error)
    if classroom is not None and app.job_queue is not None:
        lessons = DailyLessons(classroom, Lane(busy=lambda: order.busy))
        app.job_queue.run_repeating(lessons.send, LESSONS_EVERY, first=LESSONS_EVERY)
    return app


async def _show_face(app: App) -> None:
    await sync_faces(app.bot, load_faces())
