"""`motcua run`: what scripts/run starts: a home that is ready, then Telegram or, without a token, the terminal.

Tested by tests/unit/bot/cli/test_commands.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.assistant import open_assistant
from bot.building import build_home
from bot.channels.terminal import run_chat
from bot.cli.options import home_option, settings_for
from bot.cli.progress import Progress
from bot.cli.telegram import serve


@click.command()
@home_option
@click.option("--corpus", "corpora", multiple=True, type=click.Path(exists=True, path_type=Path))
def run(home: Path | None, corpora: tuple[Path, ...]) -> None:
    """Chuẩn bị dữ liệu rồi mở trợ lý: Telegram nếu có TELEGRAM_BOT_TOKEN, nếu không thì cửa sổ dòng lệnh."""
    settings = settings_for(home)
    with Progress(sys.stderr) as progress:
        build_home(settings, corpora, None, progress.update)
    assistant = open_assistant(settings)
    if settings.telegram_token:
        sys.exit(serve(settings, assistant))
    click.echo("Chưa có TELEGRAM_BOT_TOKEN nên chưa phục vụ Telegram; mở trò chuyện tại đây.", err=True)
    sys.exit(run_chat(assistant, settings, sys.stdin, sys.stdout))
