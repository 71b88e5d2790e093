"""The username of the bot that a token belongs to, asked of Telegram. Imported by bot.cli.qr. Tested by
tests/unit/bot/channels/telegram/test_username.py.
"""

from __future__ import annotations

import asyncio

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram.redaction import hidden_token
from bot.channels.telegram.runner import BAD_TOKEN, NO_SOCKS, UNREACHABLE
from bot.settings import Settings
from knowledge.errors import MotCuaError


class UsernameError(MotCuaError):
    """Telegram did not tell the username; the message says what to check."""


def bot_username(settings: Settings) -> str:
    """The username, without "@". Raises UsernameError."""
    with hidden_token(settings.telegram_token) as cleaner:
        try:
            return asyncio.run(_ask(settings))
        except InvalidToken as exc:
            raise UsernameError(BAD_TOKEN) from exc
        except TelegramError as exc:
            raise UsernameError(UNREACHABLE.format(reason=cleaner.clean(exc.message))) from exc
        except RuntimeError as exc:
            if "socks" not in str(exc).lower():
                raise
            raise UsernameError(NO_SOCKS) from exc


async def _ask(settings: Settings) -> str:
    request = HTTPXRequest(proxy=settings.telegram_proxy or None)
    if settings.telegram_base_url:
        bot = Bot(settings.telegram_token, base_url=settings.telegram_base_url, request=request)
    else:
        bot = Bot(settings.telegram_token, request=request)
    async with bot:
        return str(bot.username)
