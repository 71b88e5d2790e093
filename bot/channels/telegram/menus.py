"""The command menu of one private chat: for whoever has a role, what that role may do stands before the rest.

Looked at when a person starts, takes up an invitation, chooses a language or is forgotten; set only where it differs.
Wording in locale/telegram_commands.yaml. Imported by bot.channels.telegram.{app,answering}. Tested by
tests/unit/bot/channels/telegram/test_menus.py.
"""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.channels.base import FORGET, START
from bot.channels.telegram.lane import Lane
from bot.messages import Message, Reply, Role
from bot.wording import DEFAULT_LANGUAGE, load_wording

logger = logging.getLogger(__name__)

HELPING = ("giup", "kethuc", "dem")
TRAINING = ("hoc", "dientap")
COMMANDS = {
    Role.VOLUNTEER: HELPING,
    Role.LEADER: (*HELPING, "moi"),
    Role.OFFICER: (*TRAINING, *HELPING),
    Role.ADMIN: ("admin", "moi", "baocao", *TRAINING, *HELPING),
}
CHOSEN = "v1:l:"  # opens the action that chooses a language (bot/preferences.py)
TIMEOUT = 5.0  # seconds


def menu_of(role: Role, language: str) -> tuple[BotCommand, ...]:
    """The menu of a role; () for a citizen, whose menu is everyone's."""
    if role not in COMMANDS:
        return ()
    spoken = load_wording("telegram_commands")
    wording = spoken.get(language, spoken[DEFAULT_LANGUAGE])
    own = {name: wording["more"][name] for name in COMMANDS[role]}
    return tuple(BotCommand(name, text) for name, text in {**own, **wording["commands"]}.items())


class RoleMenus:
    """Keeps the menus of private chats in step with roles."""

    def __init__(self) -> None:
        # One attempt: that a menu cannot be set now must not hold up any answer.
        self._lane = Lane(attempts=1)

    async def follow(self, bot: Bot, chat_id: int, message: Message, reply: Reply) -> None:
        """Set the menu of a chat after a reply that may have changed it; a failure is logged, never fatal."""
        action = message.action
        if chat_id < 0 or not (action.partition(":")[0] in (START, FORGET) or action.startswith(CHOSEN)):
            return
        try:
            with self._lane.taken():
                async with asyncio.timeout(TIMEOUT):
                    await _set(bot, chat_id, menu_of(reply.role, reply.language))
        except (TelegramError, TimeoutError) as error:
            logger.warning("Command menu of a chat not updated: %r", error)


async def _set(bot: Bot, chat_id: int, wanted: tuple[BotCommand, ...]) -> None:
    scope = BotCommandScopeChat(chat_id)
    if await bot.get_my_commands(scope) == wanted:
        return
    if wanted:
        await bot.set_my_commands(wanted, scope)
    else:
        await bot.delete_my_commands(scope)
