"""The life of the channel in an event loop: connect with patience, receive, watch that it goes on, stop gracefully.

The library's own `Application.run_polling` fails on a stop signal that comes while it connects, and goes on
for ever when polling has died (a revoked token) or hangs (a proxy that neither answers nor closes).
Imported by bot.channels.telegram.runner. Tested by tests/unit/bot/channels/telegram/test_service.py and
tests/wire.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Updater

from bot.channels.telegram.contact import WatchedRequest
from bot.channels.telegram.handlers import App
from bot.channels.telegram.inbox_queue import InboxQueue
from bot.channels.telegram.webhook import Webhook, WebhookWatch, start_webhook

logger = logging.getLogger(__name__)


class PollingStalledError(Exception):
    """No request for updates has come to an end, well or badly, for too long."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait. Five retries of connecting take about 13 seconds; times are in seconds.

    A request for updates ends within 30 seconds, well or badly (10 of polling and 20 of read timeout), and
    after an outage the library waits at most 30 before the next.
    """

    connect_retries: int = 5
    stall_limit: float = 120.0
    stall_check: float = 15.0
    teardown_limit: float = 30.0


async def serve(
    app: App,
    updates_request: WatchedRequest,
    stop: asyncio.Event,
    allowed_updates: tuple[str, ...],
    patience: Patience | None = None,
    webhook: Webhook | None = None,
) -> None:
    """Answer until `stop` is set, updates in work finished first; polled for, unless there is a `webhook`.

    Raises TelegramError when Telegram refuses the token or cannot be reached, PollingStalledError when
    polling hangs, PortTakenError when the webhook's port is taken.
    """
    patience = patience or Patience()
    updater = app.updater
    if updater is None:
        raise ValueError("the application has no updater to poll with")
    try:
        await _unless_stopped(stop, lambda: _start(app, updater, allowed_updates, patience, webhook))
        if webhook is None:
            await _watch(updates_request, stop, patience)
        else:
            await _look_after(WebhookWatch(webhook, updates_request), app, stop, patience)
    finally:
        # Also where nobody asked for it: answers that wait for Telegram wait no longer.
        stop.set()
        try:
            async with asyncio.timeout(patience.teardown_limit):
                await _tear_down(app, updater)
        except TimeoutError:
            logger.error("Stopped without waiting any longer for updates in work")
            await asyncio.gather(updates_request.shutdown(), app.bot.request.shutdown())


async def _start(
    app: App, updater: Updater, allowed_updates: tuple[str, ...], patience: Patience, webhook: Webhook | None
) -> None:
    for retry in range(patience.connect_retries + 1):
        try:
            await app.initialize()
            break
        except InvalidToken:
            raise
        except TelegramError as error:
            if retry == patience.connect_retries:
                raise
            logger.warning("Telegram not reached, trying again: %s", error.message)
            await asyncio.sleep(1.5**retry)
    if app.post_init is not None:
        await app.post_init(app)

    def on_polling_error(error: TelegramError) -> None:
        app.create_task(app.process_error(update=None, error=error))

    if isinstance(app.update_queue, InboxQueue):
        count = await app.update_queue.replay(app.bot, time.time())
        if count:
            logger.info("Going on with %d updates of an earlier process", count)
    if webhook is None:
        # A webhook of an earlier run is deleted first; Telegram would refuse polling beside it.
        await updater.start_polling(
            bootstrap_retries=patience.connect_retries,
            drop_pending_updates=False,
            allowed_updates=list(allowed_updates),
            error_callback=on_polling_error,
        )
    else:
        await start_webhook(updater, webhook, patience.connect_retries, allowed_updates)
    await app.start()
    logger.info("Telegram channel started")


async def _unless_stopped(stop: asyncio.Event, start: Callable[[], Awaitable[None]]) -> None:
    """Await `start()`, giving it up as soon as `stop` is set."""
    starting = asyncio.ensure_future(start())
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((starting, stopping), return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
    finally:
        for task in (starting, stopping):
            task.cancel()
        await asyncio.gather(starting, stopping, return_exceptions=True)


async def _watch(request: WatchedRequest, stop: asyncio.Event, patience: Patience) -> None:
    while not stop.is_set():
        try:
            async with asyncio.timeout(patience.stall_check):
                await stop.wait()
        except TimeoutError:
            if time.monotonic() - request.finished_at > patience.stall_limit:
                raise PollingStalledError from None


async def _look_after(watch: WebhookWatch, app: App, stop: asyncio.Event, patience: Patience) -> None:
    while not stop.is_set():
        await _unless_stopped(stop, lambda: watch.look(app.bot))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience.stall_check):
                await stop.wait()


async def _tear_down(app: App, updater: Updater) -> None:
    if updater.running:
        await updater.stop()
    if app.running:
        await app.stop()
    await app.shutdown()
    # When connecting failed the application counts as never begun and leaves its connections open.
    await app.bot.shutdown()
