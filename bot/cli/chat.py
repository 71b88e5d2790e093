"""`motcua chat`: the terminal channel. Tested through tests/unit/bot/channels/test_terminal.py."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.assistant import open_assistant
from bot.channels.terminal import run_chat
from bot.cli.options import home_option, settings_for


@click.command()
@home_option
def chat(home: Path | None) -> None:
    """Trò chuyện ngay trong cửa sổ dòng lệnh."""
    settings = settings_for(home)
    sys.exit(run_chat(open_assistant(settings), settings, sys.stdin, sys.stdout))
