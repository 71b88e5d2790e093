"""`motcua telegram`: the Telegram channel. Tested by tests/wire."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.assistant import Assistant, open_assistant
from bot.channels.telegram.runner import run_telegram
from bot.cli.options import home_option, settings_for
from bot.settings import Settings


@click.command()
@home_option
def telegram(home: Path | None) -> None:
    """Phục vụ trên Telegram (cần TELEGRAM_BOT_TOKEN)."""
    settings = settings_for(home)
    sys.exit(serve(settings, open_assistant(settings)))


def serve(settings: Settings, assistant: Assistant) -> int:
    """Serves Telegram with everything that an assistant has for it, and gives the exit code."""
    return run_telegram(
        settings,
        assistant,
        classroom=assistant.classroom,
        metrics=assistant.metrics,
        suggester=assistant.suggestions,
    )
