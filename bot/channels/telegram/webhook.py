"""Receiving by webhook: where Telegram is to send updates, and whether it does.

The bot listens on this machine alone; a reverse proxy before it speaks TLS (deploy/nginx.conf). What nobody may guess,
the end of the path and the secret that Telegram sends along, is made once and kept in the home, readable by its owner
alone, unless the settings say it. Imported by bot.channels.telegram.*. Tested by
tests/unit/bot/channels/telegram/test_webhook.py and tests/wire/test_webhook.py.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from telegram import Bot
from telegram.error import TelegramError
from telegram.ext import Updater

from bot.channels.telegram.contact import WatchedRequest
from bot.operations.health import HOST, PortTakenError
from bot.settings import Settings
from knowledge.errors import PermanentError

logger = logging.getLogger(__name__)

FILE = "webhook.json"  # in the home folder, in no backup
CHANGED = "Webhook của bot không còn là địa chỉ của tiến trình này: có tiến trình khác dùng cùng mã bot, hãy tắt bớt."


class WebhookFileError(PermanentError):
    """The secrets that were kept cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Không đọc được {path} ({reason}). Xóa tệp đó rồi chạy lại, bot tự tạo tệp mới.")
        self.path = path


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address that Telegram is given, its path, the port behind the proxy, and the secret sent along."""

    url: str = field(repr=False)
    path: str = field(repr=False)
    port: int
    secret: str = field(repr=False)


def webhook_of(settings: Settings) -> Webhook | None:
    """Return the webhook of the settings, None where updates are to be polled for.

    The path of the address stands as it is; where it is none or ends in "/", a random part follows it. Raises
    WebhookFileError.
    """
    if not settings.telegram_webhook_url:
        return None
    parts = urlsplit(settings.telegram_webhook_url)
    kept = _kept(settings.home / FILE)
    path = parts.path or "/"
    path += kept["path"] if path.endswith("/") else ""
    url = urlunsplit((parts.scheme, parts.netloc, path, "", ""))
    return Webhook(url, path, settings.telegram_webhook_port, settings.telegram_webhook_secret or kept["secret"])


def _kept(path: Path) -> dict[str, str]:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            return {"path": str(held["path"]), "secret": str(held["secret"])}
        except (OSError, ValueError, KeyError, TypeError) as exc:
            raise WebhookFileError(path, repr(exc)) from exc
    made = {"path": secrets.token_urlsafe(24), "secret": secrets.token_urlsafe(32)}
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(made, file)
    return made


async def start_webhook(updater: Updater, webhook: Webhook, retries: int, allowed: tuple[str, ...]) -> None:
    """Listen, and tell Telegram where; raises PortTakenError, TelegramError."""
    try:
        await updater.start_webhook(
            listen=HOST,
            port=webhook.port,
            url_path=webhook.path,
            webhook_url=webhook.url,
            secret_token=webhook.secret,
            bootstrap_retries=retries,
            drop_pending_updates=False,
            allowed_updates=list(allowed),
        )
    except OSError as exc:
        raise PortTakenError("TELEGRAM_WEBHOOK_PORT", webhook.port, exc.strerror or str(exc)) from exc


class WebhookWatch:
    """Asks Telegram now and then how the webhook does."""

    def __init__(self, webhook: Webhook, contact: WatchedRequest) -> None:
        """Take the webhook, and what is told that Telegram was heard."""
        self._webhook, self._contact = webhook, contact
        self._told: datetime | None = None

    async def look(self, bot: Bot) -> None:
        """Ask once; trouble is logged, each delivery that failed once."""
        try:
            info = await bot.get_webhook_info()
        except TelegramError as error:
            logger.warning("Telegram not asked about the webhook: %s", error.message)
            return
        if info.url != self._webhook.url:
            logger.error(CHANGED)
            return
        self._contact.heard()
        if info.last_error_date is not None and info.last_error_date != self._told:
            self._told = info.last_error_date
            logger.warning("Telegram could not deliver an update: %s", info.last_error_message)
