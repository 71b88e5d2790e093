"""Notes whether a person could be written to, so that whoever has blocked the bot is left in peace until they write.

Imported by bot.channels.telegram.*. Tested by tests/unit/bot/channels/telegram/test_reach.py.
"""

from __future__ import annotations

import logging
import sqlite3

from telegram import ChatMember, ChatMemberUpdated

from bot.channels.base import Classroom
from bot.channels.telegram.incoming import is_public, person_of
from bot.concurrency import run_in_threadpool

logger = logging.getLogger(__name__)

GONE = (ChatMember.BANNED, ChatMember.LEFT)


async def note_reach(classroom: Classroom | None, person: str, chat_id: int, reached: bool) -> None:
    """Note it of a private chat: a group that put the bot out says nothing of a person. A full disk harms no answer."""
    if classroom is None or chat_id < 0:
        return
    try:
        await run_in_threadpool(classroom.note_reach, person, reached)
    except sqlite3.Error as error:
        logger.error("Whether a person can be written to could not be noted: %s", error)


async def note_membership(classroom: Classroom | None, change: ChatMemberUpdated) -> None:
    """Note that a person has blocked the bot, or lets it write again, as soon as Telegram tells."""
    if not is_public(change.chat):
        reached = change.new_chat_member.status not in GONE
        await note_reach(classroom, person_of(change.from_user).key, change.chat.id, reached)
