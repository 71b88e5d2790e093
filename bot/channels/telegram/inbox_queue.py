"""The queue between receiving and answering: what goes in is written to the inbox first.

python-telegram-bot awaits `put` before it acknowledges an update, by polling and by webhook alike. Imported by
bot.channels.telegram.app. Tested by tests/unit/bot/channels/telegram/test_inbox.py and tests/wire.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3

from telegram import Bot, Update

from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.slim import slim
from bot.concurrency import run_in_threadpool

logger = logging.getLogger(__name__)


class InboxQueue(asyncio.Queue[object]):
    """A queue of updates that outlive the process."""

    def __init__(self, inbox: Inbox) -> None:
        """Take the inbox that keeps them."""
        super().__init__()
        self._inbox = inbox

    async def put(self, item: object) -> None:
        """Write an update down and queue it; one that is known is let go.

        Where it cannot be written, a full disk or a locked file, it is answered all the same: it is then as safe as
        without an inbox.
        """
        if isinstance(item, Update):
            kind, body = slim(item.to_dict())
            try:
                if not await run_in_threadpool(self._inbox.add, item.update_id, kind, body):
                    logger.info("Update %d came again and is let go", item.update_id)
                    return
            except sqlite3.Error as error:
                logger.error("Update %d could not be written down: %s", item.update_id, error)
        await super().put(item)

    async def replay(self, bot: Bot, now: float) -> int:
        """Queue what an ended process left unfinished; what Telegram has let run out is erased. Gives how many."""
        count = 0
        for entry in await run_in_threadpool(self._inbox.pending):
            update = Update.de_json(entry.body, bot) if entry.kind != "other" and not entry.expired(now) else None
            if update is None:
                await run_in_threadpool(self._inbox.done, entry.id)
                continue
            await super().put(update)
            count += 1
        return count
