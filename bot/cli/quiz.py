"""`motcua quiz --export FILE`: writes questions with their keys, to be checked or used elsewhere.

Tested by tests/unit/bot/cli/test_quiz.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.cli.options import home_option, settings_for
from bot.content import CONTENT
from bot.quiz.export import COUNT, Account, export_questions
from index.generation import Generations
from knowledge.posts import load_posts
from knowledge.siblings import load_families
from knowledge.store import Store


@click.command()
@click.option(
    "--export", "file", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Tệp JSONL để ghi."
)
@click.option("--count", type=click.IntRange(min=1), default=COUNT, show_default=True, help="Số câu hỏi.")
@click.option("--posts-only", is_flag=True, help="Chỉ hỏi các thủ tục trong lộ trình của các vị trí việc làm.")
@home_option
def quiz(file: Path, count: int, posts_only: bool, home: Path | None) -> None:
    """Ghi câu hỏi kiểm tra, lấy từ hồ sơ thủ tục, kèm đáp án; mỗi dòng một câu."""
    store = Store(Generations(settings_for(home).home / "index").current() / "knowledge.db")
    posts = {code for post in load_posts(CONTENT / "posts").values() for code in post.procedures}
    account = Account()
    lines = export_questions(
        store, load_families(CONTENT / "siblings"), count, posts, posts_only=posts_only, account=account
    )
    with file.open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    store.close()
    for told in account.lines():
        click.echo(told, err=True)
