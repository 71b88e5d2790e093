"""Runs the Telegram channel, by long polling or webhook, until it is told to stop, and says plainly why when it cannot.

Imported by bot.cli. Tested by tests/unit/bot/channels/telegram/test_runner.py and, as a process, by
tests/wire.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TextIO

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels.base import Classroom, Responder, Suggester
from bot.channels.telegram.app import ALLOWED_UPDATES, build_app, updates_request
from bot.channels.telegram.handlers import App
from bot.channels.telegram.inbox import FILE as INBOX
from bot.channels.telegram.inbox import Inbox
from bot.channels.telegram.monitoring import checks, watch
from bot.channels.telegram.redaction import TokenFilter, hidden_token
from bot.channels.telegram.service import Patience, PollingStalledError, serve
from bot.channels.telegram.webhook import webhook_of
from bot.operations.events import turn_log
from bot.operations.health import health_served
from bot.operations.metrics import Metrics
from bot.settings import Settings

logger = logging.getLogger(__name__)

NO_TOKEN = "Chưa có TELEGRAM_BOT_TOKEN. Hãy lấy mã bot ở @BotFather rồi đặt biến này (hoặc ghi vào tệp .env)."
BAD_TOKEN = "Telegram không nhận mã bot. Hãy kiểm tra TELEGRAM_BOT_TOKEN với @BotFather."
UNREACHABLE = (
    "Không kết nối được tới Telegram ({reason}). Hãy kiểm tra mạng, hoặc đặt TELEGRAM_PROXY "
    "(http://máy:cổng, socks5://máy:cổng), hoặc TELEGRAM_BASE_URL trỏ tới máy chủ trung gian."
)
BAD_WEBHOOK = (
    "Telegram không nhận địa chỉ webhook ({reason}). Hãy kiểm tra TELEGRAM_WEBHOOK_URL: https, tên miền có chứng chỉ, "
    "cổng 443, 80, 88 hoặc 8443; hoặc bỏ trống để bot tự hỏi tin."
)
STALLED = "Kết nối nhận tin từ Telegram bị treo. Hãy kiểm tra mạng hoặc TELEGRAM_PROXY rồi chạy lại."
NO_SOCKS = "TELEGRAM_PROXY dùng socks5 nhưng thiếu thư viện. Hãy cài: pip install 'python-telegram-bot[socks]'"


def run_telegram(
    settings: Settings,
    assistant: Responder,
    *,
    classroom: Classroom | None = None,
    metrics: Metrics | None = None,
    suggester: Suggester | None = None,
    patience: Patience | None = None,
    errors: TextIO | None = None,
) -> int:
    """Answer on Telegram until SIGINT or SIGTERM and return 0; return 1, having said why on `errors`, if
    that cannot be.

    `errors` is standard error unless given. Questions sent while the bot was down are answered, not dropped. A line a
    turn goes to standard output. Raises PortTakenError, WebhookFileError.
    """
    out = errors if errors is not None else sys.stderr
    if not settings.telegram_token:
        print(NO_TOKEN, file=out)
        return 1
    build = partial(build_app, assistant=assistant, classroom=classroom, suggester=suggester)
    job = partial(_serve_until_signal, settings, build, metrics or Metrics(), patience or Patience())
    with hidden_token(settings.telegram_token) as cleaner, turn_log(sys.stdout):
        problem = _run(job, cleaner)
    if problem:
        print(problem, file=out)
    return 1 if problem else 0


def _run(job: Callable[[], Coroutine[None, None, None]], cleaner: TokenFilter) -> str:
    """Run until stopped; return what went wrong, "" when nothing did."""
    try:
        asyncio.run(job())
    except RuntimeError as error:
        if "socks" not in str(error).lower():
            raise
        return NO_SOCKS
    except InvalidToken:
        return BAD_TOKEN
    except PollingStalledError:
        return STALLED
    except BadRequest as error:
        return BAD_WEBHOOK.format(reason=cleaner.clean(error.message))
    except TelegramError as error:
        logger.debug("Polling could not start", exc_info=error)
        return UNREACHABLE.format(reason=cleaner.clean(error.message))
    logger.info("Telegram channel stopped")
    return ""


async def _serve_until_signal(
    settings: Settings, build: Callable[..., App], metrics: Metrics, patience: Patience
) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; there Ctrl-C ends the process.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    request = updates_request(settings)
    settings.home.mkdir(parents=True, exist_ok=True)
    inbox = Inbox(settings.home / INBOX)
    try:
        app = build(settings, updates=request, inbox=inbox, metrics=metrics, stop=stop)
        watch(metrics, app, request, inbox)
        async with contextlib.AsyncExitStack() as stack:
            if settings.metrics_port:
                well = checks(settings.home, request)
                await stack.enter_async_context(health_served(settings.metrics_port, metrics, well))
            await serve(app, request, stop, ALLOWED_UPDATES, patience, webhook_of(settings))
    finally:
        inbox.close()
