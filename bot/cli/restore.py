"""`motcua restore FILE`: a home from a backup. Tested by tests/unit/bot/cli/test_backup.py."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from bot.cli.options import home_option, settings_for
from bot.operations.restore import restore as restore_home


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Thay dữ liệu đang có.")
@home_option
def restore(file: Path, force: bool, home: Path | None) -> None:
    """Khôi phục dữ liệu từ một tệp do «motcua backup» ghi; dừng bot trước."""
    target = settings_for(home).home
    contents = restore_home(file, target, force)
    made = datetime.fromtimestamp(contents.made).strftime("%d/%m/%Y %H:%M")
    click.echo(f"Đã khôi phục {len(contents.parts)} tệp, bản sao lưu lúc {made}, vào {target}.")
