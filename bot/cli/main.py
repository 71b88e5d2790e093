"""The group of commands, and the one place where errors become a message and an exit code.

Tested by tests/unit/bot/cli/test_commands.py.
"""

from __future__ import annotations

import logging
import sys

import click

from bot.cli.ask import ask
from bot.cli.backup import backup
from bot.cli.build import build
from bot.cli.chat import chat
from bot.cli.contacts import contacts
from bot.cli.evaluate import evaluate
from bot.cli.evaluate_handbooks import evaluate_handbooks
from bot.cli.invite import invite
from bot.cli.qr import qr
from bot.cli.quiz import quiz
from bot.cli.restore import restore
from bot.cli.run import run
from bot.cli.telegram import telegram
from bot.cli.training import training
from bot.cli.web import web
from knowledge.errors import MotCuaError

FAILED = 1


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="motcua", prog_name="motcua")
def group() -> None:
    """Một Cửa: trợ lý thủ tục hành chính, bắt đầu từ Lâm Đồng."""


for command in (
    ask,
    backup,
    build,
    chat,
    contacts,
    evaluate,
    evaluate_handbooks,
    invite,
    qr,
    quiz,
    restore,
    run,
    telegram,
    training,
    web,
):
    group.add_command(command)


def main() -> None:
    """Runs the command line; errors of the project are one plain message on standard error, exit code 1."""
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    try:
        group(prog_name="motcua")
    except MotCuaError as error:
        logging.getLogger("motcua").debug("failed", exc_info=True)
        click.echo(f"Lỗi: {error}", err=True)
        sys.exit(FAILED)
