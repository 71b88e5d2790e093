"""`motcua ask`: one question, one answer; as JSON for machines, with the signals for developers.

Tested by tests/unit/bot/cli/test_commands.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.assistant import open_assistant
from bot.channels.base import command_action
from bot.cli.explain import explain
from bot.cli.options import home_option, settings_for
from bot.evaluation import turn
from bot.messages import Message, Person, Role


@click.command()
@click.argument("question")
@home_option
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.CITIZEN.value)
@click.option("--json", "json_", is_flag=True, help="Một lượt trả lời dạng JSON.")
@click.option("--explain", "explained", is_flag=True, help="Mỗi tín hiệu nói gì về từng thủ tục.")
def ask(question: str, home: Path | None, role: str, json_: bool, explained: bool) -> None:
    """Hỏi một câu."""
    assistant = open_assistant(settings_for(home), lasting=False, warm=False)
    person, action = Person("ask:1", Role(role)), command_action(question)
    message = Message(person, action=action) if action else Message(person, question)
    answered = turn(assistant, message)
    if json_:
        click.echo(json.dumps(answered.as_dict(), ensure_ascii=False))
        return
    click.echo(answered.text)
    if explained:
        click.echo("\n" + explain(assistant.library.searcher.search(question)))
