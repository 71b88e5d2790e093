"""`motcua web`: the web channel. Tested by tests/web."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from bot.assistant import Assistant, open_assistant
from bot.channels.web.opening import open_site
from bot.channels.web.serving import serve_web
from bot.cli.options import home_option, settings_for
from bot.operations.events import turn_log
from bot.settings import Settings


@click.command()
@home_option
@click.option("--host", help="Địa chỉ máy để mở trang web (mặc định MOTCUA_WEB_HOST hoặc 127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Cổng (mặc định MOTCUA_WEB_PORT hoặc 8080; 0: cổng trống).")
def web(home: Path | None, host: str | None, port: int | None) -> None:
    """Mở trang web: hỏi đáp trong trình duyệt."""
    settings = settings_for(home)
    settings = replace(
        settings, web_host=host or settings.web_host, web_port=settings.web_port if port is None else port
    )
    sys.exit(serve_site(settings, open_assistant(settings)))


def serve_site(settings: Settings, assistant: Assistant) -> int:
    """Serves the site until the process is told to end, and gives the exit code."""
    app = open_site(settings, assistant, alone=True)
    ready = partial(said_open, settings)
    with turn_log(sys.stdout):
        return serve_web(app, settings.web_host, settings.web_port, settings.web_proxies, ready)


def said_open(settings: Settings, address: str) -> None:
    """Says where the page can be opened."""
    click.echo(f"Trang web đã mở: {settings.web_url or address}", err=True)
