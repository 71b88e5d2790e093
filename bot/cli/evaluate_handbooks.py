"""`motcua eval-handbooks`: questions over handbooks put to the search for passages, with figures and misses.

Tested by tests/unit/bot/cli/test_commands.py.
"""

from __future__ import annotations

import time
from pathlib import Path

import click
import yaml

from bot.cli.evaluate import under_floor
from bot.cli.options import home_option, settings_for
from bot.library import Library
from bot.shelf_evaluation import ShelfJudged, judge_shelf, read_shelf_questions, shelf_figures
from index.evaluation import Figures

KEY = "handbooks"  # in the file of floors


@click.command("eval-handbooks")
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@home_option
@click.option("--misses", default=0, help="In ra chừng này câu trượt, kèm đoạn đã tìm thấy.")
@click.option(
    "--floor",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Mức sàn (YAML, khóa «handbooks»: nửa: {s1: .., s3: ..}); dưới sàn thì lệnh báo lỗi.",
)
def evaluate_handbooks(questions: Path, home: Path | None, misses: int, floor: Path | None) -> None:
    """Đo xem sổ tay, văn bản có đoạn trả lời được câu hỏi không."""
    items = read_shelf_questions(questions)
    searcher = Library(settings_for(home)).searcher
    searcher.passages("ờ thì là như vậy đó")
    start = time.perf_counter()
    judged = judge_shelf(searcher.passages, items)
    milliseconds = (time.perf_counter() - start) * 1000 / max(1, len(items))
    figures = shelf_figures(judged)
    click.echo(table(figures, milliseconds))
    strayed = [one.question.id for one in judged if one.question.elsewhere and one.strayed]
    click.echo(f"sổ tay tỉnh khác bị đưa ra: {', '.join(strayed) or 'không'}")
    for miss in [one for one in judged if one.rank is None and not one.question.elsewhere][:misses]:
        click.echo(_miss(miss))
    below = under_floor(figures, yaml.safe_load(floor.read_text(encoding="utf-8"))[KEY]) if floor else []
    if below or (floor and strayed):
        raise click.ClickException("Dưới sàn: " + "; ".join([*below, *strayed]))


def table(figures: dict[str, Figures], milliseconds: float) -> str:
    """The figures as text, halves first, and the mean time of a search."""
    lines = [f"{'phần':48s} {'số câu':>6s}  S@1    S@3"]
    for name in sorted(figures, key=lambda name: ("." in name, name)):
        lines.append(f"{name:48s} {figures[name].n:6d}  {figures[name].s1:.3f}  {figures[name].s3:.3f}")
    return "\n".join([*lines, f"mỗi lần tìm: trung bình {milliseconds:.1f} ms"])


def _miss(miss: ShelfJudged) -> str:
    found = "; ".join(f"{hit.passage.handbook}: {' › '.join(hit.passage.heading[-1:])}" for hit in miss.hits)
    return f"{miss.question.id} | {miss.question.query} | {found}"
