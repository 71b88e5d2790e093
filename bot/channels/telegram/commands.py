"""The localised face of the bot: command menus in private and in groups, the button that opens them, description, short
description, set only when different. The menus of roles are in menus.py.

Setting is flood-limited by Telegram, reading hardly, so a start that changes nothing sets nothing. Wording
is in bot/locale/telegram_commands.yaml. Imported by bot.channels.telegram.app. Tested by
tests/unit/bot/channels/telegram/test_commands.py.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, MenuButtonCommands
from telegram.error import TelegramError

from bot.wording import DEFAULT_LANGUAGE, load_wording

logger = logging.getLogger(__name__)

# Seconds. Telegram may ask to wait for hours before the next change; the bot then starts with its old face.
SYNC_TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Face:
    """What Telegram shows in one language; `language` is None for everyone whose language has no face of
    its own.
    """

    language: str | None
    commands: tuple[BotCommand, ...]
    group_commands: tuple[BotCommand, ...]
    description: str
    short_description: str


def load_faces() -> tuple[Face, ...]:
    """Return the faces of bot/locale/telegram_commands.yaml, the default (Vietnamese) first."""
    return tuple(
        Face(
            language=None if language == DEFAULT_LANGUAGE else language,
            commands=tuple(BotCommand(name, text) for name, text in wording["commands"].items()),
            group_commands=tuple(BotCommand(name, text) for name, text in wording["groups"].items()),
            description=wording["description"],
            short_description=wording["short_description"],
        )
        for language, wording in load_wording("telegram_commands").items()
    )


async def sync_faces(bot: Bot, faces: tuple[Face, ...], timeout: float = SYNC_TIMEOUT) -> None:
    """Make Telegram show `faces`; a failure is logged and tried again at the next start, never fatal."""
    try:
        async with asyncio.timeout(timeout):
            for face in faces:
                await _sync_face(bot, face)
            if not isinstance(await bot.get_chat_menu_button(), MenuButtonCommands):
                await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    except (TelegramError, TimeoutError) as error:
        logger.warning("Command menu not updated, will be tried at the next start: %r", error)


async def _sync_face(bot: Bot, face: Face) -> None:
    if await bot.get_my_commands(language_code=face.language) != face.commands:
        await bot.set_my_commands(face.commands, language_code=face.language)
    groups = BotCommandScopeAllGroupChats()
    if await bot.get_my_commands(groups, face.language) != face.group_commands:
        await bot.set_my_commands(face.group_commands, groups, face.language)
    if (await bot.get_my_description(face.language)).description != face.description:
        await bot.set_my_description(face.description, face.language)
    if (await bot.get_my_short_description(face.language)).short_description != face.short_description:
        await bot.set_my_short_description(face.short_description, face.language)
