"""`motcua run`: what scripts/run starts: a home that is ready, then the web page, and Telegram where there is a token.

Tested by tests/wire/test_beside.py.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from bot.assistant import Assistant, open_assistant
from bot.building import build_home
from bot.channels.terminal import run_chat
from bot.channels.web.opening import open_site
from bot.channels.web.serving import WebThread
from bot.cli.options import home_option, settings_for
from bot.cli.progress import Progress
from bot.cli.telegram import serve
from bot.cli.web import said_open, serve_site
from bot.settings import Settings


@click.command()
@home_option
@click.option("--corpus", "corpora", multiple=True, type=click.Path(exists=True, path_type=Path))
@click.option("--chat", is_flag=True, help="Trò chuyện ngay trong cửa sổ dòng lệnh, không mở trang web.")
@click.option("--prepare", is_flag=True, help="Chuẩn bị dữ liệu xong thì thoát.")
def run(home: Path | None, corpora: tuple[Path, ...], chat: bool, prepare: bool) -> None:
    """Chuẩn bị dữ liệu rồi mở trợ lý: trang web, và Telegram nếu có TELEGRAM_BOT_TOKEN."""
    settings = settings_for(home)
    with Progress(sys.stderr) as progress:
        build_home(settings, corpora, None, progress.update)
    if prepare:
        return
    assistant = open_assistant(settings)
    if chat:
        sys.exit(run_chat(assistant, settings, sys.stdin, sys.stdout))
    sys.exit(serve_all(settings, assistant) if settings.telegram_token else serve_alone(settings, assistant))


def serve_alone(settings: Settings, assistant: Assistant) -> int:
    """Serves the web page, and says how to get what is not served."""
    click.echo("Chưa có TELEGRAM_BOT_TOKEN nên chưa phục vụ Telegram. Trò chuyện tại đây: scripts/run --chat", err=True)
    return serve_site(settings, assistant)


def serve_all(settings: Settings, assistant: Assistant) -> int:
    """Serves Telegram and, unless MOTCUA_WEB is off, the web page in a thread beside it; gives the exit code."""
    with ExitStack() as beside:
        if settings.web_beside:
            app = open_site(settings, assistant)
            web = beside.enter_context(WebThread(app, settings.web_host, settings.web_port, settings.web_proxies))
            said_open(settings, web.address)
        return serve(settings, assistant)
