"""`motcua build`: imports the authored content and the given sources, indexes what changed, swaps it in.

Tested by tests/unit/bot/cli/test_commands.py and tests/integration.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.building import BuildOutcome, build_home
from bot.cli.options import home_option, settings_for
from bot.cli.progress import Progress
from bot.cli.report import as_json, as_text


@click.command()
@home_option
@click.option(
    "--corpus",
    "corpora",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Nguồn thủ tục: thư mục, .tar.xz hoặc .zip (xuất văn bản hay JSON của Cổng). Có thể lặp lại.",
)
@click.option(
    "--provincial-list",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Danh mục công bố của tỉnh (CSV hoặc XLSX): mã, quyết định, ngày, phần riêng của tỉnh.",
)
@click.option(
    "--handbooks",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Sổ tay, văn bản: tệp hoặc thư mục (PDF, DOCX, DOC, HTML, Markdown). Có thể lặp lại; thay cho lần trước.",
)
@click.option("--json", "json_", is_flag=True, help="Báo cáo dạng JSON ra đầu ra chuẩn.")
def build(
    home: Path | None,
    corpora: tuple[Path, ...],
    provincial_list: Path | None,
    handbooks: tuple[Path, ...],
    json_: bool,
) -> None:
    """Nạp nguồn và dựng chỉ mục; chỉ làm lại phần đã đổi."""
    settings = settings_for(home)
    with Progress(sys.stderr) as progress:
        outcome: BuildOutcome = build_home(settings, corpora, provincial_list, progress.update, handbooks)
    click.echo(as_json(outcome) if json_ else as_text(outcome))
