"""`motcua training`: the trainer's page and tables, written to a folder.

Tested by tests/unit/bot/cli/test_training.py.
"""

from __future__ import annotations

from pathlib import Path

import click

from bot.assistant import open_assistant
from bot.cli.options import home_option, settings_for
from bot.messages import Message, Person, Role


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Thư mục ghi ra.")
@click.option("--language", type=click.Choice(["vi", "en", "ru"]), default="vi", show_default=True)
@home_option
def training(out: Path, language: str, home: Path | None) -> None:
    """Ghi trang tình hình học (HTML) và các bảng số liệu (CSV)."""
    assistant = open_assistant(settings_for(home), warm=False)
    reply = assistant.respond(Message(Person("cli:trainer", Role.ADMIN, language), action="report"))
    out.mkdir(parents=True, exist_ok=True)
    for file in reply.files:
        (out / file.name).write_bytes(file.content)
        click.echo(out / file.name)
