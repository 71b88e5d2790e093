"""`motcua chat`: the terminal channel. Tested through tests/unit/bot/channels/test_terminal.py."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.assistant import open_assistant
from bot.channels.terminal import run_chat
from bot.cli.options import home_option, settings_for
from bot.messages import Role


@click.command()
@home_option
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.CITIZEN.value)
def chat(home: Path | None, role: str) -> None:
    """Trò chuyện ngay trong cửa sổ dòng lệnh."""
    settings = settings_for(home)
    sys.exit(run_chat(open_assistant(settings), settings, sys.stdin, sys.stdout, role=Role(role)))
