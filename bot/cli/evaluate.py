"""`motcua eval`: a question set answered through the same assistant as every channel, with figures and misses.

Tested by tests/unit/bot/cli/test_commands.py.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
import yaml

from bot.assistant import open_assistant
from bot.cli.options import home_option, settings_for
from bot.cli.progress import Progress
from bot.evaluation import Question, Turn, answer_question, read_questions
from index.evaluation import Figures, Judged, cause, figures


@click.command("eval")
@click.argument("questions", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@home_option
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Tệp câu trả lời (JSON Lines).")
@click.option("--misses", default=0, help="In ra chừng này câu trượt, kèm nguyên nhân.")
@click.option(
    "--floor",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Mức sàn (YAML: nhóm: {s1: .., s3: ..}); dưới sàn thì lệnh báo lỗi.",
)
def evaluate(questions: tuple[Path, ...], home: Path | None, out: Path | None, misses: int, floor: Path | None) -> None:
    """Trả lời một bộ câu hỏi và chấm điểm."""
    items = list(read_questions(questions))
    assistant = open_assistant(settings_for(home), lasting=False)
    answered: list[tuple[Question, tuple[Turn, ...]]] = []
    with Progress(sys.stderr) as progress:
        for number, item in enumerate(items, 1):
            answered.append((item, answer_question(assistant, item)))
            progress.update("eval", number, len(items))
    if out:
        lines = (
            json.dumps({"id": item.id, "turns": [turn.as_dict() for turn in turns]}, ensure_ascii=False)
            for item, turns in answered
        )
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    judged = [one for item, turns in answered for one in judge(item, turns)]
    by_style = figures(judged)
    click.echo(table(by_style, [turn for _, turns in answered for turn in turns]))
    titles = {row.code: row.title for row in assistant.library.searcher.rows}
    missed = [one for one in judged if one.rank != 0]
    causes = Counter(cause(one, titles).value for one in missed)
    click.echo("Trượt vì: " + ", ".join(f"{name} {count}" for name, count in causes.most_common()))
    for miss in missed[:misses]:
        why = cause(miss, titles).value
        click.echo(f"{why} | {miss.style} | {miss.query} | {sorted(miss.gold)[:3]} | {list(miss.codes[:3])}")
    if floor:
        wanted = yaml.safe_load(floor.read_text(encoding="utf-8"))
        below = under_floor(by_style, {style: bounds for style, bounds in wanted.items() if style != "handbooks"})
        if below:
            raise click.ClickException("Dưới sàn: " + "; ".join(below))


def judge(item: Question, turns: Sequence[Turn]) -> list[Judged]:
    """The turns of an item that have acceptable codes; items out of scope have none."""
    if "kind" in item.raw:
        return []
    wanted = item.raw.get("turns") or [item.raw]
    return [
        Judged(item.id, str(item.raw.get("style", "?")), turn["query"], set(turn["gold"]), got.codes, place > 0)
        for place, (turn, got) in enumerate(zip(wanted, turns, strict=True))
    ]


def table(by_style: dict[str, Figures], turns: Sequence[Turn]) -> str:
    """The figures as text, and the time of an answer."""
    lines = [f"{'kiểu':16s} {'số câu':>6s}  S@1    S@3"]
    for name in sorted(by_style, key=lambda name: (name != "all", name)):
        figure = by_style[name]
        lines.append(f"{name:16s} {figure.n:6d}  {figure.s1:.3f}  {figure.s3:.3f}")
    times = sorted(turn.ms for turn in turns)
    if times:
        p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        lines.append(f"mỗi câu trả lời: trung vị {statistics.median(times):.1f} ms, p95 {p95:.1f} ms")
    return "\n".join(lines)


def under_floor(by_style: Mapping[str, Figures], wanted: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The figures that fall below those wanted, as text."""
    below = []
    for style, bounds in wanted.items():
        for name, bound in bounds.items():
            got = getattr(by_style[style], name) if style in by_style else 0.0
            if got < bound:
                below.append(f"{style} {name} {got:.3f} < {bound:.3f}")
    return below
